import type { Standard } from '../../office/standard/schema.ts'
import type { ChatLine, PastedChat } from '../../procedure/incoming/pasted-chat.ts'
import { acceptOf, filesField, filesHint } from '../../procedure/kept-files.ts'
import { fieldsOf } from '../../procedure/form-kit.tsx'
import { Button } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatNumber, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { inboxPath } from './words.ts'

export const pastePath = `${inboxPath}/tempel`
const formId = 'tempel'
/** Ids of the fields, for the list of errors. */
export const pasteFields = { chat: `${formId}-chat`, sender: `${formId}-sender`, number: `${formId}-number`, files: `${formId}-attachments` } as const

export interface PastePageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly standard: Standard
  /** What was typed before; undefined on the first visit. */
  readonly values: Record<string, unknown> | undefined
  /** The chat as it was read, once it was pasted: now it is asked whose words count. */
  readonly chat: PastedChat | null
  readonly kept: readonly KeptFile[]
  readonly errors: readonly ErrorItem[]
}

/** Two steps on one address: paste the chat, then say who complains. Files are kept from one to the other. */
export function PastePage({ frame, zone, standard, values, chat, kept, errors }: PastePageProps) {
  const { lang } = frame
  const wrong = Object.fromEntries(errors.flatMap(({ id, text }) => (id ? [[id.slice(formId.length + 1), text]] : [])))
  const fields = fieldsOf({ lang, id: formId, ...(values === undefined ? {} : { values }), errors: wrong })
  const text = <Textarea {...fields.of('chat', t(lang, 'paste.chat'), { hint: t(lang, 'paste.chat_hint') })} value={fields.value('chat')} rows={chat === null ? 14 : 8} />
  return (
    <DeskPage frame={frame} title={t(lang, 'paste.title')} failed={errors.length > 0} back={inboxPath} narrow>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{t(lang, 'paste.title')}</h1>
      <p class="tg-soft">{t(lang, 'paste.lead')}</p>
      <Form frame={frame} action={pastePath} upload id={formId} label={t(lang, 'paste.title')}>
        {chat === null ? text : (
          <>
            <input type="hidden" name="langkah" value="2" />
            <Who lang={lang} chat={chat} fields={fields} />
            <TextInput {...fields.of('number', t(lang, 'paste.number'), { optional: true, hint: t(lang, 'paste.number_hint') })} type="tel" width={20} value={fields.value('number')} maxlength={40} autocomplete="off" />
            <TextInput {...fields.of('name', t(lang, 'paste.name'), { optional: true })} value={fields.value('name')} maxlength={200} autocomplete="off" />
            <Details summary={readText(lang, chat)}>
              <Lines lang={lang} zone={zone} lines={chat.lines} />
            </Details>
            <Details summary={t(lang, 'paste.correct')} open={'chat' in wrong}>{text}</Details>
          </>
        )}
        <FileUpload {...fields.of(filesField, t(lang, 'paste.files'), { optional: true, hint: filesHint(standard, lang) })} accept={acceptOf(standard)} multiple kept={kept} />
        <Button>{t(lang, chat === null ? 'paste.go_on' : 'paste.save')}</Button>
      </Form>
    </DeskPage>
  )
}

function readText(lang: Language, { lines, omitted }: PastedChat): string {
  const n = formatNumber(lang, lines.length)
  return omitted === 0 ? t(lang, 'paste.read', { n }) : t(lang, 'paste.read_omitted', { n, omitted: formatNumber(lang, omitted) })
}

function Who({ lang, chat, fields }: { readonly lang: Language; readonly chat: PastedChat; readonly fields: ReturnType<typeof fieldsOf> }) {
  if (chat.senders.length === 0) {
    return (
      <>
        <input type="hidden" name="sender" value="" />
        <p id={pasteFields.sender}>{t(lang, 'paste.no_names')}</p>
      </>
    )
  }
  return (
    <Radios
      {...fields.of('sender', t(lang, 'paste.who'), { hint: t(lang, 'paste.who_hint') })} value={fields.value('sender')}
      options={chat.senders.map((sender) => {
        const own = chat.lines.filter((line) => line.sender === sender)
        return { value: sender, text: sender, hint: t(lang, 'paste.lines_of', { n: formatNumber(lang, own.length), first: (own[0]?.text ?? '').slice(0, 80).toWellFormed() }) }
      })}
    />
  )
}

const shown = 200

function Lines({ lang, zone, lines }: { readonly lang: Language; readonly zone: string; readonly lines: readonly ChatLine[] }) {
  return (
    <ol class="govuk-list">
      {lines.slice(0, shown).map((line, index) => (
        <li key={index}>
          <strong>{line.sender || t(lang, 'inbox.sender_unknown')}</strong>{line.at === null ? null : <span class="tg-soft"> {formatShortDateTime(lang, line.at, zone)}</span>}
          <span class="tg-subject tg-typed">{line.media ? `${t(lang, 'paste.media')} ` : ''}{line.text}</span>
        </li>
      ))}
    </ol>
  )
}
