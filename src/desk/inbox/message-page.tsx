import type { Incoming } from '../../procedure/incoming/inbox.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { formatBytes, formatDateTime, formatNumber } from '../../ui/format.ts'
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
import { firstLine, inboxPath, noteText, senderText } from './words.ts'

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
  const line = firstLine(lang, message)
  const title = line.length <= titleLength ? line : `${line.slice(0, titleLength).toWellFormed()} …`
  const decides = mayWork && offered.length > 0
  return (
    <DeskPage frame={frame} title={t(lang, 'inbox.message_title', { channel: t(lang, channelKeys[message.channel]) })} failed={errors.length > 0} back={inboxPath}>
      <ErrorSummary lang={lang} errors={errors} />
      <Notice lang={lang} done={done} />
      <IdentityBar title={title} reference={t(lang, channelKeys[message.channel])} status={<div><Standing lang={lang} message={message} zone={zone} /></div>} />
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

function Words({ lang, message: { words, notes } }: { readonly lang: Language; readonly message: Incoming }) {
  if (words === null) return <p class="tg-soft">{t(lang, 'inbox.words_secret')}</p>
  return (
    <>
      <InsetText>
        {words.subject ? <p><strong class="tg-typed">{words.subject}</strong></p> : null}
        {words.text.trim() === '' ? <span class="tg-soft">{t(lang, 'inbox.no_words')}</span> : <div class="tg-typed">{words.text}</div>}
      </InsetText>
      {words.quoted === null || words.quoted === '' ? null : <Details summary={t(lang, 'inbox.quoted')}><div class="tg-typed">{words.quoted}</div></Details>}
      {notes.length === 0 ? null : <ul class="govuk-list govuk-list--bullet">{notes.map((note) => <li key={note}>{noteText(lang, note)}</li>)}</ul>}
    </>
  )
}

function Files({ lang, message: { id, attachments, original } }: { readonly lang: Language; readonly message: Incoming }) {
  if (attachments.length === 0 && original === null) return null
  const base = `${inboxPath}/${id}`
  return (
    <section aria-labelledby="berkas-pesan">
      <h2 id="berkas-pesan">{t(lang, 'inbox.files', { n: formatNumber(lang, attachments.length) })}</h2>
      <DocumentList
        documents={[
          ...attachments.map(({ name, size, mediaType }, index) => ({ href: `${base}/lampiran/${index}`, name, mediaType, size: formatBytes(lang, size) })),
          ...(original === null ? [] : [{ href: `${base}/asli`, name: t(lang, 'inbox.original'), size: formatBytes(lang, original) }]),
        ]}
      />
    </section>
  )
}

function Facts({ lang, message, zone }: { readonly lang: Language; readonly message: Incoming; readonly zone: string }) {
  return (
    <SummaryList
      lang={lang}
      rows={[
        { key: t(lang, 'inbox.from'), value: <span class="tg-typed">{senderText(lang, message)}</span> },
        ...(message.forwardedFrom ? [{ key: t(lang, 'inbox.forwarded_from'), value: <span class="tg-typed">{message.forwardedFrom}</span> }] : []),
        { key: t(lang, 'inbox.channel'), value: t(lang, channelKeys[message.channel]) },
        { key: t(lang, 'inbox.account'), value: message.account },
        { key: t(lang, 'inbox.received'), value: formatDateTime(lang, message.receivedAt, zone) },
        ...(message.sentAt === null ? [] : [{ key: t(lang, 'inbox.sent'), value: formatDateTime(lang, message.sentAt, zone) }]),
        { key: t(lang, 'inbox.kind'), value: t(lang, keyOf('inbound_kind', message.kind)) },
      ]}
    />
  )
}
