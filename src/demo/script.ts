import type { VerbName } from '../complaint/transitions.ts'
import type { AnswerChannel, Channel } from '../office/channels.ts'
import type { Role } from '../office/roles.ts'
import type { DemoFile } from './files.ts'
import type { Span } from './service-time.ts'

/** Who does it: a person by role, the Sekcam as Plh. Camat, the complainant, or the system. */
export type By = Role | 'plh-camat' | 'complainant' | 'system'

/** What an act may refer to; the stage turns names of the script into what the write path knows. */
export interface Stage {
  person(role: Role): string
  party(name: string): string
  complaint(key: string): string
  disposition(label: string): string
  coordination(label: string): string
  /** The latest draft of the answer. */
  answer(): string
  /** The latest attempt at it. */
  attempt(): string
  letter(label: string): string
  /** A moment so much service time after the act. */
  after(span: Span): string
  /** The date so many working days after the act. */
  workingDay(days: number): string
}

/** One thing that somebody does. In its texts `{+3}` becomes the date of the third working day after it. */
export interface Act {
  /** Service time since the act before. */
  in: Span
  by: By
  verb: VerbName
  /** By which later acts call this disposition or coordination. */
  label?: string
  /** For complainants, who act at any hour: this time of the evening before. */
  evening?: string
  files?: readonly DemoFile[]
  input(stage: Stage): Record<string, unknown>
}

/**
 * When a complaint reaches the office: so much service time before the demo starts; so many minutes or calendar days before it;
 * or so much service time before the day on which the office is closed. `evening`: that time of the evening before, `early`: of the morning.
 */
export type Arrival = (Span | { days: number } | { minutes: number } | { beforeClosure: Span })

export interface Story {
  /** Names the complaint in the script and in its idempotency keys. Never changed. */
  key: string
  ago: Arrival
  evening?: string
  channel?: Channel
  /** A letter or message that lay so long before it was entered. */
  lay?: Span
  name?: string
  /** Street, RT, RW, kelurahan. */
  address?: readonly [line: string, rt?: string, rw?: string, kelurahan?: string]
  phone?: string
  email?: string
  narrative?: string
  /** When and where it happened. */
  incident?: { when?: string; where?: string }
  more?: { about?: string; desiredResolution?: string; category?: string; confidential?: boolean; answerBy?: AnswerChannel; principal?: { name: string; address?: string; relation?: string } }
  /** What only an officer records. */
  counter?: { readBack?: boolean; laporNumber?: string; letter?: { date?: string; number?: string; sheets?: number } }
  files?: readonly DemoFile[]
  acts?: readonly Act[]
}

function act(span: Span, by: By, verb: VerbName, input: Record<string, unknown> | ((stage: Stage) => Record<string, unknown>), more: Partial<Act> = {}): Act {
  return { in: span, by, verb, input: typeof input === 'function' ? input : () => input, ...more }
}

type GivenBy = 'printed' | 'shown' | 'letter' | 'email' | 'sms'

export const confirmed = (span: Span, note?: string) => act(span, 'petugas', 'confirm-complete', note ? { note } : {})
export const recorded = (span: Span) => act(span, 'petugas', 'record', {})
export const receiptGiven = (span: Span, by: GivenBy) => act(span, 'petugas', 'give-receipt', { by })
export const handedOver = (span: Span, sheets: number, note?: string) => act(span, 'petugas', 'hand-over', { sheets, ...(note ? { note } : {}) })
export const accepted = (span: Span) => act(span, 'kasi-pelayanan', 'accept-hand-over', {})
export const handOverReturned = (span: Span, reason: string) => act(span, 'kasi-pelayanan', 'return-hand-over', { reason })

/** Steps 2 to 4 as they usually go: checked, recorded, receipt given, handed over, accepted. */
export function desk(give: GivenBy, sheets = 2, first: Span = '20m'): Act[] {
  return [confirmed(first), recorded('4m'), receiptGiven('3m', give), handedOver('12m', sheets), accepted('25m')]
}
export const registered = (give: GivenBy, first: Span = '20m') => [confirmed(first), recorded('4m'), receiptGiven('3m', give)]

export const missing = (span: Span, notes: Record<string, string>, message: string, by: By = 'petugas') =>
  act(span, by, 'request-missing', { missing: Object.keys(notes), notes, message })
export const supplied = (span: Span, input: Record<string, unknown>, more: Partial<Act> = {}) => act(span, more.by ?? 'complainant', 'supply-missing', input, more)
export const refusedProcessing = (span: Span, by: By, ground: string, reason: string) => act(span, by, 'refuse-processing', { ground, reason })

/** Class, category, recommendation and, unless normal, urgency: `TBP JALAN coordinate urgent`. */
export type Finding = `${'TBP' | 'BP' | 'ASP' | 'INFO'} ${string}`
const classes = { TBP: 'tidak-berkadar-pengawasan', BP: 'berkadar-pengawasan', ASP: 'aspirasi', INFO: 'permintaan-informasi' }
export interface StudyText { issue: string; facts: string; conclusion: string; advice: string; assumptions?: string; analysis?: string }

export function studied(span: Span, finding: Finding, text: StudyText): Act {
  const [kind = '', category, recommendation, urgency = 'normal'] = finding.split(' ')
  const form = text.analysis ? 'full' : 'short'
  return act(span, 'kasi-pelayanan', 'study', { form, class: classes[kind as keyof typeof classes], category, recommendation, urgency, ...text })
}
export const reported = (span: Span, note?: string) => act(span, 'kasi-pelayanan', 'report', note ? { note } : {})
export const sentBack = (span: Span, reason: string) => act(span, 'kasi-pelayanan', 'send-back', { reason })
export const studyReturned = (span: Span, reason: string) => act(span, 'camat', 'return-study', { reason })

export interface DispositionWords { instructions: string[]; note: string; nature?: string; due?: Span; under?: string; by?: By; label?: string }
export function disposed(span: Span, to: Role | Role[], { instructions, note, nature = 'segera', due = '1d', under, by = 'camat', label = 'd' }: DispositionWords): Act {
  return act(span, by, 'dispose', (stage) => ({
    to: [to].flat().map((role) => stage.person(role)), instructions, nature, note, dueAt: stage.after(due), ...(under ? { parent: stage.disposition(under) } : {}),
  }), { label })
}
export const dispositionDone = (span: Span, by: By, report: string, label = 'd') =>
  act(span, by, 'report-disposition', (stage) => ({ id: stage.disposition(label), report }))

export interface CoordinationWords { question: string; means?: 'letter' | 'phone' | 'in-person' | 'email' | 'whatsapp'; label?: string; by?: By; due?: number }
export function asked(span: Span, party: string, { question, means = 'letter', label = 'k', by = 'kasi-pelayanan', due }: CoordinationWords): Act {
  return act(span, by, 'request-coordination', (stage) => ({ party: stage.party(party), means, question, ...(due === undefined ? {} : { dueOn: stage.workingDay(due) }) }), { label })
}
export const replied = (span: Span, outcome: 'done' | 'partly' | 'refused' | 'not-theirs' | 'no-reply', note: string, label = 'k', by: By = 'kasi-pelayanan') =>
  act(span, by, 'close-coordination', (stage) => ({ id: stage.coordination(label), outcome, note }))

type FinalOutcome = 'solved' | 'partly' | 'explained' | 'refused'
export const interim = (span: Span, text: string, by: By = 'kasi-pelayanan') => act(span, by, 'draft-answer', { kind: 'interim', outcome: 'partly', text })
export const drafted = (span: Span, outcome: FinalOutcome, text: string, by: By = 'kasi-pelayanan') => act(span, by, 'draft-answer', { kind: 'final', outcome, text })
export const forwarded = (span: Span, forwardedTo: string, text: string, by: By = 'kasi-pelayanan') =>
  act(span, by, 'draft-answer', { kind: 'final', outcome: 'forwarded', forwardedTo, text })
export const approved = (span: Span, by: By = 'camat') => act(span, by, 'approve-answer', (stage) => ({ id: stage.answer() }))
export const answerReturned = (span: Span, reason: string, by: By = 'camat') => act(span, by, 'return-answer', (stage) => ({ id: stage.answer(), reason }))
/** What proves that an answer was given, as its channel asks for it; in person, the name of whom it was given to. */
interface GivenProof { letter?: { means: string; receiver: string }; fax?: { report: 'ok'; pages: number }; inPerson?: { receiver: string } }
export function given(
  span: Span, channel: AnswerChannel, to: string, proof: string, result: 'delivered' | 'failed' | 'queued' = 'delivered', by: By = 'petugas',
  detail: GivenProof = channel === 'in-person' ? { inPerson: { receiver: to } } : {},
): Act {
  return act(span, by, 'record-attempt', (stage) => ({ answer: stage.answer(), channel, result, to, proof, detail }))
}
/** The network said what became of an answer that was on its way. */
export const settled = (span: Span, result: 'delivered' | 'failed', proof: string) => act(span, 'system', 'settle-attempt', (stage) => ({ attempt: stage.attempt(), result, proof }))
export const failed = (span: Span, channel: AnswerChannel, to: string, proof: string, by: By = 'petugas') => given(span, channel, to, proof, 'failed', by)
export const closedUnanswered = (span: Span, reason: string) => act(span, 'camat', 'close-unanswered', { reason })

export const archived = (span: Span, ordner: string, shelf: string, sheets: number, contents: string[]) =>
  act(span, 'arsiparis', 'archive', { classificationCode: '700.1.2.4', ordner, shelf, sheets, contents })
export const relocated = (span: Span, ordner: string, shelf: string, reason: string) => act(span, 'arsiparis', 'relocate', { ordner, shelf, reason })

export const withdrawn = (span: Span, by: By, reason: string, evening?: string) => act(span, by, 'withdraw', { reason }, evening ? { evening } : {})
export const looked = (span: Span, by: By, reason?: string) => act(span, by, 'look-at-identity', reason === undefined ? {} : { reason })
export const keptSecret = (span: Span, by: By) => act(span, by, 'keep-secret', {})
export const corrected = (span: Span, by: By, applicant: object, reason: string) => act(span, by, 'correct-applicant', { applicant, reason })
export const merged = (span: Span, by: By, into: string, reason: string) => act(span, by, 'merge', (stage) => ({ into: stage.complaint(into), reason }))
export const postponed = (span: Span, by: By, reviewIn: number, reason: string) => act(span, by, 'postpone', (stage) => ({ reviewOn: stage.workingDay(reviewIn), reason }))
export const resumed = (span: Span, by: By, note: string) => act(span, by, 'resume', { note })
export const objected = (span: Span, grounds: string, evening?: string) => act(span, 'complainant', 'object', { grounds }, evening ? { evening } : {})
export const noted = (span: Span, by: By, visibility: 'office' | 'complainant', text: string, evening?: string) =>
  act(span, by, 'add-note', { visibility, text }, evening ? { evening } : {})
