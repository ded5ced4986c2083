import type { Refused } from '../../procedure/perform.ts'
import { forms } from '../../procedure/forms.ts'
import type { FormOf } from '../../procedure/forms.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey, MessageParams } from '../../ui/messages/messages.ts'
import type { Action } from './agenda.ts'
import type { CaseView } from './load-case.ts'
import { errorTarget, sameAction } from './tasks.tsx'
import { actorText } from './who.ts'

/** A refusal as the page tells it: the status, the summary, and the sentence at each field. */
export interface Told { status: 403 | 409 | 422; errors: ErrorItem[]; fields: Record<string, string> }

/** Someone else was faster: the summary then says what happened last. */
const overtaken = new Set(['not_now', 'answer_unknown', 'answer_already_approved', 'coordination_closed', 'disposition_done', 'already_recorded', 'study_missing'])

/** Words for a refused form. A field that the form does not show leads to the form itself; a form that is gone leads nowhere. */
export function tell(lang: Language, view: CaseView, action: Action, { refusal, problems = [] }: Refused): Told {
  const { subject }: FormOf = forms[action.verb]
  const shown = [...view.agenda.now, ...view.agenda.also, ...view.agenda.aside].some((candidate) => sameAction(candidate, action))
  const place = (field: string | undefined): Pick<ErrorItem, 'id'> => (shown ? { id: errorTarget(action, field === subject ? undefined : field) } : {})
  if (problems.length > 0) {
    const found = problems.map(({ path, key, params }) => ({ field: path.replace(/(?:\.\d+)+$/u, ''), text: say(lang, keyOf('input', key), params) }))
    const fields = Object.fromEntries(found.toReversed().map(({ field, text }) => [field, text]))
    return { status: 422, fields, errors: found.map(({ field, text }) => ({ text: nameField(lang, action, field, text), ...place(field === '' ? undefined : field) })) }
  }
  const text = say(lang, keyOf('refusal', refusal.key), refusal.params)
  const { field } = refusal
  const atField = field !== undefined && field !== subject
  const errors: ErrorItem[] = [{ text, ...place(field) }]
  if (overtaken.has(refusal.key)) errors.push({ text: lastWord(lang, view), id: 'riwayat' })
  const forbidden = refusal.key === 'not_yours' || refusal.key === 'not_addressed'
  return { status: forbidden ? 403 : atField ? 422 : 409, errors, fields: atField ? { [field]: text } : {} }
}

/** Files that could not be taken: each by name, at the field; the others are kept. */
export function tellFiles(action: Action, { field, errors }: { field: string; errors: readonly string[] }): Told {
  return { status: 422, errors: errors.map((text) => ({ text, id: errorTarget(action, field) })), fields: { [field]: errors.join(' ') } }
}

function say(lang: Language, key: MessageKey, params: MessageParams | undefined): string {
  return t(lang, key, params)
}

/** "Fill this in" alone does not say where: the summary names the field by its label. */
function nameField(lang: Language, { verb }: Action, field: string, text: string): string {
  const label = labels[`${verb}.${field}`] ?? labels[field]
  return label === undefined ? text : `${t(lang, label)}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

const labels: Readonly<Record<string, MessageKey>> = {
  reason: 'form.reason', ground: 'form.ground', note: 'form.note', sheets: 'form.sheets', by: 'form.given_by',
  form: 'form.study_form', category: 'form.category', class: 'form.class', urgency: 'form.urgency', issue: 'form.issue', assumptions: 'form.assumptions',
  facts: 'form.facts', analysis: 'form.analysis', conclusion: 'form.conclusion', advice: 'form.advice', recommendation: 'form.recommendation',
  to: 'form.to', instructions: 'form.instructions', nature: 'form.nature', dueAt: 'form.due_at', report: 'form.disposition_report',
  party: 'form.party', means: 'form.means', question: 'form.question', dueOn: 'form.due_on',
  kind: 'form.answer_kind', outcome: 'form.outcome', 'close-coordination.outcome': 'form.coordination_outcome', 'close-coordination.note': 'form.coordination_note',
  forwardedTo: 'form.forwarded_to', text: 'form.answer_text', 'add-note.text': 'form.note', channel: 'form.channel', at: 'form.attempt_at',
  'detail.letter.number': 'attempt.form_letter_number', 'detail.letter.sentOn': 'attempt.form_sent_on', 'detail.letter.means': 'attempt.form_means', 'detail.letter.tracking': 'attempt.form_tracking',
  'detail.letter.receiver': 'attempt.form_taken_by', 'detail.fax.report': 'attempt.form_fax_report', 'detail.fax.pages': 'attempt.form_pages', 'detail.inPerson.receiver': 'attempt.form_receiver',
  'detail.inPerson.relation': 'attempt.form_relation', 'detail.phone.spokeWith': 'attempt.form_spoke_with', 'detail.phone.from': 'attempt.form_from', 'detail.phone.until': 'attempt.form_until',
  result: 'form.attempt_result', 'record-attempt.to': 'form.attempt_to', proof: 'form.proof',
  ordner: 'form.ordner', shelf: 'form.shelf', classificationCode: 'form.classification', retentionYears: 'form.retention', contents: 'form.contents',
  into: 'form.merge_into', reviewOn: 'form.review_on', grounds: 'form.grounds', visibility: 'form.visibility',
  'applicant.name': 'form.name', 'applicant.address.line': 'form.address_line', 'applicant.address.kelurahan': 'form.kelurahan', narrative: 'form.narrative',
}

/** What happened last, by whom, when. */
function lastWord(lang: Language, view: CaseView): string {
  const last = view.events.at(-1)
  if (!last) throw new Error('a complaint without events')
  return t(lang, 'case.last_event', { event: t(lang, keyOf('event', last.type)), who: actorText(lang, last.actor), when: formatDateTime(lang, last.at, view.context.zone) })
}
