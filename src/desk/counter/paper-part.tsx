import type { Channel } from '../../office/channels.ts'
import type { Standard } from '../../office/standard/schema.ts'
import type { Fields } from '../../procedure/form-kit.tsx'
import { acceptOf, filesHint } from '../../procedure/kept-files.ts'
import { DateInput, DateTimeInput } from '../../ui/date-input/date-input.tsx'
import { Fieldset } from '../../ui/fieldset/fieldset.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { TextInput } from '../../ui/text-input/text-input.tsx'

/** Channels by which paper comes: a letter, a fax, a slip from the suggestion box (kotak saran). */
export const paperChannels = ['letter', 'fax', 'suggestion-box'] as const satisfies readonly Channel[]
export type PaperChannel = (typeof paperChannels)[number]

export function paperChannelOf(channel: string | undefined): PaperChannel | null {
  return paperChannels.find((paper) => paper === channel) ?? null
}

interface PaperProps { readonly lang: Language; readonly form: Fields; readonly standard: Standard; readonly kept: readonly KeptFile[] }

/** What is registered of a paper: when it came, its own date and number, its sheets, and its scan (S2, S3.1). */
export function PaperPart({ channel, ...props }: PaperProps & { readonly channel: PaperChannel }) {
  const { lang, form, standard, kept } = props
  return (
    <Fieldset lang={lang} legend={t(lang, keyOf('counter_paper', channel))} id="catat-kertas">
      <DateTimeInput
        {...form.of('receivedAt', t(lang, keyOf('counter_came', channel)), { hint: t(lang, 'counter.received_hint') })}
        date={form.value('receivedAt_date')} time={form.value('receivedAt_time')}
      />
      <PaperFields {...props} channel={channel} />
      <FileUpload {...form.of('attachments', t(lang, 'counter.scan'), { hint: `${t(lang, 'counter.scan_hint')} ${filesHint(standard, lang)}` })} accept={acceptOf(standard)} multiple kept={kept} />
    </Fieldset>
  )
}

/** The paper's own date, number and sheets. A slip from the box has no number; only a fax comes from a machine. */
export function PaperFields({ lang, form, channel }: PaperProps & { readonly channel: PaperChannel | null }) {
  const line = (name: string, label: string, maxlength: number, hint?: string) => (
    <TextInput {...form.of(name, label, { optional: true, ...(hint ? { hint } : {}) })} value={form.value(name)} maxlength={maxlength} autocomplete="off" />
  )
  return (
    <>
      <div class="tg-row">
        <DateInput {...form.of('letter.date', t(lang, 'counter.letter_date'), { optional: true })} value={form.value('letter.date')} />
        <TextInput {...form.of('letter.sheets', t(lang, 'counter.letter_sheets'), { optional: channel === null })} width={5} inputmode="numeric" value={form.value('letter.sheets')} maxlength={5} autocomplete="off" />
      </div>
      {channel === 'suggestion-box' ? null : line('letter.number', t(lang, 'counter.letter_number'), 100)}
      {channel === 'fax' || channel === null ? line('applicant.fax', t(lang, 'counter.fax'), 40, t(lang, 'counter.fax_hint')) : null}
    </>
  )
}
