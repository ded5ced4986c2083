import type { ComplaintEvent } from '../../complaint/events.ts'
import { attemptDetailText } from '../../procedure/6-follow-up-and-answer/attempt-detail.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { formatDateTime, formatPlainDate, formatShortDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Timeline } from '../../ui/timeline/timeline.tsx'
import type { CaseView } from './load-case.ts'
import { wordsFor } from './told.tsx'
import { actorText, holderText } from './who.ts'

/** All that happened, newest first: what, who in which role, when, and the words that go with it. Identities stay in their own panel. */
export function History({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  return (
    <Timeline
      lang={lang} zone={view.context.zone}
      items={view.events.toReversed().map((event) => {
        const lines = linesOf(lang, view, event).filter((line): line is string => Boolean(line))
        return {
          id: `peristiwa-${event.seq}`, title: t(lang, keyOf('event', event.type)), at: event.at, by: actorText(lang, event.actor),
          ...(lines.length > 0 ? { children: lines.map((line) => <p key={line} class="tg-typed">{line}</p>) } : {}),
        }
      })}
    />
  )
}

function paperName(lang: Language, view: CaseView, id: string): string | null {
  const paper = view.state.papers.find((candidate) => candidate.paper === id)
  return paper ? t(lang, keyOf('paper', paper.kind)) : null
}

function linesOf(lang: Language, view: CaseView, event: ComplaintEvent): (string | null | undefined)[] {
  const { standard, categories } = view.inForce
  const { zone, names } = view.context
  const requirement = (id: string) => standard.requirements.find((candidate) => candidate.id === id)?.label ?? id
  const moment = (iso: string) => formatShortDateTime(lang, Temporal.Instant.from(iso), zone)
  const day = (date: string) => formatPlainDate(lang, Temporal.PlainDate.from(date))
  switch (event.type) {
    case 'received': return [`${t(lang, channelKeys[event.data.channel])}, ${formatDateTime(lang, Temporal.Instant.from(event.data.receivedAt), zone)}`]
    case 'completion-requested': return [
      ...event.data.missing.map((id) => [requirement(id), event.personal?.notes[id]].filter(Boolean).join(': ')),
      event.personal?.message, t(lang, 'case.until', { when: day(event.data.respondBy) }),
    ]
    case 'completion-reminded':
    case 'deemed-withdrawn': return [t(lang, 'case.until', { when: day(event.data.respondBy) })]
    case 'completion-supplied': return [event.data.met.map(requirement).join('; '), event.personal?.note]
    case 'not-processable': return [t(lang, keyOf('ground', event.data.ground)), event.personal?.reason]
    case 'recorded': return [event.data.number]
    case 'receipt-given': return [t(lang, keyOf('given_by', event.data.by))]
    case 'handed-over': return [event.data.sheets === null ? null : t(lang, 'case.sheets', { n: event.data.sheets }), event.personal?.note]
    case 'studied': return [
      `${t(lang, keyOf('class', event.data.class))}; ${categories.find(({ code }) => code === event.data.category)?.label ?? event.data.category}`,
      t(lang, keyOf('recommendation', event.data.recommendation)),
    ]
    case 'disposed': return [event.data.to.map((to) => holderText(lang, to, names)).join('; '), event.personal?.note]
    case 'disposition-done': return [event.personal?.report]
    case 'coordination-requested': return [event.data.partyName, event.personal?.question]
    case 'coordination-closed': return [t(lang, keyOf('coordination_outcome', event.data.outcome)), event.personal?.note]
    case 'answer-drafted': return [`${t(lang, keyOf('answer_kind', event.data.kind))}: ${t(lang, keyOf('outcome', event.data.outcome))}`, event.data.forwardedTo]
    case 'answer-attempted': return [
      `${t(lang, keyOf('answer_channel', event.data.channel))}: ${t(lang, keyOf('attempt_result', event.data.result))}, ${moment(event.data.at)}`,
      attemptDetailText(lang, { ...event.data, receiver: event.personal?.receiver ?? null }, view.context.identityOpen),
      view.context.identityOpen ? event.personal?.to : null, event.personal?.proof && wordsFor(view, event.personal.proof),
    ]
    case 'answer-attempt-settled': return [`${t(lang, keyOf('attempt_result', event.data.result))}, ${moment(event.data.at)}`, event.personal?.proof && wordsFor(view, event.personal.proof)]
    case 'archived': return [`${event.data.ordner}, ${event.data.shelf}`]
    case 'relocated': return [`${event.data.ordner}, ${event.data.shelf}`, event.personal?.reason]
    case 'postponed': return [day(event.data.reviewOn), event.personal?.reason]
    case 'objected': return [event.personal?.grounds]
    case 'noted': return [t(lang, keyOf('visibility', event.data.visibility)), event.personal?.text]
    case 'deadline-recomputed': return [event.data.because, [event.data.from, event.data.to].map((at) => (at ? moment(at) : '–')).join(' → ')]
    case 'completeness-confirmed':
    case 'reported':
    case 'resumed': return [event.personal?.note]
    case 'hand-over-returned':
    case 'sent-back':
    case 'study-returned':
    case 'answer-returned':
    case 'closed-unanswered':
    case 'withdrawn':
    case 'merged': return [event.personal?.reason]
    case 'letter-written': return [t(lang, keyOf('paper', event.data.kind)), event.personal?.subject]
    case 'letter-numbered': return [event.data.number]
    case 'letter-voided': return [event.personal?.reason]
    case 'paper-issued': return [[t(lang, keyOf('paper', event.data.kind)), event.data.number].filter(Boolean).join(', ')]
    case 'paper-reprinted':
    case 'paper-signed': return [paperName(lang, view, event.data.paper)]
    case 'applicant-corrected': return [event.personal?.reason]
    case 'identity-looked-at': return [t(lang, keyOf('look', event.data.why)), event.personal?.reason]
    case 'identity-made-secret':
    case 'receipt-issued':
    case 'hand-over-accepted':
    case 'answer-approved': return []
  }
}
