import { maskedRecipient, maskedWords } from '../../procedure/letters/ledger.ts'
import type { LedgerMessage, LedgerStep } from '../../procedure/letters/ledger.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { Details } from '../../ui/details/details.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import { eventText, stateText } from '../outbox/words.ts'
import type { CaseView } from './load-case.ts'

type Part = { readonly lang: Language; readonly view: CaseView }

/** What the complainant was told by message, folded unless something did not arrive; and whether anything can be told to them at all. */
export function Told({ lang, view }: Part) {
  const notices = view.messages.filter(({ attemptId }) => attemptId === null)
  const { reach } = view
  if (notices.length === 0 && reach === null) return null
  const trouble = notices.filter((notice) => notice.trouble && !notices.some((other) => other.fallback && other.event === notice.event && other.state !== 'failed' && other.state !== 'expired'))
  const channels = reach?.channels.map((channel) => t(lang, channelKeys[channel])).join(', ')
  const stopped = reach?.stopped.map((channel) => t(lang, channelKeys[channel])).join(', ')
  return (
    <section aria-labelledby="kabar-pelapor">
      <h2 id="kabar-pelapor">{t(lang, 'letters.title')}</h2>
      {view.outOfReach ? <WarningText lang={lang}>{t(lang, 'letters.out_of_reach')}</WarningText> : channels ? <p>{t(lang, reach?.channels.length === 1 ? 'letters.reached_by_one' : 'letters.reached_by', { channels })}</p> : null}
      {stopped ? <p>{t(lang, 'letters.stopped', { channels: stopped })}</p> : null}
      {trouble.length > 0 ? <WarningText lang={lang}>{t(lang, 'letters.trouble', { n: trouble.length })}</WarningText> : null}
      {notices.length > 0 ? (
        <Details summary={t(lang, 'letters.sent_n', { n: notices.length })} open={trouble.length > 0}>
          <ol class="govuk-list tg-steps">{notices.toReversed().map((notice) => <li key={notice.id}><Notice lang={lang} view={view} notice={notice} /></li>)}</ol>
        </Details>
      ) : null}
    </section>
  )
}

function Notice({ lang, view, notice }: Part & { readonly notice: LedgerMessage }) {
  const { zone } = view.context
  return (
    <>
      <strong>{eventText(lang, notice.event)}</strong>
      {' '}{t(lang, channelKeys[notice.channel])}, {recipientText(view, notice)}
      {notice.fallback ? ` (${t(lang, 'letters.fallback')})` : ''}
      <br />
      {notice.trouble ? <strong class="tg-trouble">{stateText(lang, notice.state)}</strong> : stateText(lang, notice.state)}
      {', '}{formatShortDateTime(lang, notice.settledAt ?? notice.sentAt ?? notice.createdAt, zone)}
      {notice.state === 'queued' ? ` (${t(lang, 'letters.waits_until', { when: formatShortDateTime(lang, notice.notBefore, zone) })})` : ''}
      <Steps lang={lang} view={view} steps={notice.steps} />
    </>
  )
}

/** Each change of a message's state, with the network's words: the proof of delivery. */
export function Steps({ lang, view, steps }: Part & { readonly steps: readonly LedgerStep[] }) {
  if (steps.length === 0) return null
  return (
    <ul class="govuk-list tg-steps tg-soft">
      {steps.map((step) => (
        <li key={`${step.at.toString()} ${step.state}`}>
          {formatShortDateTime(lang, step.at, view.context.zone)} {stateText(lang, step.state)}{step.words ? `: ${wordsFor(view, step.words)}` : ''}
        </li>
      ))}
    </ul>
  )
}

/** The address, or what those may see of it from whom the complainant's identity is kept. */
export function recipientText({ context }: CaseView, { channel, recipient }: Pick<LedgerMessage, 'channel' | 'recipient'>): string {
  return context.identityOpen ? recipient : maskedRecipient(channel, recipient)
}

/** A network's words may repeat the address. */
export function wordsFor({ context }: CaseView, words: string): string {
  return context.identityOpen ? words : maskedWords(words)
}
