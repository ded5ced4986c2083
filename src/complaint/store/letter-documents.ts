import type { Actor } from '../../office/actor.ts'
import type { LetterDocument } from '../letters.ts'
import type { Queryable } from './history.ts'

/** An edited letter (DOCX) as it came in. `pdf`: what was made of it, where it bore its number. */
export interface KeptDocument {
  id: string
  complaintId: string
  letterId: string
  sha256: string
  size: number
  pdf: { sha256: string; size: number } | null
  at: Temporal.Instant
  by: Actor
}

export async function keepDocument(queryable: Queryable, officeId: number, { id, complaintId, letterId, sha256, size, pdf, at, by }: KeptDocument): Promise<void> {
  await queryable.query({
    name: 'keep_letter_document',
    text: `insert into letter_document (office_id, id, complaint_id, letter_id, sha256, size, pdf_sha256, pdf_size, kept_at, kept_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [officeId, id, complaintId, letterId, sha256, size, pdf?.sha256 ?? null, pdf?.size ?? null, at, JSON.stringify(by)],
  })
}

/** An edited letter of this complaint, or null. */
export async function findDocument(queryable: Queryable, officeId: number, complaintId: string, id: string): Promise<KeptDocument | null> {
  const { rows } = await queryable.query<KeptDocument>({
    name: 'find_letter_document',
    text: `select id, complaint_id as "complaintId", letter_id as "letterId", sha256, size, case when pdf_sha256 is not null then jsonb_build_object('sha256', pdf_sha256, 'size', pdf_size) end as pdf,
           kept_at as at, kept_by as by from letter_document where office_id = $1 and complaint_id = $2 and id = $3`,
    values: [officeId, complaintId, id],
  })
  return rows[0] ?? null
}

/** Takes an edited letter as the paper of this letter, so that it stays; null: there is none, or no PDF was made of it. */
export async function useDocument(queryable: Queryable, { officeId, complaintId, letterId, id, at }: { officeId: number; complaintId: string; letterId: string; id: string; at: Temporal.Instant }): Promise<LetterDocument | null> {
  const { rows } = await queryable.query<LetterDocument>({
    name: 'use_letter_document',
    text: `update letter_document set used_at = coalesce(used_at, $5) where office_id = $1 and complaint_id = $2 and letter_id = $3 and id = $4 and pdf_sha256 is not null
           returning id, sha256, size, jsonb_build_object('sha256', pdf_sha256, 'size', pdf_size) as pdf`,
    values: [officeId, complaintId, letterId, id, at],
  })
  return rows[0] ?? null
}

/** Forgets edited letters that no letter took since this moment. @returns the contents of which nothing is known here any more */
export async function dropUnusedDocuments(queryable: Queryable, officeId: number, before: Temporal.Instant): Promise<string[]> {
  const { rows } = await queryable.query<{ sha256: string }>({
    name: 'drop_unused_documents',
    text: `with dropped as (delete from letter_document where office_id = $1 and used_at is null and kept_at < $2 returning sha256, pdf_sha256)
           select sha256 from dropped union select pdf_sha256 from dropped where pdf_sha256 is not null`,
    values: [officeId, before],
  })
  return rows.map((row) => row.sha256)
}
