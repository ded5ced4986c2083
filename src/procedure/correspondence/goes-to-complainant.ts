import type { LetterKind } from '../../office/paper-kinds.ts'

/** Whether a letter of this kind goes to the complainant. */
export function goesToComplainant(kind: LetterKind): boolean {
  return kind === 'answer-letter' || kind === 'completion-letter'
}
