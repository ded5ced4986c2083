import type pg from 'pg'
import { withTransaction } from '../../../platform/transaction.ts'
import type { Queryable } from '../history.ts'
import { consistencyProof, emptyRoot, inclusionProof, includes, leafHash, rootOf } from './merkle.ts'
import { checkpointText } from './note.ts'
import type { NoteKey } from './note.ts'
import { entryOf, nodesOf, tileReader, tileRoot, tileWidth } from './tiles.ts'

/** A signed checkpoint as it was published. */
export interface SignedCheckpoint { size: number; root: Buffer; at: Temporal.Instant; note: string }

export interface LogPlace { pool: pg.Pool; officeId: number }
/** What happened that is to become a leaf. */
interface Pending { id: number; kind: number; complaintId: string | null; seq: number | null; paperId: string | null; digest: Buffer }

/** So many leaves are taken in at once: memory does not grow with what waits. */
const batch = 2_000

/** The tree that is there does not have the root that was signed: nothing may be signed on top of it. */
export class LogBroken extends Error {
  override name = 'LogBroken'
}

/** The newest checkpoint, or null before the first. */
export async function latestCheckpoint(queryable: Queryable, officeId: number): Promise<SignedCheckpoint | null> {
  const { rows } = await queryable.query<SignedCheckpoint>({ name: 'latest_checkpoint', text: 'select size, root, at, note from log_checkpoint where office_id = $1 order by size desc limit 1', values: [officeId] })
  return rows[0] ?? null
}

/**
 * Takes everything that happened since into the tree and signs the new checkpoint; one program at a time. Nothing to do: the last one stands.
 * @throws LogBroken when what is in the tree is not what was signed before
 */
export async function growLog({ pool, officeId }: LogPlace, key: NoteKey, now: () => Temporal.Instant): Promise<SignedCheckpoint | null> {
  let latest: SignedCheckpoint | null = null
  for (;;) {
    const grown = await withTransaction(pool, async (client) => {
      await client.query(`select pg_advisory_xact_lock(hashtextextended('transparency-log', $1))`, [officeId])
      const before = await latestCheckpoint(client, officeId)
      const { rows: pending } = await client.query<Pending>(
        `select id, kind, complaint_id as "complaintId", seq, paper_id as "paperId", digest from log_pending where office_id = $1 order by id limit $2`, [officeId, batch])
      if (pending.length === 0) return { checkpoint: before, more: false }
      const size = before?.size ?? 0
      const root = await rootOf(nodesOf(tileReader(client, officeId, size)), size)
      if (!root.equals(before?.root ?? emptyRoot)) throw new LogBroken(`the log of ${size} leaves has another root than was signed`)
      await append(client, officeId, size, pending)
      const checkpoint = await signNext(client, officeId, key, size + pending.length, now())
      return { checkpoint, more: pending.length === batch }
    })
    latest = grown.checkpoint
    if (!grown.more) return latest
  }
}

async function append(client: pg.PoolClient, officeId: number, size: number, pending: readonly Pending[]): Promise<void> {
  await client.query(
    `insert into log_leaf (office_id, index, kind, complaint_id, seq, paper_id, digest)
     select $1, $2 + ordinal - 1, kind, complaint_id, seq, paper_id, digest
     from unnest($3::smallint[], $4::uuid[], $5::int[], $6::uuid[], $7::bytea[]) with ordinality as leaf(kind, complaint_id, seq, paper_id, digest, ordinal)`,
    [officeId, size, pending.map(({ kind }) => kind), pending.map(({ complaintId }) => complaintId), pending.map(({ seq }) => seq), pending.map(({ paperId }) => paperId), pending.map(({ digest }) => digest)])
  await client.query('delete from log_pending where office_id = $1 and id = any($2::bigint[])', [officeId, pending.map(({ id }) => id)])
  await keepFullTiles(client, officeId, size, size + pending.length)
}

/** Keeps the tiles that became full, level by level: a full tile below gives one hash to the tile above. */
async function keepFullTiles(client: pg.PoolClient, officeId: number, before: number, after: number): Promise<void> {
  for (let level = 0; Math.floor(after / tileWidth ** (level + 1)) > 0; level++) {
    const read = tileReader(client, officeId, after)
    const from = Math.floor(before / tileWidth ** (level + 1))
    const to = Math.floor(after / tileWidth ** (level + 1))
    for (let index = from; index < to; index++) {
      const hashes = level === 0 ? await leafTile(client, officeId, index) : Buffer.concat(await Promise.all(Array.from({ length: tileWidth }, async (_, at) => tileRoot(await read(level - 1, index * tileWidth + at)))))
      await client.query('insert into log_tile (office_id, level, index, hashes) values ($1, $2, $3, $4)', [officeId, level, index, hashes])
    }
  }
}

async function leafTile(client: pg.PoolClient, officeId: number, index: number): Promise<Buffer> {
  const { rows } = await client.query<{ kind: number; digest: Buffer }>(
    'select kind, digest from log_leaf where office_id = $1 and index >= $2 and index < $3 order by index', [officeId, index * tileWidth, (index + 1) * tileWidth])
  return Buffer.concat(rows.map(({ kind, digest }) => leafHash(entryOf(kind, digest))))
}

async function signNext(client: pg.PoolClient, officeId: number, key: NoteKey, size: number, at: Temporal.Instant): Promise<SignedCheckpoint> {
  const root = await rootOf(nodesOf(tileReader(client, officeId, size)), size)
  const text = checkpointText({ origin: key.name, size, root })
  const note = `${text}\n${key.sign(text)}`
  await client.query('insert into log_checkpoint (office_id, size, root, at, note) values ($1, $2, $3, $4, $5)', [officeId, size, root, at, note])
  return { size, root, at, note }
}

/** A leaf with the hashes that prove that it is in the tree of a signed checkpoint. */
export interface Inclusion { index: number; checkpoint: SignedCheckpoint; entry: Buffer; proof: Buffer[] }

/** The proof that what has this digest is in the log, checked on the spot; null when it is no leaf (yet). @throws LogBroken when the proof does not hold */
export async function proveInclusion({ pool, officeId }: LogPlace, kind: number, digest: Buffer): Promise<Inclusion | null> {
  const [checkpoint, { rows }] = await Promise.all([
    latestCheckpoint(pool, officeId),
    pool.query<{ index: number }>({ name: 'log_leaf_by_digest', text: 'select index from log_leaf where office_id = $1 and digest = $2 and kind = $3 order by index limit 1', values: [officeId, digest, kind] }),
  ])
  const [leaf] = rows
  if (!checkpoint || !leaf || leaf.index >= checkpoint.size) return null
  const entry = entryOf(kind, digest)
  const proof = await inclusionProof(nodesOf(tileReader(pool, officeId, checkpoint.size)), leaf.index, checkpoint.size)
  if (!includes(leafHash(entry), leaf.index, checkpoint.size, proof, checkpoint.root)) throw new LogBroken(`leaf ${leaf.index} does not lead to the root that was signed`)
  return { index: leaf.index, checkpoint, entry, proof }
}

/** How many events of a complaint are leaves as they are. */
export async function loggedEvents({ pool, officeId }: LogPlace, complaintId: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>({
    name: 'logged_events',
    text: `select count(*)::int as n from log_leaf l join complaint_event e on e.office_id = l.office_id and e.complaint_id = l.complaint_id and e.seq = l.seq and e.hash = l.digest
           where l.office_id = $1 and l.complaint_id = $2 and l.kind = 1`,
    values: [officeId, complaintId],
  })
  return rows[0]?.n ?? 0
}

/** The hashes that prove that the log of `from` leaves is the beginning of the log of `to`. */
export function proveConsistency({ pool, officeId }: LogPlace, from: number, to: number): Promise<Buffer[]> {
  return consistencyProof(nodesOf(tileReader(pool, officeId, to)), from, to)
}

/** A proof as a file that others' tools read (C2SP tlog-proof). */
export function proofText({ index, proof, checkpoint }: Inclusion): string {
  return ['c2sp.org/tlog-proof@v1', `index ${index}`, ...proof.map((hash) => hash.toString('base64')), '', checkpoint.note].join('\n')
}
