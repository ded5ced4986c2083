import type { Actor } from '../../office/actor.ts'
import type { Queryable } from './history.ts'

export type ScanSourceName = 'desk' | 'folder'
export interface ScanFile { sha256: string; size: number; mediaType: string; name: string }

/** A scan as it came. `content` null: none of it was kept. `fault`: why it could not be read. */
export interface ScanRow {
  id: string
  source: ScanSourceName
  name: string
  content: string | null
  state: 'new' | 'read' | 'failed'
  fault: string | null
  faultPage: number | null
  pages: number | null
  receivedAt: Temporal.Instant
  receivedBy: Actor
}

/** What may become of a part: an issued paper that came back signed, a document of the complainant, another document of the file, a new complaint. */
export const partFates = ['signed-paper', 'document', 'other', 'complaint'] as const
export type PartFate = (typeof partFates)[number]
/** Why a part waits for an officer. `refused`: it was known where it belongs, but the file did not take it. */
export const waitReasons = ['no-code', 'unknown-code', 'wrong-code', 'other-office', 'refused'] as const
export type WaitReason = (typeof waitReasons)[number]

/** Pages of a scan that belong together. `why`: why it waits; `reason`: why it was thrown out. */
export interface ScanPart {
  id: string
  scanId: string
  firstPage: number
  lastPage: number
  sha256: string
  size: number
  address: string | null
  state: 'new' | 'waiting' | 'filed' | 'discarded'
  why: WaitReason | null
  became: PartFate | null
  complaintId: string | null
  paperId: string | null
  fileId: string | null
  reason: string | null
  receivedAt: Temporal.Instant
  decidedAt: Temporal.Instant | null
  decidedBy: Actor | null
}

/** A page of a part, from 1. `preview`: content of its picture; `words` null: not read yet, or `unread` says why never. */
export interface ScanPageRow { page: number; preview: string; words: string | null; confidence: number | null; unread: string | null }

const scanColumns = `id, source, name, content, state, fault, fault_page as "faultPage", pages, received_at as "receivedAt", received_by as "receivedBy"`
export const partColumns = `id, scan_id as "scanId", first_page as "firstPage", last_page as "lastPage", sha256, size, address, state, why, became, complaint_id as "complaintId",
  paper_id as "paperId", file_id as "fileId", reason, received_at as "receivedAt", decided_at as "decidedAt", decided_by as "decidedBy"`

/** Keeps a scan and its files. Null: the same content is there already. */
export async function keepScan(queryable: Queryable, officeId: number, scan: ScanRow, files: readonly ScanFile[]): Promise<string | null> {
  const { rows } = await queryable.query<{ id: string }>({
    name: 'keep_scan',
    text: `with kept as (
             insert into scan (office_id, id, source, name, content, state, fault, fault_page, received_at, received_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (office_id, content) do nothing returning id
           ), file as (
             insert into scan_file (office_id, scan_id, position, sha256, size, media_type, name)
             select $1, kept.id, f.position, f.sha256, f.size, f.media_type, f.name from kept,
               unnest($11::text[], $12::bigint[], $13::text[], $14::text[]) with ordinality as f(sha256, size, media_type, name, position)
           ) select id from kept`,
    values: [
      officeId, scan.id, scan.source, scan.name, scan.content, scan.state, scan.fault, scan.faultPage, scan.receivedAt, JSON.stringify(scan.receivedBy),
      files.map(({ sha256 }) => sha256), files.map(({ size }) => size), files.map(({ mediaType }) => mediaType), files.map(({ name }) => name),
    ],
  })
  return rows[0]?.id ?? null
}

export async function findScan(queryable: Queryable, officeId: number, id: string): Promise<ScanRow | null> {
  const { rows } = await queryable.query<ScanRow>({ name: 'find_scan', text: `select ${scanColumns} from scan where office_id = $1 and id = $2`, values: [officeId, id] })
  return rows[0] ?? null
}

/** The scan with this content, or null. */
export async function scanWithContent(queryable: Queryable, officeId: number, content: string): Promise<ScanRow | null> {
  const { rows } = await queryable.query<ScanRow>({ name: 'scan_with_content', text: `select ${scanColumns} from scan where office_id = $1 and content = $2`, values: [officeId, content] })
  return rows[0] ?? null
}

/** Its files, in their order. */
export async function filesOfScan(queryable: Queryable, officeId: number, scanId: string): Promise<ScanFile[]> {
  const { rows } = await queryable.query<ScanFile>({
    name: 'files_of_scan', text: `select sha256, size, media_type as "mediaType", name from scan_file where office_id = $1 and scan_id = $2 order by position`, values: [officeId, scanId],
  })
  return rows
}

/** The scan is read, or never will be. False: somebody else was faster. */
export async function settleScan(queryable: Queryable, officeId: number, id: string, outcome: { state: 'read'; pages: number } | { state: 'failed'; fault: string; page: number | null }): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'settle_scan', text: `update scan set state = $3, pages = $4, fault = $5, fault_page = $6 where office_id = $1 and id = $2 and state = 'new'`,
    values: [officeId, id, outcome.state, outcome.state === 'read' ? outcome.pages : null, outcome.state === 'failed' ? outcome.fault : null, outcome.state === 'failed' ? outcome.page : null],
  })
  return rowCount === 1
}

export type NewPart = Pick<ScanPart, 'id' | 'scanId' | 'firstPage' | 'lastPage' | 'sha256' | 'size' | 'address' | 'state' | 'why' | 'receivedAt'>

/** Keeps a part and the pictures of its pages. */
export async function keepPart(queryable: Queryable, officeId: number, part: NewPart, previews: readonly string[]): Promise<void> {
  await queryable.query({
    name: 'keep_scan_part',
    text: `with part as (
             insert into scan_part (office_id, id, scan_id, first_page, last_page, sha256, size, address, state, why, received_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id
           ) insert into scan_page (office_id, part_id, page, preview) select $1, part.id, p.page, p.preview from part, unnest($12::text[]) with ordinality as p(preview, page)`,
    values: [officeId, part.id, part.scanId, part.firstPage, part.lastPage, part.sha256, part.size, part.address, part.state, part.why, part.receivedAt, previews],
  })
}

export async function findPart(queryable: Queryable, officeId: number, id: string): Promise<ScanPart | null> {
  const { rows } = await queryable.query<ScanPart>({ name: 'find_scan_part', text: `select ${partColumns} from scan_part where office_id = $1 and id = $2`, values: [officeId, id] })
  return rows[0] ?? null
}

export async function pagesOfPart(queryable: Queryable, officeId: number, partId: string): Promise<ScanPageRow[]> {
  const { rows } = await queryable.query<ScanPageRow>({
    name: 'pages_of_scan_part', text: 'select page, preview, words, confidence, unread from scan_page where office_id = $1 and part_id = $2 order by page', values: [officeId, partId],
  })
  return rows
}

/** What was decided of a part, or why it waits. */
export interface PartDecision { state: 'waiting' | 'filed' | 'discarded'; why?: WaitReason; became?: PartFate; complaintId?: string | null; paperId?: string; reason?: string; by: Actor | null; at: Temporal.Instant | null }

/** Writes down a decision on a part that stands as said. False: somebody else was faster. */
export async function decidePart(queryable: Queryable, officeId: number, id: string, from: readonly ScanPart['state'][], decision: PartDecision): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'decide_scan_part',
    text: `update scan_part set state = $4, why = coalesce($5, why), became = $6, complaint_id = $7, paper_id = $8, reason = $9, decided_at = $10, decided_by = $11
           where office_id = $1 and id = $2 and state = any($3)`,
    values: [
      officeId, id, from, decision.state, decision.why ?? null, decision.became ?? null, decision.complaintId ?? null, decision.paperId ?? null, decision.reason ?? null, decision.at,
      decision.by && JSON.stringify(decision.by),
    ],
  })
  return rowCount === 1
}

/** Gives a part the upload by which a complaint can take it; the same one when it has one that is still there. */
export async function uploadOfPart(queryable: Queryable, officeId: number, part: Pick<ScanPart, 'id' | 'sha256' | 'size'>, upload: { id: string; name: string; now: Temporal.Instant }): Promise<string> {
  const { rows } = await queryable.query<{ id: string }>({
    name: 'upload_of_scan_part',
    text: `with there as (
             select f.id from scan_part p join file f on f.office_id = p.office_id and f.id = p.file_id where p.office_id = $1 and p.id = $2
           ), fresh as (
             insert into file (office_id, id, sha256, size, media_type, name, complaint_id, uploaded_at)
             select $1, $3, $4, $5, 'application/pdf', $6, null, $7 where not exists (select from there) returning id
           ), linked as (
             update scan_part set file_id = fresh.id from fresh where office_id = $1 and scan_part.id = $2
           ) select id from there union all select id from fresh`,
    values: [officeId, part.id, upload.id, part.sha256, part.size, upload.name, upload.now],
  })
  const [row] = rows
  if (!row) throw new Error('a part without an upload')
  return row.id
}

/** The parts whose upload this complaint has taken are filed in it, by the officer who recorded it. Returns them. */
export async function settleTaken(queryable: Queryable, officeId: number, complaintId: string, by: Actor, at: Temporal.Instant): Promise<string[]> {
  const { rows } = await queryable.query<{ id: string }>({
    name: 'settle_taken_scan_parts',
    text: `update scan_part p set state = 'filed', became = 'complaint', complaint_id = $2, decided_at = $3, decided_by = $4
           from file f where p.office_id = $1 and f.office_id = $1 and f.complaint_id = $2 and p.file_id = f.id and p.state = 'waiting' returning p.id`,
    values: [officeId, complaintId, at, JSON.stringify(by)],
  })
  return rows.map(({ id }) => id)
}

/** What was read on a page, or why it could not be. */
export async function keepWords(queryable: Queryable, officeId: number, partId: string, page: number, read: { words: string; confidence: number } | { unread: string }): Promise<void> {
  const found = 'words' in read ? read : { words: null, confidence: null, unread: read.unread }
  await queryable.query({
    name: 'keep_scan_words', text: 'update scan_page set words = $4, confidence = $5, unread = $6 where office_id = $1 and part_id = $2 and page = $3',
    values: [officeId, partId, page, found.words, found.confidence, 'unread' in found ? found.unread : null],
  })
}
