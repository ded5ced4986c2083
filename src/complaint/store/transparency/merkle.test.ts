import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consistencyProof, emptyRoot, extendsTree, includes, inclusionProof, leafHash, nodeHash, rootOf } from './merkle.ts'
import type { ReadNode } from './merkle.ts'
import { nodesOf, tileRoot, tileWidth, widthOf } from './tiles.ts'

const leaves = Array.from({ length: 700 }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)))

/** The definition of RFC 6962 itself, over all leaves. */
function naive(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes
  if (!only) return emptyRoot
  if (hashes.length === 1) return only
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return nodeHash(naive(hashes.slice(0, split)), naive(hashes.slice(split)))
}
const read: ReadNode = async (level, index) => naive(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))
/** The same nodes out of tiles. */
const tiled = (size: number) => nodesOf(async function tile(level, index): Promise<Buffer> {
  const hashes = await Promise.all(Array.from({ length: widthOf(level, index, size) }, async (_, at) => (level === 0 ? leaves[index * tileWidth + at] ?? Buffer.alloc(0) : tileRoot(await tile(level - 1, index * tileWidth + at)))))
  return Buffer.concat(hashes)
})

test('the empty tree, one leaf and two are as RFC 6962 says', () => {
  expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  expect(nodeHash(Buffer.from('a'), Buffer.from('b')).equals(createHash('sha256').update('\u0001ab').digest())).toBe(true)
})

test('every leaf of every tree has a proof, by nodes and by tiles alike, and no other leaf, place, size or root fits it', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: leaves.length }), fc.nat(), fc.nat(), async (size, at, other) => {
    const index = at % size
    const root = naive(leaves.slice(0, size))
    expect((await rootOf(tiled(size), size)).equals(root)).toBe(true)
    const proof = await inclusionProof(tiled(size), index, size)
    expect(proof).toEqual(await inclusionProof(read, index, size))
    const leaf = leaves[index] ?? emptyRoot
    expect(includes(leaf, index, size, proof, root)).toBe(true)
    const wrong = other % size
    if (wrong !== index) {
      expect(includes(leaves[wrong] ?? emptyRoot, index, size, proof, root)).toBe(false)
      expect(includes(leaf, wrong, size, proof, root)).toBe(false)
    }
    expect(includes(leaf, index, size, proof, leafHash(root))).toBe(false)
    expect(includes(leaf, index, size, [...proof, root], root)).toBe(false)
    if (proof.length > 0) expect(includes(leaf, index, size, proof.slice(1), root)).toBe(false)
  }), { numRuns: 60 })
})

test('a tree proves that it begins with every smaller one, and with no other', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: leaves.length }), fc.integer({ min: 1, max: leaves.length }), async (one, other) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)]
    const [first, second] = [{ size: from, root: naive(leaves.slice(0, from)) }, { size: to, root: naive(leaves.slice(0, to)) }]
    const proof = await consistencyProof(tiled(to), from, to)
    expect(extendsTree(first, second, proof)).toBe(true)
    expect(extendsTree({ ...first, root: leafHash(first.root) }, second, proof)).toBe(false)
    expect(extendsTree(first, { ...second, root: leafHash(second.root) }, proof)).toBe(false)
    if (from < to) expect(extendsTree(second, first, proof)).toBe(false)
    if (proof.length > 0) expect(extendsTree(first, second, proof.slice(1))).toBe(false)
  }), { numRuns: 60 })
})
