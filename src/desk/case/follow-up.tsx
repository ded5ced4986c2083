import type { Answer, Attempt, Disposition } from '../../complaint/state.ts'
import type { LedgerMessage } from '../../procedure/letters/ledger.ts'
import { attemptDetailText } from '../../procedure/6-follow-up-and-answer/attempt-detail.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { Details } from '../../ui/details/details.tsx'
import { formatDateTime, formatPlainDate, formatShortDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { CaseView } from './load-case.ts'
import { Steps, recipientText, wordsFor } from './told.tsx'
import { actorText, holderText } from './who.ts'

type Part = { readonly lang: Language; readonly view: CaseView }

/** Who instructed whom, as a tree: a disposisi that passes another on stands below it. */
export function Dispositions({ lang, view }: Part) {
  const { dispositions } = view.state
  if (dispositions.length === 0) return null
  return (
    <section aria-labelledby="disposisi-berkas">
      <h2 id="disposisi-berkas">{t(lang, 'case.dispositions')}</h2>
      <Branch lang={lang} view={view} parent={null} />
    </section>
  )
}

function Branch({ lang, view, parent }: Part & { readonly parent: string | null }) {
  const children = view.state.dispositions.filter((disposition) => disposition.parent === parent)
  if (children.length === 0) return null
  return (
    <ul class="tg-tree">
      {children.map((disposition) => (
        <li key={disposition.id}>
          <OneDisposition lang={lang} view={view} disposition={disposition} />
          <Branch lang={lang} view={view} parent={disposition.id} />
        </li>
      ))}
    </ul>
  )
}

function OneDisposition({ lang, view, disposition }: Part & { readonly disposition: Disposition }) {
  const { context, inForce } = view
  const { instructions, natures } = inForce.standard.disposition
  const labels = disposition.instructions.map((id) => instructions.find((known) => known.id === id)?.label ?? id)
  const nature = natures.find(({ id }) => id === disposition.nature)?.label ?? disposition.nature
  return (
    <div class="tg-record">
      <p><strong>{t(lang, 'case.disposed_to', { names: disposition.to.map((to) => holderText(lang, to, context.names)).join('; ') })}</strong></p>
      <p>{labels.join('; ')} ({nature})</p>
      {disposition.note ? <p class="tg-typed">{disposition.note}</p> : null}
      <p class="tg-soft">
        {actorText(lang, disposition.by)} · {formatShortDateTime(lang, disposition.at, context.zone)}
        {disposition.dueAt ? ` · ${t(lang, 'case.until', { when: formatShortDateTime(lang, Temporal.Instant.from(disposition.dueAt), context.zone) })}` : ''}
      </p>
      {disposition.done ? (
        <p><strong>{t(lang, 'case.done_by', { who: actorText(lang, disposition.done.by), when: formatShortDateTime(lang, disposition.done.at, context.zone) })}</strong> <span class="tg-typed">{disposition.done.report}</span></p>
      ) : <p>{t(lang, 'case.not_done')}</p>}
    </div>
  )
}

/** What outside parties were asked, until when, and what they said. */
export function Coordinations({ lang, view }: Part) {
  const { coordinations } = view.state
  if (coordinations.length === 0) return null
  const { zone } = view.context
  return (
    <section aria-labelledby="koordinasi-berkas">
      <h2 id="koordinasi-berkas">{t(lang, 'case.coordinations')}</h2>
      {coordinations.map((coordination) => (
        <div key={coordination.id} class="tg-record">
          <p><strong>{coordination.partyName}</strong> ({t(lang, keyOf('means', coordination.means))})</p>
          <p class="tg-typed">{coordination.question}</p>
          <p class="tg-soft">{formatShortDateTime(lang, coordination.at, zone)} · {t(lang, 'case.until', { when: formatPlainDate(lang, Temporal.PlainDate.from(coordination.dueOn), 'short') })}</p>
          {coordination.closed ? (
            <p><strong>{t(lang, keyOf('coordination_outcome', coordination.closed.outcome))}</strong> ({formatShortDateTime(lang, coordination.closed.at, zone)}): <span class="tg-typed">{coordination.closed.note}</span></p>
          ) : <p>{t(lang, 'case.no_reply_yet')}</p>}
        </div>
      ))}
    </section>
  )
}

/** The answers, newest first, each with its ledger of attempts. */
export function Answers({ lang, view }: Part) {
  const { answers } = view.state
  if (answers.length === 0) return null
  return (
    <section aria-labelledby="jawaban-berkas">
      <h2 id="jawaban-berkas">{t(lang, 'case.answers')}</h2>
      {answers.toReversed().map((answer) => <OneAnswer key={answer.id} lang={lang} view={view} answer={answer} />)}
    </section>
  )
}

function OneAnswer({ lang, view, answer }: Part & { readonly answer: Answer }) {
  const { zone } = view.context
  const text = <p class="tg-typed">{answer.text}</p>
  return (
    <div class="tg-record">
      <p>
        <strong>{t(lang, keyOf('answer_kind', answer.kind))}: {t(lang, keyOf('outcome', answer.outcome))}</strong>
        {answer.forwardedTo ? ` (${answer.forwardedTo})` : ''}
      </p>
      <p class="tg-soft">{actorText(lang, answer.draftedBy)} · {formatShortDateTime(lang, answer.draftedAt, zone)}</p>
      <p>{answerStanding(lang, answer, zone)}</p>
      {answer.returned ? <Details summary={t(lang, 'case.read_draft')}>{text}</Details> : text}
      {answer.attempts.length === 0 ? null : <Attempts lang={lang} view={view} answer={answer} />}
    </div>
  )
}

function answerStanding(lang: Language, { returned, approved }: Answer, zone: string): string {
  if (returned) return t(lang, 'case.answer_returned', { when: formatDateTime(lang, returned.at, zone), reason: returned.reason ?? '–' })
  return approved ? t(lang, 'case.answer_approved', { who: actorText(lang, approved.by), when: formatDateTime(lang, approved.at, zone) }) : t(lang, 'case.answer_waiting')
}

/** The answer ledger (S3.6): each attempt with channel, address, result and proof; of a message every step, in the network's own words. */
function Attempts({ lang, view, answer }: Part & { readonly answer: Answer }) {
  const { zone } = view.context
  const messageOf = (attempt: Attempt) => view.messages.find(({ attemptId }) => attemptId === attempt.id)
  return (
    <DataTable
      lang={lang} caption={t(lang, 'case.attempts')} rows={answer.attempts} rowKey={({ id }) => id}
      columns={[
        { key: 'at', header: t(lang, 'case.at'), rowHeader: true, cell: ({ at }) => <span class="tg-whole">{formatShortDateTime(lang, Temporal.Instant.from(at), zone)}</span> },
        { key: 'channel', header: t(lang, 'form.channel'), cell: ({ channel }) => t(lang, keyOf('answer_channel', channel)) },
        { key: 'result', header: t(lang, 'form.attempt_result'), cell: ({ result }) => <strong class={result === 'failed' ? 'tg-whole tg-trouble' : 'tg-whole'}>{t(lang, keyOf('attempt_result', result))}</strong> },
        { key: 'proof', header: t(lang, 'form.proof'), cell: (attempt) => <Proof lang={lang} view={view} attempt={attempt} message={messageOf(attempt)} /> },
      ]}
    />
  )
}

interface OneAttempt { readonly view: CaseView; readonly attempt: Attempt; readonly message: LedgerMessage | undefined }

/** To whom. From whom the identity is kept, they see of an address only its end. */
function recipientOf({ view, attempt, message }: OneAttempt): string | null {
  if (message) return recipientText(view, message)
  return view.context.identityOpen ? attempt.to : null
}

function Proof({ lang, view, attempt, message }: OneAttempt & { readonly lang: Language }) {
  const { zone } = view.context
  const { proof, settled, by } = attempt
  const to = recipientOf({ view, attempt, message })
  const words = [proof, settled?.proof].filter((text) => text !== null && text !== undefined).map((text) => wordsFor(view, text))
  const detail = attemptDetailText(lang, attempt, view.context.identityOpen)
  const lines = [...(to ? [t(lang, 'letters.to', { to })] : []), ...(detail ? [detail] : []), ...words]
  return (
    <>
      {lines.length > 0 ? lines.map((text) => <p key={text} class="tg-typed">{text}</p>) : <p>–</p>}
      <p class="tg-soft">{actorText(lang, by)}{settled ? `; ${actorText(lang, settled.by)}, ${formatShortDateTime(lang, settled.at, zone)}` : ''}</p>
      {message && message.steps.length > 0 ? <Details summary={t(lang, 'letters.steps')}><Steps lang={lang} view={view} steps={message.steps} /></Details> : null}
    </>
  )
}
