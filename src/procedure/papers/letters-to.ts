import type { PaperRecord } from '../../complaint/letters.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { goesToComplainant } from '../correspondence/goes-to-complainant.ts'
import { isLetterKind } from '../../office/paper-kinds.ts'

/** Letters that the office has issued to the complainant and not withdrawn. An answer is theirs once it was given, not before: the one that the letter carries. */
export function lettersTo({ papers, letters, answers }: Pick<ComplaintState, 'papers' | 'letters' | 'answers'>): PaperRecord[] {
  return papers.filter(({ kind, subject }) => {
    const letter = isLetterKind(kind) && goesToComplainant(kind) ? letters.find(({ id }) => id === subject) : undefined
    if (!letter || letter.voided) return false
    return kind !== 'answer-letter' || answers.some(({ id, attempts }) => (letter.about === null || letter.about === id) && attempts.some(({ result }) => result === 'delivered'))
  })
}

/** The Surat Jawaban that was issued for this answer and stands; null: none. */
export function answerLetterOf({ papers, letters }: Pick<ComplaintState, 'papers' | 'letters'>, answerId: string): PaperRecord | null {
  return papers.findLast(({ kind, subject }) => {
    const letter = kind === 'answer-letter' ? letters.find(({ id }) => id === subject) : undefined
    return letter !== undefined && letter.voided === null && (letter.about === null || letter.about === answerId)
  }) ?? null
}

/** Whether this paper is a letter that was taken back after it was issued. */
export function isWithdrawn({ letters }: Pick<ComplaintState, 'letters'>, { subject }: Pick<PaperRecord, 'subject'>): boolean {
  return letters.some(({ id, voided }) => id === subject && voided !== null)
}
