import type { LetterKind } from '../../office/paper-kinds.ts'
import type { Queryable } from '../store/history.ts'

/** A number of the letter book. `sequence` null: it was typed in. */
export interface BookedLetter { number: string; numberKey: string; kind: LetterKind; sequence: number | null; takenAt: Temporal.Instant; complaintId: string; letterId: string; reference: string }
export interface BookFilter { year: number | null; kind: LetterKind | null }
/** The last letter of the page before. */
export interface BookCursor { at: Temporal.Instant; key: string }

/** Buku nomor surat, newest first; `kind` null: all. Voided letters are in it: their numbers stay used. */
export async function letterBookPage(queryable: Queryable, officeId: number, filter: BookFilter, before: BookCursor | null, limit: number): Promise<BookedLetter[]> {
  const { rows } = await queryable.query<BookedLetter>({
    name: 'letter_book_page',
    text: `select n.number, n.number_key as "numberKey", n.kind, n.sequence, n.taken_at as "takenAt", n.complaint_id as "complaintId", n.letter_id as "letterId", coalesce(c.register_number, c.tracking_code) as reference
           from letter_number n join complaint c on c.office_id = n.office_id and c.id = n.complaint_id
           where n.office_id = $1 and ($2::int is null or n.year = $2) and ($3::text is null or n.kind = $3) and ($4::timestamptz is null or (n.taken_at, n.number_key) < ($4, $5))
           order by n.taken_at desc, n.number_key desc limit $6`,
    values: [officeId, filter.year, filter.kind, before?.at ?? null, before?.key ?? null, limit],
  })
  return rows
}
