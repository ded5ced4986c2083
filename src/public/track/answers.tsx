import type { CitizenView } from '../../procedure/citizen-view.ts'
import { formatDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Timeline } from '../../ui/timeline/timeline.tsx'

interface Props { readonly lang: Language; readonly zone: string; readonly view: CitizenView }

/** Answers that were delivered, the latest first, and the office's reason when it ended without one. */
export function Answers({ lang, zone, view }: Props) {
  return (
    <>
      {view.answers.toReversed().map((answer) => (
        <section key={answer.deliveredAt} class="tg-callout">
          <h2>{t(lang, answer.kind === 'interim' ? 'track.interim' : 'track.answer')}</h2>
          <p class="tg-text" dir="auto">{answer.text ?? ''}</p>
          {answer.forwardedTo ? <p>{t(lang, 'track.forwarded_to', { party: answer.forwardedTo })}</p> : null}
          <p class="tg-soft">{t(lang, 'track.answer_given', {
            when: formatDateTime(lang, Temporal.Instant.from(answer.deliveredAt), zone), channel: t(lang, keyOf('answer_by', answer.channel)),
          })}</p>
        </section>
      ))}
      {view.reason || view.status === 'merged' ? (
        <section class="tg-callout">
          <h2>{t(lang, 'track.reason')}</h2>
          {view.status === 'merged' ? <p>{t(lang, 'track.merged')}</p> : null}
          {view.reason ? <p class="tg-text" dir="auto">{view.reason}</p> : null}
        </section>
      ) : null}
      {view.postponed ? (
        <section class="tg-callout">
          <h2>{t(lang, 'track.postponed')}</h2>
          <p class="tg-text" dir="auto">{view.postponed.reason ?? ''}</p>
        </section>
      ) : null}
    </>
  )
}

/** What the office and the complainant wrote to each other, the latest first. */
export function Messages({ lang, zone, view }: Props) {
  if (view.messages.length === 0) return null
  return (
    <Timeline lang={lang} zone={zone} items={view.messages.toReversed().map((message) => ({
      title: t(lang, message.from === 'office' ? 'track.from_office' : 'track.from_you'), at: Temporal.Instant.from(message.at),
      children: <p class="tg-text" dir="auto">{message.text}</p>,
    }))} />
  )
}
