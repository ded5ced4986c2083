import type { Actor } from '../office/actor.ts'
import { roleOf } from '../office/actor.ts'
import type { Role } from '../office/roles.ts'
import type { Standard } from '../office/standard/schema.ts'
import type { Status, StepNumber } from './status.ts'

/** Who may: `step` = the roles that the standard makes responsible for the step; or a role by name, the complainant, the system itself. */
export type By = 'step' | Role | 'complainant' | 'system'

/** One row of the workflow. Step 0: at any time. */
export interface Transition { step: StepNumber | 0; from: readonly Status[]; to: readonly Status[]; by: readonly By[] }

const beforeAnswer = ['received', 'incomplete', 'complete', 'recorded', 'handed-over', 'under-study', 'reported', 'in-follow-up', 'postponed'] as const satisfies readonly Status[]
const registered = ['recorded', 'handed-over', 'under-study', 'reported', 'in-follow-up', 'postponed', 'answered', 'archived', 'merged', 'withdrawn', 'deemed-withdrawn', 'not-processable'] as const satisfies readonly Status[]
const anywhere = [...beforeAnswer, 'answered', 'archived', 'merged', 'withdrawn', 'deemed-withdrawn', 'not-processable'] as const satisfies readonly Status[]
const anyOfficer = ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat', 'arsiparis'] as const satisfies readonly Role[]

/** The whole workflow: verb → where it may be done, where it leads, and who may. docs/workflow.svg is drawn from this. */
export const transitions = {
  'confirm-complete': { step: 2, from: ['received', 'incomplete'], to: ['complete', 'recorded'], by: ['step'] },
  'request-missing': { step: 2, from: ['received'], to: ['incomplete'], by: ['step', 'system'] },
  'supply-missing': { step: 2, from: ['incomplete'], to: ['incomplete', 'received'], by: ['complainant', 'step'] },
  'remind-missing': { step: 2, from: ['incomplete'], to: ['incomplete'], by: ['system'] },
  lapse: { step: 2, from: ['incomplete'], to: ['deemed-withdrawn'], by: ['system'] },
  'refuse-processing': { step: 2, from: ['received', 'incomplete', 'complete', 'recorded', 'under-study'], to: ['not-processable'], by: ['kasi-pelayanan', 'camat'] },

  record: { step: 3, from: ['complete'], to: ['recorded'], by: ['step'] },
  'issue-receipt': { step: 3, from: registered, to: registered, by: ['system'] },
  'give-receipt': { step: 3, from: registered, to: registered, by: ['step', 'system'] },

  'hand-over': { step: 4, from: ['recorded'], to: ['handed-over'], by: ['step'] },
  'accept-hand-over': { step: 4, from: ['handed-over'], to: ['under-study'], by: ['kasi-pelayanan'] },
  'return-hand-over': { step: 4, from: ['handed-over'], to: ['recorded'], by: ['kasi-pelayanan'] },

  study: { step: 5, from: ['under-study'], to: ['under-study'], by: ['step'] },
  report: { step: 5, from: ['under-study'], to: ['reported'], by: ['step'] },
  'send-back': { step: 5, from: ['under-study'], to: ['received'], by: ['step'] },

  'return-study': { step: 6, from: ['reported'], to: ['under-study'], by: ['step'] },
  dispose: { step: 6, from: ['reported', 'in-follow-up'], to: ['in-follow-up'], by: ['step', 'sekcam', 'kasi-pelayanan', 'kasi'] },
  'report-disposition': { step: 6, from: ['in-follow-up'], to: ['in-follow-up'], by: ['step', 'sekcam', 'kasi-pelayanan', 'kasi', 'petugas'] },
  'request-coordination': { step: 6, from: ['reported', 'in-follow-up'], to: ['in-follow-up'], by: ['step', 'sekcam', 'kasi-pelayanan', 'kasi'] },
  'close-coordination': { step: 6, from: ['in-follow-up'], to: ['in-follow-up'], by: ['step', 'sekcam', 'kasi-pelayanan', 'kasi'] },
  'draft-answer': { step: 6, from: ['reported', 'in-follow-up'], to: ['in-follow-up'], by: ['step', 'sekcam', 'kasi-pelayanan', 'kasi'] },
  'approve-answer': { step: 6, from: ['in-follow-up'], to: ['in-follow-up'], by: ['step'] },
  'return-answer': { step: 6, from: ['in-follow-up'], to: ['in-follow-up'], by: ['step'] },
  'record-attempt': { step: 6, from: ['in-follow-up'], to: ['in-follow-up', 'answered'], by: ['step', 'sekcam', 'kasi-pelayanan', 'kasi', 'petugas', 'system'] },
  'settle-attempt': { step: 6, from: ['in-follow-up', 'answered', 'archived'], to: ['in-follow-up', 'answered', 'archived'], by: ['step', 'sekcam', 'kasi-pelayanan', 'kasi', 'petugas', 'system'] },
  'close-unanswered': { step: 6, from: ['in-follow-up'], to: ['answered'], by: ['step'] },

  archive: { step: 7, from: ['answered', 'withdrawn', 'deemed-withdrawn', 'not-processable'], to: ['archived'], by: ['step'] },
  relocate: { step: 7, from: ['archived'], to: ['archived'], by: ['step'] },

  withdraw: { step: 0, from: beforeAnswer, to: ['withdrawn'], by: ['complainant', 'petugas', 'kasi-pelayanan'] },
  merge: { step: 0, from: ['received', 'complete', 'recorded', 'handed-over', 'under-study', 'reported', 'in-follow-up'], to: ['merged'], by: ['petugas', 'kasi-pelayanan'] },
  postpone: { step: 0, from: ['under-study', 'reported', 'in-follow-up'], to: ['postponed'], by: ['kasi-pelayanan', 'camat'] },
  resume: { step: 0, from: ['postponed'], to: ['under-study', 'reported', 'in-follow-up'], by: ['kasi-pelayanan', 'camat', 'system'] },
  object: { step: 0, from: ['answered', 'archived'], to: ['in-follow-up'], by: ['complainant', 'petugas', 'kasi-pelayanan'] },
  'look-at-identity': { step: 0, from: anywhere, to: anywhere, by: [...anyOfficer, 'auditor'] },
  'keep-secret': { step: 0, from: anywhere, to: anywhere, by: ['complainant', 'petugas', 'kasi-pelayanan', 'sekcam', 'camat'] },
  'correct-applicant': { step: 0, from: anywhere, to: anywhere, by: ['petugas', 'kasi-pelayanan', 'sekcam'] },
  'add-note': { step: 0, from: anywhere, to: anywhere, by: [...anyOfficer, 'complainant', 'system'] },
  'write-letter': { step: 0, from: anywhere, to: anywhere, by: ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat'] },
  'number-letter': { step: 0, from: anywhere, to: anywhere, by: ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat'] },
  'void-letter': { step: 0, from: anywhere, to: anywhere, by: ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat'] },
  'issue-paper': { step: 0, from: anywhere, to: anywhere, by: [...anyOfficer, 'complainant', 'system'] },
  'reprint-paper': { step: 0, from: anywhere, to: anywhere, by: anyOfficer },
  'sign-paper': { step: 0, from: anywhere, to: anywhere, by: [...anyOfficer, 'system'] },
  'recompute-deadline': { step: 0, from: beforeAnswer, to: beforeAnswer, by: ['system'] },
} as const satisfies Record<string, Transition>

/** The name of a verb of the procedure; `lodge`, which opens a complaint, is not among them. */
export type VerbName = keyof typeof transitions
export const verbNames = Object.keys(transitions).filter((name): name is VerbName => name in transitions)

/** Whether this actor may do this verb on a complaint in this state. Asked by the write path, the pages and the API alike. */
export function permits(verb: VerbName, status: Status, actor: Actor, standard: Pick<Standard, 'steps'>): 'yes' | 'not_now' | 'not_yours' {
  const row: Transition = transitions[verb]
  if (!row.by.some((by) => fits(by, row.step, actor, standard))) return 'not_yours'
  return row.from.includes(status) ? 'yes' : 'not_now'
}

function fits(by: By, step: StepNumber | 0, actor: Actor, standard: Pick<Standard, 'steps'>): boolean {
  if (by === 'complainant' || by === 'system') return actor.kind === by
  const role = roleOf(actor)
  if (role === undefined) return false
  if (by !== 'step') return role === by
  return standard.steps.some((candidate) => candidate.number === step && candidate.roles.includes(role))
}
