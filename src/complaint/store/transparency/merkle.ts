import { createHash } from 'node:crypto'

/** Merkle trees as in RFC 6962 section 2.1: leaves and nodes are hashed apart, so that none can pass for the other. */

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

export const emptyRoot: Buffer = sha256()
export const leafHash = (entry: Uint8Array): Buffer => sha256(Buffer.of(0), entry)
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.of(1), left, right)

/** The hash of a complete subtree: `index` counts the subtrees of 2^`level` leaves from the left. */
export type ReadNode = (level: number, index: number) => Promise<Buffer>

/** The hash over the leaves from `start` (a multiple of the power of two that spans the range) to before `end`. */
async function rangeHash(read: ReadNode, start: number, end: number): Promise<Buffer> {
  const level = Math.log2(end - start)
  if (Number.isInteger(level)) return read(level, start / 2 ** level)
  const split = start + largestPowerBelow(end - start)
  return nodeHash(await rangeHash(read, start, split), await rangeHash(read, split, end))
}

/** The root of the tree of the first `size` leaves. */
export async function rootOf(read: ReadNode, size: number): Promise<Buffer> {
  return size === 0 ? emptyRoot : rangeHash(read, 0, size)
}

/** The hashes that prove that leaf `index` is in the tree of `size` leaves, from the leaf upwards. */
export async function inclusionProof(read: ReadNode, index: number, size: number): Promise<Buffer[]> {
  async function path(start: number, end: number): Promise<Buffer[]> {
    if (end - start === 1) return []
    const split = start + largestPowerBelow(end - start)
    return index < split
      ? [...await path(start, split), await rangeHash(read, split, end)]
      : [...await path(split, end), await rangeHash(read, start, split)]
  }
  if (index < 0 || index >= size) throw new RangeError('no such leaf')
  return path(0, size)
}

/** The hashes that prove that the tree of `from` leaves is the beginning of the tree of `to` leaves. */
export async function consistencyProof(read: ReadNode, from: number, to: number): Promise<Buffer[]> {
  async function proof(m: number, start: number, end: number, whole: boolean): Promise<Buffer[]> {
    if (m === end) return whole ? [] : [await rangeHash(read, start, end)]
    const split = start + largestPowerBelow(end - start)
    return m <= split
      ? [...await proof(m, start, split, whole), await rangeHash(read, split, end)]
      : [...await proof(m, split, end, false), await rangeHash(read, start, split)]
  }
  if (from < 0 || from > to) throw new RangeError('a tree does not shrink')
  return from === 0 || from === to ? [] : proof(from, 0, to, true)
}

/** Whether the proof shows the leaf at its place in the tree with this root (RFC 9162 section 2.1.3.2). */
export function includes(leaf: Buffer, index: number, size: number, proof: readonly Buffer[], root: Buffer): boolean {
  if (index < 0 || index >= size) return false
  let [node, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else hash = nodeHash(hash, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && hash.equals(root)
}

/** Whether the proof shows that the second tree begins with the first (RFC 9162 section 2.1.4.2). */
export function extendsTree(first: { size: number; root: Buffer }, second: { size: number; root: Buffer }, proof: readonly Buffer[]): boolean {
  if (first.size > second.size) return false
  if (first.size === second.size) return proof.length === 0 && first.root.equals(second.root)
  if (first.size === 0) return proof.length === 0
  const path = Number.isInteger(Math.log2(first.size)) ? [first.root, ...proof] : [...proof]
  const seed = path.shift()
  if (!seed) return false
  let [node, last, one, two] = [first.size - 1, second.size - 1, seed, seed]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  for (const hash of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      one = nodeHash(hash, one)
      two = nodeHash(hash, two)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else two = nodeHash(two, hash)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && one.equals(first.root) && two.equals(second.root)
}

const half = (value: number): number => Math.floor(value / 2)

/** The largest power of two smaller than this. */
function largestPowerBelow(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1)
}
