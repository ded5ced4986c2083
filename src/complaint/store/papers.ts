import type { Queryable } from './history.ts'

/** `recorded`: the history tells of its issue too. */
export interface IssuedPaper { id: string; sha256: string; size: number; recorded?: boolean }

/** The paper of this kind as it was issued for a complaint, or null. */
export async function issuedPaper(queryable: Queryable, officeId: number, complaintId: string, kind: string): Promise<IssuedPaper | null> {
  const { rows } = await queryable.query<IssuedPaper>({
    name: 'issued_paper',
    text: `select id, sha256, size, exists (
       select from complaint_event e where e.office_id = p.office_id and e.complaint_id = p.complaint_id and e.type = 'receipt-issued'
     ) as recorded
     from issued_paper p where office_id = $1 and complaint_id = $2 and kind = $3`,
    values: [officeId, complaintId, kind],
  })
  return rows[0] ?? null
}

/** Keeps the record of an issued paper; if another process was first, theirs. */
export async function keepIssuedPaper(
  queryable: Queryable, officeId: number, complaintId: string, kind: string, paper: IssuedPaper, issuedAt: Temporal.Instant,
): Promise<IssuedPaper> {
  await queryable.query({
    name: 'keep_issued_paper',
    text: `insert into issued_paper (office_id, id, complaint_id, kind, sha256, size, issued_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (office_id, complaint_id, kind) do nothing`,
    values: [officeId, paper.id, complaintId, kind, paper.sha256, paper.size, issuedAt],
  })
  const kept = await issuedPaper(queryable, officeId, complaintId, kind)
  if (!kept) throw new Error('an issued paper was not kept')
  return kept
}

/** Names of a complaint's files, in the order they came. */
export async function fileNames(queryable: Queryable, officeId: number, complaintId: string): Promise<string[]> {
  const { rows } = await queryable.query<{ name: string }>({
    name: 'file_names', text: 'select name from file where office_id = $1 and complaint_id = $2 order by uploaded_at, id', values: [officeId, complaintId],
  })
  return rows.map((row) => row.name)
}
