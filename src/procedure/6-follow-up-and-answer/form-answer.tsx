import { outcomes } from '../../complaint/outcome.ts'
import type { AnswerChannel } from '../../office/channels.ts'
import { DateTimeInput } from '../../ui/date-input/date-input.tsx'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { fieldsOf, TextForm, VerbForm } from '../form-kit.tsx'
import type { FormProps } from '../form-kit.tsx'
import { answerLetterOf } from '../papers/letters-to.ts'
import { attemptFields } from './form-attempt-detail.tsx'
import { whatsappLink } from '../whatsapp-link.ts'
import { attemptResults } from './record-attempt.ts'

/** Drafts the surat jawaban (S3.6); begins with the latest draft that was returned or not yet approved. */
export function DraftAnswerForm(props: FormProps) {
  const { lang, state } = props
  const fields = fieldsOf(props)
  const last = state.answers.findLast((answer) => answer.approved === null)
  const named = state.coordinations.at(-1)?.partyName
  return (
    <VerbForm form={props} verb="draft-answer">
      {last?.returned?.reason ? <InsetText><strong>{t(lang, 'form.returned_because')}</strong> <span class="tg-typed">{last.returned.reason}</span></InsetText> : null}
      <Radios
        {...fields.of('kind', t(lang, 'form.answer_kind'))} value={fields.value('kind', last?.kind ?? 'final')}
        options={[
          { value: 'final', text: t(lang, 'answer_kind.final') },
          { value: 'interim', text: t(lang, 'answer_kind.interim'), hint: t(lang, 'form.interim_hint') },
        ]}
      />
      <Radios
        {...fields.of('outcome', t(lang, 'form.outcome'))} value={fields.value('outcome', last?.outcome ?? '')}
        options={outcomes.filter((outcome) => outcome !== 'unreachable').map((outcome) => ({
          value: outcome, text: t(lang, keyOf('outcome', outcome)),
          ...(outcome === 'forwarded' ? { more: <TextInput {...fields.of('forwardedTo', t(lang, 'form.forwarded_to'))} value={fields.value('forwardedTo', last?.forwardedTo ?? named ?? '')} maxlength={300} /> } : {}),
        }))}
      />
      <Textarea {...fields.of('text', t(lang, 'form.answer_text'), { hint: t(lang, 'form.answer_text_hint') })} value={fields.value('text', last?.text ?? undefined)} rows={10} max={20_000} />
    </VerbForm>
  )
}

/** The Camat reads the draft and approves it. */
export function ApproveAnswerForm(props: FormProps) {
  const { lang, state, subject = '' } = props
  const answer = state.answers.find(({ id }) => id === subject)
  return (
    <VerbForm form={props} verb="approve-answer">
      <input type="hidden" name="id" value={subject} />
      {answer ? (
        <>
          <p>
            <strong>{t(lang, keyOf('answer_kind', answer.kind))}</strong>, {t(lang, keyOf('outcome', answer.outcome))}
            {answer.forwardedTo ? `: ${answer.forwardedTo}` : ''}
          </p>
          <InsetText><span class="tg-typed">{answer.text}</span></InsetText>
        </>
      ) : null}
    </VerbForm>
  )
}

/** The Camat returns the draft, with what must change. */
export function ReturnAnswerForm(props: FormProps) {
  const { lang, subject = '' } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="return-answer" kind="secondary">
      <input type="hidden" name="id" value={subject} />
      <Textarea {...fields.of('reason', t(lang, 'form.return_answer_reason'))} value={fields.value('reason')} rows={3} max={4_000} />
    </VerbForm>
  )
}

/** How the approved answer was given, or tried: failed attempts too (S3.6). Begins with the complainant's wish. */
export function RecordAttemptForm(props: FormProps) {
  const { lang, state, context, subject = '' } = props
  const fields = fieldsOf(props)
  const wish = state.answerBy ?? guessed(props)
  return (
    <VerbForm form={props} verb="record-attempt">
      <input type="hidden" name="answer" value={subject} />
      <Radios
        {...fields.of('channel', t(lang, 'form.channel'), state.answerBy ? { hint: t(lang, 'form.wish', { channel: t(lang, keyOf('answer_channel', state.answerBy)) }) } : {})}
        value={fields.value('channel', wish)}
        options={context.standard.channels.out.map((channel) => {
          const more = attemptFields(lang, fields, channel, answerLetterOf(state, subject)?.number ?? null)
          return { value: channel, text: t(lang, keyOf('answer_channel', channel)), ...(more ? { more } : {}) }
        })}
      />
      <TextInput {...fields.of('to', t(lang, 'form.attempt_to'), { hint: t(lang, 'form.attempt_to_hint') })} value={fields.value('to', contactFor(wish, props))} maxlength={200} />
      <ByWhatsapp {...props} />
      <DateTimeInput {...fields.of('at', t(lang, 'form.attempt_at'), { optional: true, hint: t(lang, 'form.attempt_at_hint') })} date={fields.value('at_date')} time={fields.value('at_time')} />
      <Radios
        {...fields.of('result', t(lang, 'form.attempt_result'))} value={fields.value('result')}
        options={attemptResults.map((result) => ({ value: result, text: t(lang, keyOf('attempt_result', result)), ...(result === 'queued' ? { hint: t(lang, 'form.queued_hint') } : {}) }))}
      />
      <Textarea {...fields.of('proof', t(lang, 'form.proof'), { hint: t(lang, 'form.proof_hint') })} value={fields.value('proof')} rows={2} max={2_000} />
    </VerbForm>
  )
}

/** Answering by WhatsApp by hand: the link opens the chat, and what came of it is recorded in this form. The words say no more than that there is an answer. */
function ByWhatsapp({ lang, state, context }: FormProps) {
  const text = t('id', 'form.whatsapp_answer', { office: context.standard.office.name, code: state.trackingCode })
  const link = context.identityOpen && !state.identitySecret && context.standard.channels.out.includes('whatsapp') ? whatsappLink(state.applicant.phone, text) : null
  return link === null ? null : <p class="tg-soft"><a href={link} rel="noreferrer">{t(lang, 'form.whatsapp')}</a> {t(lang, 'form.whatsapp_hint')}</p>
}

function guessed({ state }: FormProps): AnswerChannel {
  if (state.applicant.phone) return 'phone'
  return state.applicant.email ? 'email' : 'letter'
}

/** Where the complainant can be reached that way; blank when it is unknown, kept secret or not opened: an open form is no place for it. */
function contactFor(channel: AnswerChannel, { state, context }: FormProps): string {
  if (state.identitySecret || !context.identityOpen) return ''
  const { name = '', phone = '', fax = '', email = '' } = state.applicant
  if (channel === 'email') return email
  if (channel === 'fax') return [name, fax].filter(Boolean).join(', ')
  return channel === 'phone' || channel === 'sms' || channel === 'whatsapp' ? [name, phone].filter(Boolean).join(', ') : name
}

/** What became of an attempt that was on its way: an officer heard it, the network did not say. */
export function SettleAttemptForm(props: FormProps) {
  const { lang, subject = '' } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="settle-attempt">
      <input type="hidden" name="attempt" value={subject} />
      <Radios
        {...fields.of('result', t(lang, 'form.attempt_result'))} value={fields.value('result')}
        options={(['delivered', 'failed'] as const).map((result) => ({ value: result, text: t(lang, keyOf('attempt_result', result)) }))}
      />
      <DateTimeInput {...fields.of('at', t(lang, 'form.attempt_at'), { optional: true, hint: t(lang, 'form.attempt_at_hint') })} date={fields.value('at_date')} time={fields.value('at_time')} />
      <Textarea {...fields.of('proof', t(lang, 'form.proof'), { hint: t(lang, 'form.proof_hint') })} value={fields.value('proof')} rows={2} max={2_000} />
    </VerbForm>
  )
}

/** Nobody could be reached: closed with a stated reason. */
export function CloseUnansweredForm(props: FormProps) {
  const { lang } = props
  return <TextForm form={props} verb="close-unanswered" kind="warning" name="reason" label={t(lang, 'form.close_reason')} hint={t(lang, 'form.close_hint')} max={4_000} />
}
