import type { Outgoing } from '../../procedure/letters/outbox.ts'
import { Button } from '../../ui/button/button.tsx'
import { channelKeys } from '../../ui/channel-keys.ts'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { href } from '../list/query.ts'
import { Content } from '../outbox/outgoing-page.tsx'
import { eventText, stateText } from '../outbox/words.ts'

export const devMessagesPath = '/dev/messages'

export interface DevMessagesProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly rows: readonly Outgoing[]
  readonly next: string | undefined
  readonly channels: readonly Outgoing['channel'][]
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly ErrorItem[]
  readonly played: boolean
}

/** `/dev/messages`: what would be sent, and a form that plays a message of a citizen: the whole dialogue without a modem. */
export function DevMessagesPage({ frame, zone, rows, next, channels, values, errors, played }: DevMessagesProps) {
  const { lang } = frame
  const errorAt = (id: string) => errors.find((error) => error.id === id)?.text
  return (
    <DeskPage frame={frame} title={t(lang, 'dev.messages_title')} failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      {played ? <NotificationBanner lang={lang}><p>{t(lang, 'dev.messages_played')} <a href={href(devMessagesPath, { channel: values['channel'], from: values['from'] })}>{t(lang, 'dev.messages_reload')}</a></p></NotificationBanner> : null}
      <h1>{t(lang, 'dev.messages_title')}</h1>
      <p>{t(lang, 'dev.messages_lead')}</p>
      <div class="tg-columns">
        <section aria-labelledby="tertangkap">
          <h2 id="tertangkap">{t(lang, 'dev.messages_out')}</h2>
          {rows.length === 0 ? <p class="tg-soft">{t(lang, 'dev.messages_none')}</p> : rows.map((row) => <Caught key={row.id} lang={lang} row={row} zone={zone} />)}
          <Pagination lang={lang} next={next} />
        </section>
        <section aria-labelledby="mainkan">
          <h2 id="mainkan">{t(lang, 'dev.messages_in')}</h2>
          <Form frame={frame} action={devMessagesPath}>
            <Select lang={lang} name="channel" label={t(lang, 'outbox.channel')} empty={false} value={values['channel'] ?? 'sms'} options={channels.map((channel) => ({ value: channel, text: t(lang, channelKeys[channel]) }))} error={errorAt('channel')} />
            <TextInput lang={lang} name="from" label={t(lang, 'dev.messages_from')} hint={t(lang, 'dev.messages_from_hint')} value={values['from'] ?? '0812-0000-0199'} maxlength={254} autocomplete="off" error={errorAt('from')} />
            <TextInput lang={lang} name="subject" label={t(lang, 'dev.messages_subject')} optional value={values['subject']} maxlength={300} autocomplete="off" />
            <Textarea lang={lang} name="text" label={t(lang, 'dev.messages_text')} value={values['text']} rows={4} error={errorAt('text')} />
            {values['reply'] ? <input type="hidden" name="reply" value={values['reply']} /> : null}
            <Button>{t(lang, values['reply'] ? 'dev.messages_reply' : 'dev.messages_play')}</Button>
          </Form>
        </section>
      </div>
    </DeskPage>
  )
}

function Caught({ lang, row, zone }: { readonly lang: Language; readonly row: Outgoing; readonly zone: string }) {
  const answer = href(devMessagesPath, { channel: row.channel, from: row.recipient ?? undefined, reply: row.id })
  return (
    <article aria-labelledby={`pesan-${row.id}`}>
      <h3 id={`pesan-${row.id}`}>{eventText(lang, row.event)}</h3>
      <p class="tg-soft">
        {t(lang, channelKeys[row.channel])}, <span class="tg-typed">{row.recipient}</span>, {formatShortDateTime(lang, row.createdAt, zone)}, {stateText(lang, row.state)}. <a href={answer}>{t(lang, 'dev.messages_answer')}</a>
      </p>
      {row.content === null ? null : <Content lang={lang} content={row.content} />}
    </article>
  )
}
