import { stepOf } from '../../complaint/status.ts'
import { holderOf } from '../../complaint/state.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { fieldId } from '../../procedure/form-kit.tsx'
import { forms } from '../../procedure/forms.ts'
import type { FormOf, FormVerb } from '../../procedure/forms.ts'
import { dispositionLabel } from '../../procedure/6-follow-up-and-answer/form-disposition.tsx'
import { verbOf } from '../../procedure/steps.ts'
import { Details } from '../../ui/details/details.tsx'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { stepKeys } from '../../ui/stations/stations.tsx'
import { TaskPanel } from '../../ui/task-panel/task-panel.tsx'
import type { Action } from './agenda.ts'
import type { CaseView } from './load-case.ts'
import { StandingStill } from './place.tsx'
import { holderText } from './who.ts'

/** A form that came in and was refused: what was typed, and what is wrong at which field. */
export interface Refilled { action: Action; values: unknown; errors: Readonly<Record<string, string>>; kept: readonly KeptFile[] }

export interface TaskProps {
  readonly frame: PageFrame
  readonly view: CaseView
  readonly formKey: string
  readonly refilled: Refilled | null
}

/** The id of a form on the page; with a subject, since there may be several of a kind. */
export function formIdOf({ verb, subject }: Action): string {
  const { noun } = verbOf(verb)
  return subject === undefined ? noun : `${noun}-${subject}`
}

export function sameAction(one: Action, other: Action): boolean {
  return one.verb === other.verb && one.subject === other.subject
}

/** The id that an error summary leads to. */
export function errorTarget(action: Action, field: string | undefined): string {
  return field === undefined ? formIdOf(action) : fieldId(formIdOf(action), field)
}

function VerbForm({ frame, view, formKey, refilled, action }: TaskProps & { readonly action: Action }) {
  const { Form }: FormOf = forms[action.verb]
  const again = refilled && sameAction(refilled.action, action) ? refilled : null
  return (
    <Form
      lang={frame.lang} frame={frame} formKey={formKey} state={view.state} context={view.context} id={formIdOf(action)}
      action={`/meja/pengaduan/${view.id}/${verbOf(action.verb).noun}`}
      {...(action.subject === undefined ? {} : { subject: action.subject })} {...(again ? { values: again.values, errors: again.errors, kept: again.kept } : {})}
    />
  )
}

/** What the step asks of this reader now, open; what else belongs to the step, one click away. Or why there is nothing to do, and who has the file. */
export function Tasks(props: TaskProps) {
  const { frame: { lang }, view } = props
  const { now, also } = view.agenda
  const step = view.inForce.standard.steps.find(({ number }) => number === stepOf(view.state.status, view.state.postponedFrom))
  const title = step ? t(lang, 'case.task', { number: step.number, title: t(lang, stepKeys[step.id]) }) : ''
  return (
    <TaskPanel id="tugas" title={now.length === 0 ? t(lang, 'case.no_task') : title} quiet={now.length === 0}>
      <StandingStill lang={lang} view={view} />
      {now.length === 0 ? <Elsewhere {...props} /> : null}
      {now.map((action) => (
        <div key={formIdOf(action)}>
          {now.length > 1 ? <h3>{actionText(props, action)}</h3> : null}
          <VerbForm {...props} action={action} />
        </div>
      ))}
      {also.map((action) => <Folded key={formIdOf(action)} {...props} action={action} />)}
    </TaskPanel>
  )
}

/** What may happen at any time: notes, side exits. */
export function OtherActions(props: TaskProps) {
  const { aside } = props.view.agenda
  if (aside.length === 0) return null
  return (
    <section aria-labelledby="tindakan-lain">
      <h2 id="tindakan-lain">{t(props.frame.lang, 'case.other_actions')}</h2>
      {aside.map((action) => <Folded key={formIdOf(action)} {...props} action={action} />)}
    </section>
  )
}

function Folded(props: TaskProps & { readonly action: Action }) {
  const { refilled, action } = props
  return (
    <Details summary={actionText(props, action)} open={refilled !== null && sameAction(refilled.action, action)}>
      <VerbForm {...props} />
    </Details>
  )
}

/** A form that is folded away is named by the work, its button by the deed. Where both are the same word there is none here. */
const works: Partial<Record<FormVerb, MessageKey>> = {
  study: 'task.study', dispose: 'task.dispose', 'draft-answer': 'task.draft_answer', 'add-note': 'task.add_note', withdraw: 'task.withdraw', merge: 'task.merge',
  object: 'task.object', relocate: 'task.relocate', 'give-receipt': 'task.give_receipt', 'record-attempt': 'task.record_attempt',
}

/** What there is to do, with what it is about. */
function actionText({ frame: { lang }, view }: TaskProps, { verb, subject }: Action): string {
  const key: MessageKey = works[verb] ?? keyOf('verb', verb)
  const word = t(lang, key)
  const coordination = view.state.coordinations.find(({ id }) => id === subject)
  if (verb === 'close-coordination' && coordination) return `${word}: ${coordination.partyName}`
  const disposition = view.state.dispositions.find(({ id }) => id === subject)
  return verb === 'report-disposition' && disposition ? `${word}: ${dispositionLabel({ lang, context: view.context }, disposition)}` : word
}

/** Nothing to do for this reader: who has the file, and whose step it is. */
function Elsewhere({ frame: { lang }, view }: TaskProps) {
  const { state, context, inForce } = view
  const step = inForce.standard.steps.find(({ number }) => number === stepOf(state.status, state.postponedFrom))
  const holder = holderOf(state)
  return (
    <>
      <p>{t(lang, 'case.held_by', { holder: holderText(lang, holder, context.names), since: formatDateTime(lang, holder.since, context.zone) })}</p>
      {isFinished(state) || !step ? null : (
        <p>{t(lang, 'case.next_step', { number: step.number, title: t(lang, stepKeys[step.id]), roles: step.roles.map((role) => t(lang, roleKeys[role])).join(', ') })}</p>
      )}
    </>
  )
}

function isFinished({ status }: ComplaintState): boolean {
  return status === 'archived' || status === 'merged'
}

/** What was typed into a form that has no place on the page any more, so that it is not lost. */
export function LostInput({ frame: { lang }, refilled, view }: TaskProps) {
  if (!refilled) return null
  const { now, also, aside } = view.agenda
  if ([...now, ...also, ...aside].some((action) => sameAction(action, refilled.action))) return null
  const texts = textsIn(refilled.values)
  if (texts.length === 0) return null
  return (
    <Details summary={t(lang, 'case.you_wrote')} open>
      {texts.map((text) => <p key={text} class="tg-typed">{text}</p>)}
    </Details>
  )
}

/** Every text of a form that a person wrote; choices and tokens are shorter than a sentence. */
function textsIn(values: unknown): string[] {
  if (typeof values === 'string') return /\s/u.test(values.trim()) ? [values.trim()] : []
  if (typeof values !== 'object' || values === null) return []
  return Object.entries(values).flatMap(([name, inner]) => (name.startsWith('_') ? [] : textsIn(inner)))
}
