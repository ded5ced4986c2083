import type { VNode } from 'preact'
import type { AnswerChannel } from '../../office/channels.ts'
import { DateInput } from '../../ui/date-input/date-input.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import type { Fields } from '../form-kit.tsx'
import { faxReports, letterMeans } from './attempt-input.ts'

/** The fields that prove an attempt by this channel, shown with the channel's choice; null where the channel proves itself. */
export function attemptFields(lang: Language, fields: Fields, channel: AnswerChannel, letterNumber: string | null): VNode | null {
  const line = (name: string, label: string, maxlength: number, hint?: string) => (
    <TextInput {...fields.of(name, label, { optional: true, ...(hint ? { hint } : {}) })} value={fields.value(name)} maxlength={maxlength} autocomplete="off" />
  )
  switch (channel) {
    case 'letter': return (
      <>
        <TextInput {...fields.of('detail.letter.number', t(lang, 'attempt.form_letter_number'), { optional: true })} value={fields.value('detail.letter.number', letterNumber ?? undefined)} maxlength={100} autocomplete="off" />
        <DateInput {...fields.of('detail.letter.sentOn', t(lang, 'attempt.form_sent_on'), { optional: true })} value={fields.value('detail.letter.sentOn')} />
        <Select
          {...fields.of('detail.letter.means', t(lang, 'attempt.form_means'), { optional: true })} empty={t(lang, 'attempt.form_choose')} value={fields.value('detail.letter.means')}
          options={letterMeans.map((value) => ({ value, text: t(lang, keyOf('letter_means', value)) }))}
        />
        {line('detail.letter.tracking', t(lang, 'attempt.form_tracking'), 100, t(lang, 'attempt.form_letter_proof'))}
        {line('detail.letter.receiver', t(lang, 'attempt.form_taken_by'), 200)}
      </>
    )
    case 'fax': return (
      <>
        <Select
          {...fields.of('detail.fax.report', t(lang, 'attempt.form_fax_report'), { optional: true, hint: t(lang, 'attempt.form_fax_hint') })} empty={t(lang, 'attempt.form_choose')} value={fields.value('detail.fax.report')}
          options={faxReports.map((value) => ({ value, text: t(lang, keyOf('fax_result', value)) }))}
        />
        <TextInput {...fields.of('detail.fax.pages', t(lang, 'attempt.form_pages'), { optional: true })} width={3} inputmode="numeric" value={fields.value('detail.fax.pages')} maxlength={3} autocomplete="off" />
      </>
    )
    case 'in-person': return (
      <>
        {line('detail.inPerson.receiver', t(lang, 'attempt.form_receiver'), 200, t(lang, 'attempt.form_receiver_hint'))}
        {line('detail.inPerson.relation', t(lang, 'attempt.form_relation'), 100)}
      </>
    )
    case 'phone': return (
      <>
        {line('detail.phone.spokeWith', t(lang, 'attempt.form_spoke_with'), 200)}
        <div class="tg-row">
          <TextInput {...fields.of('detail.phone.from', t(lang, 'attempt.form_from'), { optional: true })} width={5} value={fields.value('detail.phone.from')} maxlength={5} autocomplete="off" />
          <TextInput {...fields.of('detail.phone.until', t(lang, 'attempt.form_until'), { optional: true })} width={5} value={fields.value('detail.phone.until')} maxlength={5} autocomplete="off" />
        </div>
      </>
    )
    default: return null
  }
}
