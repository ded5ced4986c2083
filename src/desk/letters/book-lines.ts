import { fold } from '../../complaint/fold.ts'
import { readHistories } from '../../complaint/questions/histories.ts'
import { letterBookPage } from '../../complaint/questions/letter-book.ts'
import type { BookCursor, BookedLetter, BookFilter } from '../../complaint/questions/letter-book.ts'
import { goesToComplainant } from '../../procedure/correspondence/goes-to-complainant.ts'
import { maskerFor } from '../../procedure/papers/on-paper.ts'
import type { Workplace } from '../../procedure/perform.ts'
import { formatPlainDate, formatShortDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** A line of the letter book as words: the same on screen and in the file. A secret identity is in none of them (UU 25/2009 Ps 42(5), 49). */
export interface BookLine { row: BookedLetter; dated: string; kind: string; to: string; subject: string; taken: string; note: string; voided: boolean }

/** Lines of the book, newest first: two queries, however many lines. */
export async function bookLines({ pool, officeId, zone }: Pick<Workplace, 'pool' | 'officeId' | 'zone'>, lang: Language, filter: BookFilter, after: BookCursor | null, limit: number): Promise<BookLine[]> {
  const rows = await letterBookPage(pool, officeId, filter, after, limit)
  const histories = await readHistories(pool, officeId, [...new Set(rows.map(({ complaintId }) => complaintId))])
  const states = new Map([...histories].map(([id, events]) => [id, fold(events)]))
  return rows.map((row) => {
    const state = states.get(row.complaintId)
    const letter = state?.letters.find(({ id }) => id === row.letterId)
    if (!state || !letter) throw new Error('a numbered letter that is not in its file')
    const mask = maskerFor(state)
    const paper = state.papers.find(({ subject }) => subject === letter.id)
    const { voided, text } = letter
    const when = (at: Temporal.Instant) => formatShortDateTime(lang, at, zone)
    return {
      row, voided: voided !== null, dated: formatPlainDate(lang, Temporal.PlainDate.from(letter.datedOn), 'short'), kind: t(lang, keyOf('paper', row.kind)), taken: when(row.takenAt),
      to: state.identitySecret && goesToComplainant(row.kind) ? t(lang, 'register.secret') : mask(text?.to ?? ''), subject: mask(text?.subject ?? ''),
      note: voided ? t(lang, 'naskah.book_voided', { when: when(voided.at), reason: mask(voided.reason ?? '-') })
        : paper ? t(lang, 'naskah.book_issued', { when: when(paper.at) }) : t(lang, 'naskah.book_open'),
    }
  })
}
