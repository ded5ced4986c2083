import type { VNode } from 'preact'
import type { VerbName } from '../complaint/transitions.ts'
import { ConfirmCompleteForm, RefuseProcessingForm, RequestMissingForm, SupplyMissingForm } from './2-check-completeness/form.tsx'
import { GiveReceiptForm, RecordForm } from './3-record-and-acknowledge/form.tsx'
import { AcceptHandOverForm, HandOverForm, ReturnHandOverForm } from './4-register-and-hand-over/form.tsx'
import { ReportForm, SendBackForm, StudyForm } from './5-study-and-report/form.tsx'
import { ApproveAnswerForm, CloseUnansweredForm, DraftAnswerForm, RecordAttemptForm, SettleAttemptForm, ReturnAnswerForm } from './6-follow-up-and-answer/form-answer.tsx'
import { CloseCoordinationForm, RequestCoordinationForm } from './6-follow-up-and-answer/form-coordination.tsx'
import { DisposeForm, ReportDispositionForm, ReturnStudyForm } from './6-follow-up-and-answer/form-disposition.tsx'
import { ArchiveForm, RelocateForm } from './7-archive/form.tsx'
import { AddNoteForm, CorrectApplicantForm, KeepSecretForm, LookAtIdentityForm, MergeForm, ObjectForm, PostponeForm, ResumeForm, WithdrawForm } from './at-any-time/form.tsx'
import type { FormProps } from './form-kit.tsx'

/** How a verb is filled in at the desk. A form sends texts: which of them are dates, moments and lists is said here. */
export interface FormOf {
  Form: (props: FormProps) => VNode | null
  /** Dates, `24/11/2026` or ISO, by dotted name. */
  dates?: readonly string[]
  /** Moments, sent as `<name>_date` and `<name>_time` in the office's zone. */
  moments?: readonly string[]
  /** Lists, written one item a line. */
  lines?: readonly string[]
  /** The field that names the disposition, coordination or answer that the form is about. */
  subject?: string
  /** The field that takes files. */
  files?: string
  /** The number or tracking code of another complaint. */
  reference?: string
}

/** Every verb that a person does at the desk, with its form. What only time or the system does has none. */
export const forms = {
  'confirm-complete': { Form: ConfirmCompleteForm },
  'request-missing': { Form: RequestMissingForm },
  'supply-missing': { Form: SupplyMissingForm, files: 'attachments', moments: ['receivedAt'] },
  'refuse-processing': { Form: RefuseProcessingForm },
  record: { Form: RecordForm },
  'give-receipt': { Form: GiveReceiptForm },
  'hand-over': { Form: HandOverForm },
  'accept-hand-over': { Form: AcceptHandOverForm },
  'return-hand-over': { Form: ReturnHandOverForm },
  study: { Form: StudyForm },
  report: { Form: ReportForm },
  'send-back': { Form: SendBackForm },
  'return-study': { Form: ReturnStudyForm },
  dispose: { Form: DisposeForm, moments: ['dueAt'] },
  'report-disposition': { Form: ReportDispositionForm, subject: 'id' },
  'request-coordination': { Form: RequestCoordinationForm, dates: ['dueOn'] },
  'close-coordination': { Form: CloseCoordinationForm, subject: 'id' },
  'draft-answer': { Form: DraftAnswerForm },
  'approve-answer': { Form: ApproveAnswerForm, subject: 'id' },
  'return-answer': { Form: ReturnAnswerForm, subject: 'id' },
  'record-attempt': { Form: RecordAttemptForm, moments: ['at'], dates: ['detail.letter.sentOn'], subject: 'answer' },
  'settle-attempt': { Form: SettleAttemptForm, moments: ['at'], subject: 'attempt' },
  'close-unanswered': { Form: CloseUnansweredForm },
  archive: { Form: ArchiveForm, lines: ['contents'] },
  relocate: { Form: RelocateForm },
  withdraw: { Form: WithdrawForm },
  'look-at-identity': { Form: LookAtIdentityForm },
  'keep-secret': { Form: KeepSecretForm },
  'correct-applicant': { Form: CorrectApplicantForm },
  merge: { Form: MergeForm, reference: 'into' },
  postpone: { Form: PostponeForm, dates: ['reviewOn'] },
  resume: { Form: ResumeForm },
  object: { Form: ObjectForm, moments: ['at'] },
  'add-note': { Form: AddNoteForm },
} as const satisfies Partial<Record<VerbName, FormOf>>

export type FormVerb = keyof typeof forms
export const formVerbs = Object.keys(forms).filter((name): name is FormVerb => name in forms)
