import type { Queryable } from '../history.ts'
import { leafHash, nodeHash } from './merkle.ts'
import type { ReadNode } from './merkle.ts'

/** A tile holds 256 hashes: those of level 8 × `level`, from `index` × 256 on (C2SP tlog-tiles). */
export const tileWidth = 256
export const hashBytes = 32
const tileHeight = 8

/** What stands in the log for one thing that happened: what kind it is, and its digest. */
export function entryOf(kind: number, digest: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(kind), digest])
}

/** The hashes of a tile as far as they are there, in the tree of `size` leaves; at most 256. */
export type ReadTile = (level: number, index: number) => Promise<Buffer>

/** Reads tiles from the database: full ones as they are kept, the last ones of each level from what is below them. Each is read once. */
export function tileReader(queryable: Queryable, officeId: number, size: number): ReadTile {
  const known = new Map<string, Promise<Buffer>>()
  async function fetch(level: number, index: number): Promise<Buffer> {
    const width = widthOf(level, index, size)
    if (width <= 0) throw new RangeError('no such tile')
    if (width === tileWidth) {
      const { rows } = await queryable.query<{ hashes: Buffer }>({ name: 'log_tile', text: 'select hashes from log_tile where office_id = $1 and level = $2 and index = $3', values: [officeId, level, index] })
      if (!rows[0]) throw new Error(`tile ${level}/${index} is missing`)
      return rows[0].hashes
    }
    if (level === 0) {
      const leaves = await readEntries(queryable, officeId, index * tileWidth, width)
      if (leaves.length !== width) throw new Error('leaves are missing')
      return Buffer.concat(leaves.map(leafHash))
    }
    const below: Buffer[] = []
    for (let at = index * tileWidth; at < index * tileWidth + width; at++) below.push(tileRoot(await read(level - 1, at)))
    return Buffer.concat(below)
  }
  const read: ReadTile = (level, index) => {
    const key = `${level}/${index}`
    const found = known.get(key) ?? fetch(level, index)
    known.set(key, found)
    return found
  }
  return read
}

/** Entries of the log from a place on. */
export async function readEntries(queryable: Queryable, officeId: number, from: number, count: number): Promise<Buffer[]> {
  const { rows } = await queryable.query<{ kind: number; digest: Buffer }>({
    name: 'log_entries', text: 'select kind, digest from log_leaf where office_id = $1 and index >= $2 and index < $3 order by index', values: [officeId, from, from + count],
  })
  return rows.map(({ kind, digest }) => entryOf(kind, digest))
}

/** How many hashes a tile has in the tree of `size` leaves. */
export function widthOf(level: number, index: number, size: number): number {
  return Math.min(tileWidth, Math.floor(size / tileWidth ** level) - index * tileWidth)
}

/** Any complete subtree, out of the tile that holds its level. */
export function nodesOf(read: ReadTile): ReadNode {
  return async (level, index) => {
    const tile = Math.floor(level / tileHeight)
    const span = 2 ** (level % tileHeight)
    const first = index * span
    const hashes = await read(tile, Math.floor(first / tileWidth))
    return reduce(hashes, first % tileWidth, span)
  }
}

/** The one hash over a full tile, which stands in the tile above. */
export function tileRoot(hashes: Buffer): Buffer {
  return reduce(hashes, 0, tileWidth)
}

function reduce(hashes: Buffer, from: number, count: number): Buffer {
  if (count === 1) {
    const hash = hashes.subarray(from * hashBytes, (from + 1) * hashBytes)
    if (hash.length !== hashBytes) throw new RangeError('a hash that is not there yet')
    return hash
  }
  return nodeHash(reduce(hashes, from, count / 2), reduce(hashes, from + count / 2, count / 2))
}
