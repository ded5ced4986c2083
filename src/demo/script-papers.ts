import type { LetterKind } from '../office/paper-kinds.ts'
import type { ComplaintPaper } from '../office/paper-kinds.ts'
import type { Role } from '../office/roles.ts'
import type { Act, By, Stage } from './script.ts'
import type { Span } from './service-time.ts'

/** What a letter of the script says; `{+3}` in its texts becomes a date. `about`: the coordination or answer that it carries. */
export interface LetterWords {
  to: string
  toAddress?: string
  subject: string
  body: string
  copies?: string[]
  nature?: 'biasa' | 'segera' | 'sangat-segera' | 'rahasia'
  enclosures?: string
  signer?: { role: Role; capacity: 'own' | 'an' | 'plt' | 'plh' }
  about?: (stage: Stage) => string
  meeting?: { inDays: number; from: string; until?: string; place: string; agenda?: string }
  parties?: { name: string; position?: string }[]
}

/** Writes a naskah dinas; `label` names it for later acts. */
export function letterWritten(span: Span, by: By, kind: LetterKind, label: string, words: LetterWords): Act {
  const { signer = { role: 'camat', capacity: 'own' }, about, meeting, ...text } = words
  return {
    in: span, by, verb: 'write-letter', label,
    input: (stage) => ({
      kind, datedOn: stage.workingDay(0), ...text, signer: { personId: stage.person(signer.role), capacity: signer.capacity }, ...(about ? { about: about(stage) } : {}),
      ...(meeting ? { meeting: { on: stage.workingDay(meeting.inDays), from: meeting.from, ...(meeting.until ? { until: meeting.until } : {}), place: meeting.place, ...(meeting.agenda ? { agenda: meeting.agenda } : {}) } } : {}),
    }),
  }
}
export const letterNumbered = (span: Span, label: string, number?: string): Act =>
  ({ in: span, by: 'petugas', verb: 'number-letter', input: (stage) => ({ id: stage.letter(label), ...(number === undefined ? {} : { number }) }) })
export const letterVoided = (span: Span, label: string, reason: string): Act => ({ in: span, by: 'petugas', verb: 'void-letter', input: (stage) => ({ id: stage.letter(label), reason }) })

/** Issues a letter, or the newest paper of a kind that the file allows then. */
export const letterIssued = (span: Span, kind: LetterKind, label: string, by: By = 'petugas'): Act => ({ in: span, by, verb: 'issue-paper', input: (stage) => ({ kind, subject: stage.letter(label) }) })
export const paperIssued = (span: Span, kind: ComplaintPaper, by: By = 'petugas'): Act => ({ in: span, by, verb: 'issue-paper', input: () => ({ kind }) })
export const paperReprinted = (span: Span, kind: ComplaintPaper, by: By = 'petugas'): Act => ({ in: span, by, verb: 'reprint-paper', input: () => ({ kind }) })
/** The paper was signed by hand and scanned. */
export const paperScanned = (span: Span, kind: ComplaintPaper, by: By = 'petugas'): Act => ({ in: span, by, verb: 'sign-paper', input: () => ({ kind }) })
