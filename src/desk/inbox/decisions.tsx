import type { ComponentChildren } from 'preact'
import type { Standard } from '../../office/standard/schema.ts'
import type { Candidate } from '../../procedure/incoming/candidates.ts'
import type { DecisionKind } from '../../procedure/incoming/decide-message.ts'
import { cutTo } from '../../procedure/incoming/become-input.ts'
import { fieldsOf } from '../../procedure/form-kit.tsx'
import { Button, ButtonGroup } from '../../ui/button/button.tsx'
import type { ButtonKind } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/checkboxes/checkboxes.tsx'
import { Details } from '../../ui/details/details.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { Select } from '../../ui/select/select.tsx'
import { statusKeys } from '../../ui/status-tag/status-tag.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { complainantText } from '../list/subject.tsx'
import { inboxPath } from './words.ts'

/** Nouns of the decisions in addresses: `POST /meja/kotak-masuk/<id>/<noun>`. */
export const decisionNouns = {
  complaint: 'pengaduan', supplement: 'tambahan', objection: 'keberatan', dismiss: 'bukan-untuk-kami', quarantine: 'karantina', release: 'lepaskan', reopen: 'kembalikan',
} as const satisfies Record<DecisionKind, string>
/** Pressed with Alt, these decide: the order of how often they are needed. */
const keys: Record<DecisionKind, string> = { complaint: '1', supplement: '2', objection: '3', dismiss: '4', quarantine: '5', release: '6', reopen: '7' }
/** Common reasons why a message is not for the office; another is typed. */
export const dismissReasons = ['not-a-complaint', 'wrong-office', 'advertising', 'trial', 'handled-otherwise'] as const

/** Beginning values of the new complaint: what the house reads in the message. */
export interface Prefilled { name: string; line: string; rt: string; rw: string; kelurahan: string; phone: string; email: string; narrative: string }

export interface DecisionsProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly messageId: string
  readonly offered: readonly DecisionKind[]
  readonly candidates: readonly Candidate[]
  readonly prefilled: Prefilled
  readonly standard: Standard
  /** What was typed before and is shown again, of which decision; with the sentence of each wrong field. */
  readonly typed: { kind: DecisionKind; values: unknown; errors: Readonly<Record<string, string>> } | null
}

/** What an officer can decide about a message, each with one key, each an ordinary form. */
export function Decisions(props: DecisionsProps) {
  const { frame: { lang }, offered } = props
  return (
    <>
      <p class="tg-soft tg-keys">{t(lang, 'inbox.keys')}</p>
      {offered.includes('complaint') ? <NewComplaint {...props} /> : null}
      {offered.includes('supplement') ? <ToCase {...props} /> : null}
      {offered.includes('dismiss') ? <Dismiss {...props} /> : null}
      {(['quarantine', 'release', 'reopen'] as const).filter((kind) => offered.includes(kind)).map((kind) => (
        <Form key={kind} frame={props.frame} action={actionOf(props, kind)}><Press lang={lang} kind={kind} look="secondary" /></Form>
      ))}
    </>
  )
}

export const decisionFormId = (kind: DecisionKind) => `keputusan-${decisionNouns[kind]}`
const actionOf = ({ messageId }: Pick<DecisionsProps, 'messageId'>, kind: DecisionKind) => `${inboxPath}/${messageId}/${decisionNouns[kind]}`

function Press({ lang, kind, look = 'primary', formaction }: { readonly lang: Language; readonly kind: DecisionKind; readonly look?: ButtonKind; readonly formaction?: string }) {
  return (
    <Button kind={look} digit={keys[kind]} {...(formaction === undefined ? {} : { formaction })}>
      <span class="tg-key" aria-hidden="true">{keys[kind]}</span>{t(lang, keyOf('decision', kind))}
    </Button>
  )
}

function fieldsFor({ frame: { lang }, typed }: DecisionsProps, kind: DecisionKind) {
  const mine = typed?.kind === kind ? typed : null
  return fieldsOf({ lang, id: decisionFormId(kind), ...(mine ? { values: mine.values, errors: mine.errors } : {}) })
}

function Part({ title, id, children }: { readonly title: string; readonly id: string; readonly children: ComponentChildren }) {
  return <section aria-labelledby={id}><h3 id={id}>{title}</h3>{children}</section>
}

function NewComplaint(props: DecisionsProps) {
  const { frame, prefilled, standard, typed } = props
  const { lang } = frame
  const fields = fieldsFor(props, 'complaint')
  const text = (name: string, label: string, begin: string, max: number) => <TextInput {...fields.of(name, label, { optional: true })} value={fields.value(name, begin)} maxlength={max} autocomplete="off" />
  return (
    <Part title={t(lang, 'inbox.new_complaint')} id="judul-pengaduan-baru">
      <Form frame={frame} action={actionOf(props, 'complaint')} id={decisionFormId('complaint')} label={t(lang, 'decision.complaint')}>
        <Details summary={prefilled.name === '' ? t(lang, 'inbox.check_fields') : t(lang, 'inbox.check_fields_of', { name: prefilled.name })} open={typed?.kind === 'complaint'}>
          {text('applicant.name', t(lang, 'counter.name'), prefilled.name, 200)}
          {text('applicant.address.line', t(lang, 'counter.line'), prefilled.line, 300)}
          <div class="tg-row">
            <TextInput {...fields.of('applicant.address.rt', t(lang, 'counter.rt'), { optional: true })} width={3} inputmode="numeric" value={fields.value('applicant.address.rt', prefilled.rt)} maxlength={10} autocomplete="off" />
            <TextInput {...fields.of('applicant.address.rw', t(lang, 'counter.rw'), { optional: true })} width={3} inputmode="numeric" value={fields.value('applicant.address.rw', prefilled.rw)} maxlength={10} autocomplete="off" />
          </div>
          <TextInput {...fields.of('applicant.address.kelurahan', t(lang, 'counter.kelurahan'), { optional: true })} value={fields.value('applicant.address.kelurahan', prefilled.kelurahan)} maxlength={100} autocomplete="off" list="daftar-kelurahan" />
          <datalist id="daftar-kelurahan">{standard.office.areas.map((area) => <option key={area.code} value={area.name} />)}</datalist>
          {text('applicant.phone', t(lang, 'counter.phone'), prefilled.phone, 40)}
          {text('applicant.email', t(lang, 'counter.email'), prefilled.email, 254)}
          <Textarea {...fields.of('narrative', t(lang, 'counter.narrative'))} value={fields.value('narrative', prefilled.narrative)} rows={6} max={20_000} />
          <Checkbox {...fields.of('confidential', t(lang, 'counter.confidential'))} checked={fields.value('confidential', '') === 'yes'} />
        </Details>
        <Press lang={lang} kind="complaint" />
      </Form>
    </Part>
  )
}

/** The complaints that may be meant, to choose from, or another by its number or code. */
function ToCase(props: DecisionsProps) {
  const { frame, candidates, zone } = props
  const { lang } = frame
  const fields = fieldsFor(props, 'supplement')
  const sure = candidates.filter(({ because }) => because.includes('sender') || because.includes('thread'))
  const first = sure.length === 1 ? sure[0]?.id : undefined
  return (
    <Part title={t(lang, 'inbox.to_case')} id="judul-ke-berkas">
      <Form frame={frame} action={actionOf(props, 'supplement')} id={decisionFormId('supplement')} label={t(lang, 'inbox.to_case')}>
        {candidates.length === 0 ? <p class="tg-soft">{t(lang, 'inbox.no_candidates')}</p> : (
          <Radios
            {...fields.of('case', t(lang, 'inbox.candidates'))} value={fields.value('case', first)}
            options={candidates.map((candidate) => ({
              value: candidate.id, text: `${candidate.registerNumber ?? candidate.trackingCode} (${t(lang, statusKeys[candidate.status])})`,
              hint: [
                cutTo(candidate.summary, 140), complainantText(lang, candidate), formatShortDate(lang, candidate.receivedAt, zone), candidate.because.map((reason) => t(lang, keyOf('candidate', reason))).join(', '),
              ].filter((part) => part !== '').join(' · '),
            }))}
          />
        )}
        <TextInput
          {...fields.of('reference', t(lang, candidates.length === 0 ? 'inbox.reference' : 'inbox.other_reference'), { hint: t(lang, 'inbox.reference_hint'), ...(candidates.length > 0 ? { optional: true } : {}) })}
          width={20} value={fields.value('reference')} maxlength={60} autocomplete="off"
        />
        <ButtonGroup>
          <Press lang={lang} kind="supplement" look="secondary" />
          <Press lang={lang} kind="objection" look="secondary" formaction={actionOf(props, 'objection')} />
        </ButtonGroup>
      </Form>
    </Part>
  )
}

function Dismiss(props: DecisionsProps) {
  const { frame } = props
  const { lang } = frame
  const fields = fieldsFor(props, 'dismiss')
  return (
    <Part title={t(lang, 'inbox.not_for_us')} id="judul-bukan-untuk-kami">
      <Form frame={frame} action={actionOf(props, 'dismiss')} id={decisionFormId('dismiss')} label={t(lang, 'decision.dismiss')}>
        <Select {...fields.of('reason', t(lang, 'inbox.reason'))} empty={false} value={fields.value('reason', dismissReasons[0])} options={dismissReasons.map((reason) => ({ value: reason, text: t(lang, keyOf('inbox_reason', reason)) }))} />
        <TextInput {...fields.of('words', t(lang, 'inbox.reason_words'), { optional: true })} value={fields.value('words')} maxlength={300} autocomplete="off" />
        <Press lang={lang} kind="dismiss" look="secondary" />
      </Form>
    </Part>
  )
}
