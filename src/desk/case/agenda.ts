import { pendingAnswer } from '../../complaint/answers.ts'
import { objectionUntil } from '../../complaint/projection.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { permits } from '../../complaint/transitions.ts'
import type { WorkingCalendar } from '../../clock/calendar.ts'
import type { Actor } from '../../office/actor.ts'
import { roleOf } from '../../office/actor.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { formVerbs } from '../../procedure/forms.ts'
import type { FormVerb } from '../../procedure/forms.ts'

/** A form on the case page: a verb and, where there may be several, what it is about. */
export interface Action { verb: FormVerb; subject?: string }

/** What the reader may do: what the step asks for now (open), what else belongs to the step, and what may happen at any time. */
export interface Agenda { now: Action[]; also: Action[]; aside: Action[] }

export interface AgendaFacts { standard: Standard; calendar: WorkingCalendar; now: Temporal.Instant; receiptGiven: boolean }

const aside: readonly FormVerb[] = ['add-note', 'give-receipt', 'relocate', 'object', 'withdraw', 'keep-secret', 'correct-applicant', 'merge', 'postpone', 'refuse-processing', 'close-unanswered']

/** Days for which an objection that arrived in time, by letter, may still be typed in: its rule asks when it arrived. */
const daysOfPost = 30

/**
 * The reader's agenda on a complaint, from the transitions and from what each rule asks besides (who was addressed, what is pending).
 * It only decides what is shown: the rule itself is asked again when the form comes in.
 */
export function agendaOf(state: ComplaintState, actors: readonly Actor[], facts: AgendaFacts): Agenda {
  const may = new Set(formVerbs.filter((verb) => actors.some((actor) => permits(verb, state.status, actor, facts.standard) === 'yes') && suits(verb, state, actors, facts)))
  const actions = expand(state, actors, may)
  const first = foremost(state, actors, may, facts.standard)
  const isFirst = ({ verb, subject }: Action) => first.some((candidate) => candidate.verb === verb && (candidate.subject === undefined || candidate.subject === subject))
  const rank = ({ verb }: Action) => first.findIndex((candidate) => candidate.verb === verb)
  return {
    now: actions.filter(isFirst).sort((one, other) => rank(one) - rank(other)),
    also: actions.filter((action) => !isFirst(action) && !aside.includes(action.verb)),
    aside: aside.flatMap((verb) => actions.filter((action) => action.verb === verb && !isFirst(action))),
  }
}

/** What a rule asks beyond role and status. */
function suits(verb: FormVerb, state: ComplaintState, actors: readonly Actor[], { standard, calendar, now, receiptGiven }: AgendaFacts): boolean {
  const pending = pendingAnswer(state)
  switch (verb) {
    case 'give-receipt': return !receiptGiven && state.register !== null
    case 'report': return state.study !== null
    case 'dispose': return leads(actors) || state.dispositions.some((disposition) => isTo(disposition.to, actors))
    case 'draft-answer': return pending === null || pending.approved === null
    case 'approve-answer':
    case 'return-answer': return leads(actors) && pending !== null && pending.approved === null
    case 'record-attempt': return pending?.approved !== null && pending !== null
    case 'close-unanswered': return leads(actors) && state.answers.some((answer) => answer.attempts.some(({ result }) => result === 'failed'))
    case 'object': {
      const until = objectionUntil(state, standard, calendar)
      return until !== null && Temporal.Instant.compare(now, until.add({ hours: 24 * daysOfPost })) <= 0
    }
    case 'look-at-identity': return false // it stands beside what it opens
    default: return true
  }
}

/** One action for each verb, or for each thing that it may be about. */
function expand(state: ComplaintState, actors: readonly Actor[], may: ReadonlySet<FormVerb>): Action[] {
  const pending = pendingAnswer(state)
  return [...may].flatMap((verb): Action[] => {
    switch (verb) {
      case 'report-disposition':
        return state.dispositions.filter(({ done, to }) => done === null && (leads(actors) || isTo(to, actors))).map(({ id }) => ({ verb, subject: id }))
      case 'close-coordination': return state.coordinations.filter(({ closed }) => closed === null).map(({ id }) => ({ verb, subject: id }))
      case 'approve-answer':
      case 'return-answer':
      case 'record-attempt': return pending ? [{ verb, subject: pending.id }] : []
      case 'settle-attempt': return state.answers.flatMap(({ attempts }) => attempts.filter(({ result }) => result === 'queued').map(({ id }) => ({ verb, subject: id })))
      default: return [{ verb }]
    }
  })
}

/** What the step asks of this reader first, in order. */
function foremost(state: ComplaintState, actors: readonly Actor[], may: ReadonlySet<FormVerb>, { requirements }: Standard): Action[] {
  const verbs = (...names: FormVerb[]): Action[] => names.filter((name) => may.has(name)).map((verb) => ({ verb }))
  switch (state.status) {
    case 'received': return requirements.every(({ id }) => state.met.has(id)) ? verbs('confirm-complete') : verbs('request-missing')
    case 'incomplete': return verbs('supply-missing')
    case 'complete': return verbs('record')
    case 'recorded': return verbs('give-receipt', 'hand-over')
    case 'handed-over': return verbs('accept-hand-over')
    case 'under-study': return state.study ? verbs('report') : verbs('study')
    case 'reported': return verbs('dispose')
    case 'in-follow-up': return followUp(state, actors, may)
    case 'postponed': return verbs('resume')
    case 'answered':
    case 'withdrawn':
    case 'deemed-withdrawn':
    case 'not-processable': return verbs('archive')
    case 'archived':
    case 'merged': return []
  }
}

function followUp(state: ComplaintState, actors: readonly Actor[], may: ReadonlySet<FormVerb>): Action[] {
  const mine = state.dispositions.filter(({ done, to }) => done === null && isTo(to, actors))
  if (may.has('approve-answer')) return [{ verb: 'approve-answer' }, { verb: 'return-answer' }]
  const reports: Action[] = may.has('report-disposition') ? mine.map(({ id }) => ({ verb: 'report-disposition', subject: id })) : []
  if (may.has('record-attempt')) return [{ verb: 'record-attempt' }, ...reports]
  if (reports.length > 0) return reports
  const drafts = actors.some((actor) => roleOf(actor) === 'kasi-pelayanan') || state.dispositions.some(({ to }) => isTo(to, actors))
  return may.has('draft-answer') && drafts && pendingAnswer(state) === null ? [{ verb: 'draft-answer' }] : []
}

function leads(actors: readonly Actor[]): boolean {
  return actors.some((actor) => roleOf(actor) === 'camat')
}

function isTo(to: readonly { personId: string | null }[], actors: readonly Actor[]): boolean {
  return actors.some((actor) => actor.kind === 'person' && to.some(({ personId }) => personId === actor.id))
}
