import type { ComponentChildren } from 'preact'
import type { ComplaintEvent } from '../../complaint/events.ts'
import { isForComplainant } from '../../procedure/citizen-view.ts'
import { roleKeys } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'
import { Timeline } from '../../ui/timeline/timeline.tsx'

/** Words of the desk that say little outside it. */
const plainer: Partial<Record<ComplaintEvent['type'], MessageKey>> = { disposed: 'track.event.disposed', noted: 'track.event.noted', 'identity-looked-at': 'track.event.looked' }

/** What happened, newest first, without the names of officers. */
export function PublicHistory({ lang, zone, events }: { lang: Language; zone: string; events: readonly ComplaintEvent[] }) {
  const shown = events.filter(isForComplainant)
  return (
    <Timeline lang={lang} zone={zone} items={shown.toReversed().map((event) => ({
      id: `peristiwa-${event.seq}`, title: t(lang, plainer[event.type] ?? keyOf('event', event.type)), at: event.at,
      by: t(lang, event.actor.kind === 'complainant' ? 'track.from_you' : 'track.from_office'), children: details(event, lang),
    }))} />
  )
}

function details(event: ComplaintEvent, lang: Language): ComponentChildren {
  switch (event.type) {
    case 'not-processable':
    case 'merged':
    case 'postponed':
    case 'closed-unanswered':
    case 'withdrawn': return text(event.personal?.reason)
    case 'objected': return text(event.personal?.grounds)
    case 'coordination-requested': return text(event.data.partyName)
    case 'deadline-recomputed': return text(event.data.because)
    case 'answer-attempted': return text(`${t(lang, keyOf('answer_channel', event.data.channel))}: ${t(lang, keyOf('attempt_result', event.data.result))}`)
    case 'answer-attempt-settled': return text(t(lang, keyOf('attempt_result', event.data.result)))
    case 'identity-looked-at': return text([event.actor.kind === 'person' || event.actor.kind === 'machine' ? t(lang, roleKeys[event.actor.role]) : undefined, t(lang, keyOf('track.look', event.data.why))].filter(Boolean).join(': '))
    default: return undefined
  }
}

function text(words: string | undefined): ComponentChildren {
  return words ? <p class="tg-text" dir="auto">{words}</p> : undefined
}
