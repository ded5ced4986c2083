import type pg from 'pg'
import type { Queryable } from './history.ts'
import type { StoredEvent } from './verify-history.ts'

/** A complaint's row, all columns; the names of the copies are those of `Projection`. */
export type StoredComplaint = Record<string, unknown> & { id: string; head: Buffer; standard_version: number; updated_at: Temporal.Instant }
export interface StoredFileRow { id: string; complaint_id: string | null; sha256: string; size: number; media_type: string }
export interface StoredPaper { id: string; complaint_id: string | null; kind: string; subject: string; sha256: string; size: number; renditions: { sha256: string; size: number }[] }

const paperColumns = `p.id, p.complaint_id, p.kind, p.subject, p.sha256, p.size, (select coalesce(jsonb_agg(jsonb_build_object('sha256', r.sha256, 'size', r.size)), '[]')
  from paper_rendition r where r.office_id = p.office_id and r.paper_id = p.id) as renditions`

export interface Batch { complaints: StoredComplaint[]; events: Map<string, StoredEvent[]>; files: Map<string, StoredFileRow[]>; papers: Map<string, StoredPaper[]> }

/** The next complaints by id, with everything that belongs to them, as of one moment: an office at work is not a damaged one. */
export async function readBatch(pool: pg.Pool, officeId: number, after: string, limit: number): Promise<Batch> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows: complaints } = await client.query<StoredComplaint>('select * from complaint where office_id = $1 and id > $2 order by id limit $3', [officeId, after, limit])
    const ids = complaints.map((row) => row.id)
    const events = await readStoredEvents(client, officeId, ids)
    const files = await client.query<StoredFileRow>('select id, complaint_id, sha256, size, media_type from file where office_id = $1 and complaint_id = any($2::uuid[])', [officeId, ids])
    const papers = await client.query<StoredPaper>(`select ${paperColumns} from issued_paper p where p.office_id = $1 and p.complaint_id = any($2::uuid[])`, [officeId, ids])
    await client.query('commit')
    return { complaints, events: byComplaint(events), files: byComplaint(files.rows), papers: byComplaint(papers.rows) }
  } finally {
    client.release()
  }
}

/** The events of these complaints as they are stored, with their personal parts and salts. */
export async function readStoredEvents(queryable: Queryable, officeId: number, complaintIds: readonly string[]): Promise<StoredEvent[]> {
  const { rows } = await queryable.query<StoredEvent>(
    `select e.complaint_id, e.seq, e.type, e.at, e.actor, e.data, e.personal_digest, e.previous, e.hash, p.salt, p.content
     from complaint_event e left join complaint_event_personal p using (office_id, complaint_id, seq)
     where e.office_id = $1 and e.complaint_id = any($2::uuid[]) order by e.complaint_id, e.seq`, [officeId, complaintIds])
  return rows
}

/** Files that were uploaded and belong to no complaint yet, by pages. */
export async function readUnclaimed(queryable: Queryable, officeId: number, after: string, limit: number): Promise<StoredFileRow[]> {
  const { rows } = await queryable.query<StoredFileRow>(
    'select id, complaint_id, sha256, size, media_type from file where office_id = $1 and complaint_id is null and id > $2 order by id limit $3', [officeId, after, limit])
  return rows
}

/** The papers of the office itself, by pages. */
export async function readOfficePapers(queryable: Queryable, officeId: number, after: string, limit: number): Promise<StoredPaper[]> {
  const { rows } = await queryable.query<StoredPaper>(
    `select ${paperColumns} from issued_paper p where p.office_id = $1 and p.complaint_id is null and p.id > $2 order by p.id limit $3`, [officeId, after, limit])
  return rows
}

/** Whether a file's row is still there: an unclaimed one may be cleared away at any time. */
export async function fileRowExists(queryable: Queryable, officeId: number, id: string): Promise<boolean> {
  return ((await queryable.query('select 1 from file where office_id = $1 and id = $2', [officeId, id])).rowCount ?? 0) > 0
}

function byComplaint<T extends { complaint_id: string | null }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, (row) => row.complaint_id ?? '')
}
