import type { Actor } from '../../office/actor.ts'
import type { PaperKind, RenditionWay } from '../../office/paper-kinds.ts'
import type { Queryable } from './history.ts'

/** A paper as it was issued; its bytes are in the file store under `sha256`. `code`: kode periksa; null on receipts of before it was printed. */
export interface IssuedPaper {
  id: string
  complaintId: string | null
  kind: PaperKind
  subject: string
  code: string | null
  number: string | null
  sha256: string
  size: number
  issuedAt: Temporal.Instant
  by: Actor | null
}

const columns = 'id, complaint_id as "complaintId", kind, subject, code, number, sha256, size, issued_at as "issuedAt", issued_by as by'

/** Keeps the record of an issued paper. False: there is one of this kind and subject (hence of this code) already, and that one stays. */
export async function keepIssuedPaper(queryable: Queryable, officeId: number, paper: IssuedPaper): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'keep_issued_paper',
    text: `insert into issued_paper (office_id, id, complaint_id, kind, subject, code, number, sha256, size, issued_at, issued_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [
      officeId, paper.id, paper.complaintId, paper.kind, paper.subject, paper.code, paper.number, paper.sha256, paper.size, paper.issuedAt,
      paper.by && JSON.stringify(paper.by),
    ],
  })
  return rowCount === 1
}

/** The paper of this kind and subject as it was issued for a complaint, or by the office itself (`complaintId` null), or null. */
export async function issuedPaper(queryable: Queryable, officeId: number, complaintId: string | null, kind: PaperKind, subject = ''): Promise<IssuedPaper | null> {
  // Two statements: `is not distinct from` finds its row by reading all papers, no index serves it.
  const { rows } = await queryable.query<IssuedPaper>(complaintId === null
    ? { name: 'issued_office_paper', text: `select ${columns} from issued_paper where office_id = $1 and complaint_id is null and kind = $2 and subject = $3`, values: [officeId, kind, subject] }
    : { name: 'issued_paper', text: `select ${columns} from issued_paper where office_id = $1 and complaint_id = $2 and kind = $3 and subject = $4`, values: [officeId, complaintId, kind, subject] })
  return rows[0] ?? null
}

/** Whether the history tells of the Tanda Terima's issue: a crash may come between keeping the paper and telling. */
export async function isReceiptRecorded(queryable: Queryable, officeId: number, complaintId: string): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'is_receipt_recorded', text: `select 1 from complaint_event where office_id = $1 and complaint_id = $2 and type = 'receipt-issued' limit 1`, values: [officeId, complaintId],
  })
  return rowCount === 1
}

/** An issued paper by its id, or null. */
export async function issuedPaperById(queryable: Queryable, officeId: number, id: string): Promise<IssuedPaper | null> {
  const { rows } = await queryable.query<IssuedPaper>({ name: 'issued_paper_by_id', text: `select ${columns} from issued_paper where office_id = $1 and id = $2`, values: [officeId, id] })
  return rows[0] ?? null
}

/** The paper that bears this kode periksa, or null. */
export async function issuedPaperByCode(queryable: Queryable, officeId: number, code: string): Promise<IssuedPaper | null> {
  const { rows } = await queryable.query<IssuedPaper>({ name: 'issued_paper_by_code', text: `select ${columns} from issued_paper where office_id = $1 and code = $2`, values: [officeId, code] })
  return rows[0] ?? null
}

/** Every paper issued for a complaint, oldest first. */
export async function issuedPapersOf(queryable: Queryable, officeId: number, complaintId: string): Promise<IssuedPaper[]> {
  const { rows } = await queryable.query<IssuedPaper>({
    name: 'issued_papers_of', text: `select ${columns} from issued_paper where office_id = $1 and complaint_id = $2 order by issued_at, id`, values: [officeId, complaintId],
  })
  return rows
}

/** The office's own papers (Buku Pengaduan, laporan), newest first; `before`: the last one of the page before. */
export async function officePapersOf(queryable: Queryable, officeId: number, before: Pick<IssuedPaper, 'id' | 'issuedAt'> | null, limit: number): Promise<IssuedPaper[]> {
  const { rows } = await queryable.query<IssuedPaper>({
    name: 'office_papers_of',
    text: `select ${columns} from issued_paper where office_id = $1 and complaint_id is null
           and ($2::timestamptz is null or (issued_at, id) < ($2, $3::uuid)) order by issued_at desc, id desc limit $4`,
    values: [officeId, before?.issuedAt ?? null, before?.id ?? null, limit],
  })
  return rows
}

/** Those of some kinds and subjects, by kind and subject: what of a list is issued already. */
export async function officePapersNamed(queryable: Queryable, officeId: number, kind: PaperKind, subjects: readonly string[]): Promise<Map<string, IssuedPaper>> {
  const { rows } = await queryable.query<IssuedPaper>({
    name: 'office_papers_named', text: `select ${columns} from issued_paper where office_id = $1 and complaint_id is null and kind = $2 and subject = any($3)`, values: [officeId, kind, subjects],
  })
  return new Map(rows.map((paper) => [paper.subject, paper]))
}

/** Counts a further print of a paper of the office, in the transaction that writes it down. */
export async function nextOfficeCopy(client: Queryable, officeId: number, paperId: string): Promise<number> {
  const { rows } = await client.query<{ copies: number }>({
    name: 'next_office_copy', text: 'update issued_paper set copies = copies + 1 where office_id = $1 and id = $2 and complaint_id is null returning copies', values: [officeId, paperId],
  })
  const [row] = rows
  if (!row) throw new Error('no such paper of the office')
  return row.copies
}

/** A further genuine content of an issued paper. */
export interface Rendition { paperId: string; sha256: string; size: number; mediaType: string; how: RenditionWay; at: Temporal.Instant; by: Actor }

/** Keeps a further content of a paper; the same content twice is one. */
export async function keepRendition(queryable: Queryable, officeId: number, rendition: Rendition): Promise<void> {
  await queryable.query({
    name: 'keep_rendition',
    text: `insert into paper_rendition (office_id, paper_id, sha256, size, media_type, how, at, by) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [officeId, rendition.paperId, rendition.sha256, rendition.size, rendition.mediaType, rendition.how, rendition.at, JSON.stringify(rendition.by)],
  })
}

/** Every further content of a paper, oldest first. */
export async function renditionsOf(queryable: Queryable, officeId: number, paperId: string): Promise<Rendition[]> {
  const { rows } = await queryable.query<Rendition>({
    name: 'renditions_of',
    text: `select paper_id as "paperId", sha256, size, media_type as "mediaType", how, at, by from paper_rendition where office_id = $1 and paper_id = $2 order by at, sha256`,
    values: [officeId, paperId],
  })
  return rows
}

/** The issued paper whose bytes, as issued or as they came back signed, have this hash; or null. */
export async function paperWithContent(queryable: Queryable, officeId: number, sha256: string): Promise<{ paper: IssuedPaper; how: 'issued' | RenditionWay } | null> {
  const { rows } = await queryable.query<IssuedPaper & { how: 'issued' | RenditionWay }>({
    name: 'paper_with_content',
    text: `select ${columns}, 'issued' as how from issued_paper where office_id = $1 and sha256 = $2
           union all select ${columns.split(', ').map((column) => `p.${column}`).join(', ')}, r.how from paper_rendition r
           join issued_paper p on p.office_id = r.office_id and p.id = r.paper_id where r.office_id = $1 and r.sha256 = $2 limit 1`,
    values: [officeId, sha256],
  })
  const [row] = rows
  if (!row) return null
  const { how, ...paper } = row
  return { paper, how }
}

/** Names of a complaint's files, in the order they came. */
export async function fileNames(queryable: Queryable, officeId: number, complaintId: string): Promise<string[]> {
  const { rows } = await queryable.query<{ name: string }>({
    name: 'file_names', text: 'select name from file where office_id = $1 and complaint_id = $2 order by uploaded_at, id', values: [officeId, complaintId],
  })
  return rows.map((row) => row.name)
}
