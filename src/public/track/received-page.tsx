import type { Category } from '../../office/standard/schema.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { CodePanel } from '../../ui/code-panel/code-panel.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { PrintButton } from '../../ui/print-button/print-button.tsx'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import { Due } from './due.tsx'

export interface ReceivedPageProps {
  frame: PageFrame
  inForce: StandardInForce
  state: ComplaintState
  now: Temporal.Instant
  pin: string
}

/** Just lodged: the code and the PIN, what happens next, and by when. */
export function ReceivedPage({ frame, inForce, state, now, pin }: ReceivedPageProps) {
  const { lang } = frame
  const title = t(lang, 'track.received_title')
  return (
    <PublicPage frame={frame} title={title}>
      <EmergencyOf frame={frame} state={state} categories={inForce.categories} />
      <CodePanel title={title} codes={[{ label: t(lang, 'track.code'), code: state.trackingCode }, { label: t(lang, 'track.pin'), code: pin }]}>
        <p>{t(lang, 'track.keep')}</p>
      </CodePanel>
      <PrintButton lang={lang} />
      <Due lang={lang} state={state} inForce={inForce} now={now} />
      <h2>{t(lang, 'track.then')}</h2>
      <ol class="govuk-list govuk-list--number">
        <li>{t(lang, 'track.then_check')}</li>
        <li>{t(lang, 'track.then_study')}</li>
        <li>{state.answerBy ? t(lang, 'track.then_answer_by', { channel: t(lang, keyOf('answer_by', state.answerBy)) }) : t(lang, 'track.then_answer')}</li>
      </ol>
      {state.identitySecret ? <p>{t(lang, 'track.secret')}</p> : null}
      <p>{t(lang, 'track.free')}</p>
      <ButtonLink href={`/lacak/${state.trackingCode}`} kind="secondary">{t(lang, 'track.follow')}</ButtonLink>
    </PublicPage>
  )
}

/** Whom to call at once, for a kind of complaint that may not wait; nothing for others. */
export function EmergencyOf({ frame, state, categories }: { frame: PageFrame; state: ComplaintState; categories: readonly Category[] }) {
  const emergency = categories.find((category) => category.code === state.category)?.emergency
  return emergency ? <WarningText lang={frame.lang}>{emergency.note}</WarningText> : null
}
