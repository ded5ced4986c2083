import type { CaseReference } from '../../complaint/questions/references.ts'
import type { Outgoing, OutgoingStep } from '../../procedure/letters/outbox.ts'
import { cutTo } from '../../procedure/incoming/become-input.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { Details } from '../../ui/details/details.tsx'
import { formatBytes, formatDateTime, formatNumber, formatShortDateTime } from '../../ui/format.ts'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { actorText } from '../case/who.ts'
import { recipientText, stateText } from './words.ts'

/** Enough to know which complaint it is; the rest stands on its page. */
const summaryLength = 100

/** The complaint that a message is about. */
export function CaseLink({ lang, complaint }: { readonly lang: Language; readonly complaint: CaseReference | null }) {
  if (complaint === null) return <>{t(lang, 'outbox.no_case')}</>
  return (
    <>
      <a href={`/meja/pengaduan/${complaint.id}`} class="tg-code">{complaint.registerNumber ?? complaint.trackingCode}</a>
      <span class="tg-subject">{cutTo(complaint.summary, summaryLength)}</span>
    </>
  )
}

/** Every change of a message's state, with the network's words: the proof. */
export function Steps({ lang, steps, zone, folded = false }: { readonly lang: Language; readonly steps: readonly OutgoingStep[]; readonly zone: string; readonly folded?: boolean }) {
  if (steps.length === 0) return null
  const list = (
    <ol class="govuk-list govuk-list--number">
      {steps.map((step, index) => (
        <li key={index}>
          <strong>{stateText(lang, step.state)}</strong>, <span class="tg-whole">{formatShortDateTime(lang, step.at, zone)}</span>
          {step.words === null ? null : <span class="tg-subject tg-typed">{step.words}</span>}
        </li>
      ))}
    </ol>
  )
  return folded ? <Details summary={t(lang, 'outbox.steps', { n: formatNumber(lang, steps.length) })}>{list}</Details> : list
}

/** What a message says, with the names of its files. */
export function Content({ lang, content }: { readonly lang: Language; readonly content: NonNullable<Outgoing['content']> }) {
  return (
    <InsetText>
      {content.subject === null ? null : <p><strong class="tg-typed">{content.subject}</strong></p>}
      <div class="tg-typed">{content.text}</div>
      {content.files.length === 0 ? null : (
        <ul class="govuk-list govuk-list--bullet">
          {content.files.map((file, index) => <li key={index}>{file.name} ({formatBytes(lang, file.size)})</li>)}
        </ul>
      )}
    </InsetText>
  )
}

function Closed({ lang, closed, zone }: { readonly lang: Language; readonly closed: NonNullable<Outgoing['closed']>; readonly zone: string }) {
  return (
    <>
      {stateText(lang, closed.how === 'again' ? 'superseded' : 'closed')}, {actorText(lang, closed.by)}, <span class="tg-whole">{formatShortDateTime(lang, closed.at, zone)}</span>
      {closed.why === null ? null : <span class="tg-subject tg-typed">{closed.why}</span>}
    </>
  )
}

/** One outgoing message: what it says, to whom, and what became of it. */
export function OutgoingDetails({ lang, message, zone }: { readonly lang: Language; readonly message: Outgoing; readonly zone: string }) {
  const { content } = message
  return (
    <>
      <SummaryList
        lang={lang}
        rows={[
          { key: t(lang, 'outbox.state'), value: <strong>{stateText(lang, message.state)}</strong> },
          ...(message.closed === null ? [] : [{ key: t(lang, 'outbox.closed'), value: <Closed lang={lang} closed={message.closed} zone={zone} /> }]),
          { key: t(lang, 'outbox.channel'), value: t(lang, channelKeys[message.channel]) },
          { key: t(lang, 'outbox.to'), value: <span class="tg-text">{recipientText(lang, message)}</span> },
          { key: t(lang, 'outbox.case'), value: <CaseLink lang={lang} complaint={message.complaint} /> },
          ...(message.attempts === 0 ? [] : [{ key: t(lang, 'outbox.attempts'), value: formatNumber(lang, message.attempts) }]),
          { key: t(lang, 'outbox.created'), value: formatDateTime(lang, message.createdAt, zone) },
          ...(message.state === 'queued' ? [{ key: t(lang, 'outbox.next_try'), value: formatDateTime(lang, message.notBefore, zone) }, { key: t(lang, 'outbox.expires'), value: formatDateTime(lang, message.expiresAt, zone) }] : []),
        ]}
      />
      <h2>{t(lang, 'outbox.content')}</h2>
      {content === null ? <p class="tg-soft">{t(lang, 'outbox.content_withheld')}</p> : <Content lang={lang} content={content} />}
      <h2>{t(lang, 'outbox.steps_title')}</h2>
      {message.steps.length === 0 ? <p class="tg-soft">{t(lang, 'outbox.no_steps')}</p> : <Steps lang={lang} steps={message.steps} zone={zone} />}
    </>
  )
}
