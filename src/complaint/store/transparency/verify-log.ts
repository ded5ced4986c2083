import type pg from 'pg'
import type { Fault } from '../faults.ts'
import type { Queryable } from '../history.ts'
import { leafHash, nodeHash } from './merkle.ts'
import { checkpointText, openCheckpoint } from './note.ts'
import type { Verifier } from './note.ts'
import { entryOf, tileRoot, tileWidth } from './tiles.ts'

/** More faults of one kind than these have one cause. */
const most = 1_000
const batch = 10_000

export interface VerifyingLog {
  pool: pg.Pool
  officeId: number
  verifier: Verifier
  /** Checkpoints that were kept elsewhere: beside the database, at a witness, on paper. The log must still contain them. */
  kept: readonly { size: number; root: Buffer }[]
}

/** Holds the transparency log against what it tells of, against itself, and against the checkpoints that were kept elsewhere. Reads by batches. */
export async function logFaults(given: VerifyingLog): Promise<{ faults: Fault[]; leaves: number }> {
  const { pool, officeId } = given
  const tree = await treeFaults(given)
  return { faults: [...await recordFaults(pool, officeId), ...tree.faults], leaves: tree.leaves }
}

/** Every event and paper is a leaf or waits to be one, and every leaf tells of something that is there as it was. */
async function recordFaults(queryable: Queryable, officeId: number): Promise<Fault[]> {
  const { rows } = await queryable.query<{ kind: 'log-missing' | 'log-differs' | 'log-stray'; complaintId: string | null; seq: number | null; detail: string | null }>(
    `with record as (
       select 1::smallint as kind, complaint_id, seq, null::uuid as paper_id, hash as digest from complaint_event where office_id = $1
       union all select 2, complaint_id, null, id, decode(sha256, 'hex') from issued_paper where office_id = $1
       union all select 3, null, null, paper_id, decode(sha256, 'hex') from paper_rendition where office_id = $1
     ), known as (
       select kind, complaint_id, seq, paper_id, digest, index from log_leaf where office_id = $1
       union all select kind, complaint_id, seq, paper_id, digest, null from log_pending where office_id = $1
     ), missing as (
       select 'log-missing' as kind, r.complaint_id, r.seq, encode(r.digest, 'hex') as detail from record r
       where not exists (select from known k where k.kind = r.kind and (r.kind = 1 and k.complaint_id = r.complaint_id and k.seq = r.seq or r.kind = 2 and k.paper_id = r.paper_id or r.kind = 3 and k.paper_id = r.paper_id and k.digest = r.digest)) limit ${most}
     ), differing as (
       select 'log-differs' as kind, r.complaint_id, r.seq, k.index::text as detail from known k join record r
       on k.kind = r.kind and (r.kind = 1 and k.complaint_id = r.complaint_id and k.seq = r.seq or r.kind = 2 and k.paper_id = r.paper_id) where k.digest <> r.digest limit ${most}
     ), stray as (
       select 'log-stray' as kind, k.complaint_id, k.seq, coalesce(k.index::text, encode(k.digest, 'hex')) as detail from known k
       where not exists (select from record r where k.kind = r.kind and (r.kind = 1 and k.complaint_id = r.complaint_id and k.seq = r.seq or r.kind = 2 and k.paper_id = r.paper_id or r.kind = 3 and k.paper_id = r.paper_id and k.digest = r.digest)) limit ${most}
     )
     select kind, complaint_id as "complaintId", seq, detail from (select * from missing union all select * from differing union all select * from stray) as found`, [officeId])
  return rows.map(({ kind, complaintId, seq, detail }) => ({ kind, ...(complaintId ? { complaintId } : {}), ...(seq === null ? {} : { seq }), ...(detail ? { detail } : {}) }))
}

/** The tree is built anew from its leaves and compared with every tile and every checkpoint on the way. */
async function treeFaults({ pool, officeId, verifier, kept }: VerifyingLog): Promise<{ faults: Fault[]; leaves: number }> {
  const faults: Fault[] = []
  const { rows: signed } = await pool.query<{ size: number; root: Buffer; note: string }>('select size, root, note from log_checkpoint where office_id = $1 order by size', [officeId])
  for (const { size, root, note } of signed) {
    const opened = openCheckpoint(note, verifier)
    if (!opened || opened.size !== size || !opened.root.equals(root) || !note.startsWith(checkpointText(opened))) faults.push({ kind: 'log-checkpoint', detail: String(size) })
  }
  const last = signed.at(-1)?.size ?? 0
  const expected = Map.groupBy([...signed, ...kept], ({ size }) => size)
  const tree = new Growing()
  for (let next = 0; ;) {
    const { rows } = await pool.query<{ index: number; kind: number; digest: Buffer }>('select index, kind, digest from log_leaf where office_id = $1 and index >= $2 and index < $3 order by index limit $4', [officeId, next, last, batch])
    for (const { index, kind, digest } of rows) {
      if (index !== tree.size) return { faults: [...faults, { kind: 'log-gap', detail: String(tree.size) }], leaves: tree.size }
      for (const tile of tree.add(leafHash(entryOf(kind, digest)))) {
        const found = await pool.query<{ hashes: Buffer }>('select hashes from log_tile where office_id = $1 and level = $2 and index = $3', [officeId, tile.level, tile.index])
        if (!found.rows[0]?.hashes.equals(tile.hashes)) faults.push({ kind: 'log-tile', detail: `${tile.level}/${tile.index}` })
      }
      for (const { root } of expected.get(tree.size) ?? []) if (!root.equals(tree.root())) faults.push({ kind: 'log-root', detail: String(tree.size) })
    }
    next = tree.size
    if (rows.length < batch) break
  }
  if (last !== tree.size) faults.push({ kind: 'log-gap', detail: String(tree.size) })
  const unsigned = await pool.query<{ index: number }>('select index from log_leaf where office_id = $1 and index >= coalesce((select max(size) from log_checkpoint where office_id = $1), 0) order by index limit 1', [officeId])
  if (unsigned.rows[0]) faults.push({ kind: 'log-checkpoint', detail: String(unsigned.rows[0].index) })
  // Somebody has seen a log that was longer than this one: it was cut, or an old copy was put in its place.
  for (const { size } of kept) if (size > tree.size) faults.push({ kind: 'log-rolled-back', detail: `${tree.size} < ${size}` })
  return { faults, leaves: tree.size }
}

/** A tree that grows leaf by leaf: its full tiles as they become full, its root at any time. */
class Growing {
  size = 0
  /** Complete subtrees from the left, the largest first. */
  private readonly peaks: { level: number; hash: Buffer }[] = []
  private readonly open: Buffer[][] = []
  private readonly full: number[] = []

  add(leaf: Buffer): { level: number; index: number; hashes: Buffer }[] {
    this.size += 1
    let node = { level: 0, hash: leaf }
    for (let left = this.peaks.at(-1); left?.level === node.level; left = this.peaks.at(-1)) {
      this.peaks.pop()
      node = { level: node.level + 1, hash: nodeHash(left.hash, node.hash) }
    }
    this.peaks.push(node)
    return this.tile(0, leaf)
  }

  root(): Buffer {
    const [first, ...rest] = this.peaks.toReversed().map(({ hash }) => hash)
    if (!first) throw new Error('an empty tree')
    return rest.reduce((right, left) => nodeHash(left, right), first)
  }

  private tile(level: number, hash: Buffer): { level: number; index: number; hashes: Buffer }[] {
    const row = (this.open[level] ??= [])
    row.push(hash)
    if (row.length < tileWidth) return []
    const hashes = Buffer.concat(row)
    this.open[level] = []
    const index = this.full[level] ?? 0
    this.full[level] = index + 1
    return [{ level, index, hashes }, ...this.tile(level + 1, tileRoot(hashes))]
  }
}
