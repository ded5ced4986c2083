import type { Letter } from '../../complaint/letters.ts'
import type { ComplaintState } from '../../complaint/state.ts'

/**
 * Why a Surat Jawaban cannot go out yet: the answer that it carries waits for the Camat (S3.6), or was sent back or drafted anew since. Null: nothing
 * hinders it. A letter of before any answer was drafted is signed by hand as it is.
 */
export function answerHindrance({ answers }: Pick<ComplaintState, 'answers'>, { kind, about }: Pick<Letter, 'kind' | 'about'>): 'waits' | 'replaced' | null {
  if (kind !== 'answer-letter' || answers.length === 0) return null
  const carried = about === null ? answers.findLast(({ approved }) => approved) ?? answers.at(-1) : answers.find(({ id }) => id === about)
  if (carried?.approved) return null
  return carried && !carried.returned && carried === answers.at(-1) ? 'waits' : 'replaced'
}
