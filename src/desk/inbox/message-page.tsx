import { cutTo } from '../../procedure/incoming/become-input.ts'
import type { Incoming } from '../../procedure/incoming/inbox.ts'
import { pasteAccount } from '../../procedure/incoming/paste-chat.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { formatBytes, formatDateTime, formatNumber, formatShortDateTime } from '../../ui/format.ts'
import { IdentityBar } from '../../ui/identity-bar/identity-bar.tsx'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Decisions } from './decisions.tsx'
import type { DecisionsProps } from './decisions.tsx'
import { MessageTable, Standing } from './inbox-page.tsx'
import { Notice } from './notice.tsx'
import type { Done } from './notice.tsx'
import { inboxPath, leftText, noteText, senderLines, senderText } from './words.ts'

export interface MessagePageProps extends DecisionsProps {
  readonly message: Incoming
  readonly others: readonly Incoming[]
  readonly mayWork: boolean
  readonly errors: readonly ErrorItem[]
  readonly done: Done | null
}

const titleLength = 90

/** `/meja/kotak-masuk/<id>`: one message, what it may belong to, and what can be decided about it. */
export function MessagePage(props: MessagePageProps) {
  const { frame, zone, message, others, errors, done, mayWork, offered } = props
  const { lang } = frame
  const channel = t(lang, channelKeys[message.channel])
  const [name = '', ...more] = senderLines(lang, message)
  const subject = subjectOf(message)
  const came = formatShortDateTime(lang, message.receivedAt, zone)
  const decides = mayWork && offered.length > 0
  return (
    <DeskPage frame={frame} title={t(lang, 'inbox.message_title', { channel })} failed={errors.length > 0} back={inboxPath}>
      <ErrorSummary lang={lang} errors={errors} />
      <Notice lang={lang} done={done} />
      <IdentityBar
        title={subject === '' ? t(lang, 'inbox.title_from', { channel, who: name }) : cutTo(subject, titleLength)} {...(subject === '' ? {} : { reference: channel })}
        status={<div><p class="tg-soft tg-text">{subject === '' ? [...more, came].join(', ') : t(lang, 'inbox.from_at', { who: senderText(lang, message), when: came })}</p><Standing lang={lang} message={message} zone={zone} /></div>}
      />
      <div class="tg-columns">
        <div>
          <section aria-labelledby="isi-pesan">
            <h2 id="isi-pesan">{t(lang, 'inbox.words')}</h2>
            <Words lang={lang} message={message} />
          </section>
          <Files lang={lang} message={message} />
          {others.length === 0 ? null : (
            <section aria-labelledby="pesan-lain">
              <h2 id="pesan-lain">{t(lang, 'inbox.others')}</h2>
              <MessageTable lang={lang} zone={zone} caption={t(lang, 'inbox.others')} rows={others} empty="" />
            </section>
          )}
        </div>
        <div>
          {decides ? (
            <section aria-labelledby="keputusan">
              <h2 id="keputusan">{t(lang, 'inbox.decide')}</h2>
              <Decisions {...props} />
            </section>
          ) : null}
          <section aria-labelledby="asal-pesan">
            <h2 id="asal-pesan">{t(lang, 'inbox.facts')}</h2>
            <Facts lang={lang} message={message} zone={zone} />
          </section>
        </div>
      </div>
    </DeskPage>
  )
}

/** What stands above the page: the subject of a mail that has one. */
function subjectOf({ words }: Incoming): string {
  return words?.subject?.replace(/\s+/gu, ' ').trim() ?? ''
}

function Words({ lang, message }: { readonly lang: Language; readonly message: Incoming }) {
  const { words, notes, account, left } = message
  const told = [...(left ? [leftText(lang, left)] : []), ...notes.map((note) => noteText(lang, note))]
  if (words === null) return <p class="tg-soft">{t(lang, 'inbox.words_secret')}</p>
  return (
    <>
      <InsetText>
        {words.subject && subjectOf(message).length > titleLength ? <p><strong class="tg-typed">{words.subject}</strong></p> : null}
        {words.text.trim() === '' ? <span class="tg-soft">{t(lang, 'inbox.no_words')}</span> : <div class="tg-typed">{words.text}</div>}
      </InsetText>
      {words.quoted === null || words.quoted === '' ? null : <Details summary={t(lang, account === pasteAccount ? 'inbox.whole_chat' : 'inbox.quoted')}><div class="tg-typed">{words.quoted}</div></Details>}
      {told.length === 0 ? null : <ul class="govuk-list govuk-list--bullet">{told.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
    </>
  )
}

function Files({ lang, message: { id, attachments, original } }: { readonly lang: Language; readonly message: Incoming }) {
  if (attachments.length === 0 && original === null) return null
  const base = `${inboxPath}/${id}`
  return (
    <section aria-labelledby="berkas-pesan">
      <h2 id="berkas-pesan">{attachments.length === 0 ? t(lang, 'inbox.no_files') : t(lang, 'inbox.files', { n: formatNumber(lang, attachments.length) })}</h2>
      <DocumentList
        documents={[
          ...attachments.map(({ name, size, mediaType }, index) => ({ href: `${base}/lampiran/${index}`, name, mediaType, size: formatBytes(lang, size) })),
          ...(original === null ? [] : [{ href: `${base}/asli`, name: t(lang, 'inbox.original'), size: formatBytes(lang, original) }]),
        ]}
      />
    </section>
  )
}

/** Where it came from; what is as usual is not told. */
function Facts({ lang, message, zone }: { readonly lang: Language; readonly message: Incoming; readonly zone: string }) {
  const received = formatDateTime(lang, message.receivedAt, zone)
  const sent = message.sentAt === null ? null : formatDateTime(lang, message.sentAt, zone)
  return (
    <SummaryList
      lang={lang}
      rows={[
        { key: t(lang, 'inbox.from'), value: <span class="tg-typed">{senderText(lang, message)}</span> },
        ...(message.forwardedFrom ? [{ key: t(lang, 'inbox.forwarded_from'), value: <span class="tg-typed">{message.forwardedFrom}</span> }] : []),
        ...(message.account === pasteAccount ? [] : [{ key: t(lang, 'inbox.account'), value: message.account }]),
        { key: t(lang, 'inbox.received'), value: received },
        ...(sent === null || sent === received ? [] : [{ key: t(lang, 'inbox.sent'), value: sent }]),
        ...(message.kind === 'message' ? [] : [{ key: t(lang, 'inbox.kind'), value: t(lang, keyOf('inbound_kind', message.kind)) }]),
      ]}
    />
  )
}
