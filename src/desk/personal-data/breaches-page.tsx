import type { DataBreach } from '../../office/data-breaches.ts'
import { breachAddressees } from '../../procedure/personal-data/breach-letter.ts'
import { Button } from '../../ui/button/button.tsx'
import { DateTimeInput } from '../../ui/date-input/date-input.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { errorAt } from '../settings/section.tsx'
import type { Shown } from '../settings/section.tsx'
import { personalDataAddress } from './address.ts'
import { DueOf } from './due-of.tsx'

export const breachAddress = `${personalDataAddress}/kebocoran`

export interface BreachesPageProps { frame: PageFrame; zone: string; now: Temporal.Instant; breaches: readonly DataBreach[]; shown: Shown; formKey: string; mayWork: boolean }

/** What to do when data leaked, step by step, and every breach that was written down. */
export function BreachesPage({ frame, zone, now, breaches, shown, formKey, mayWork }: BreachesPageProps) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'pdp.breaches')} back={personalDataAddress} failed={shown.errors.length > 0}>
      <ErrorSummary lang={lang} errors={shown.errors} />
      <h1>{t(lang, 'pdp.breaches')}</h1>
      <p class="tg-lead">{t(lang, 'pdp.breach_lead')}</p>
      <ol class="govuk-list govuk-list--number">
        {(['stop', 'write', 'judge', 'tell', 'learn'] as const).map((step) => <li key={step}>{t(lang, keyOf('pdp.breach_step', step))}</li>)}
      </ol>
      {mayWork ? <NewBreach frame={frame} shown={shown} formKey={formKey} /> : null}
      {breaches.length === 0 ? <p class="tg-soft">{t(lang, 'pdp.breach_none')}</p> : breaches.map((breach) => (
        <section key={breach.id} aria-labelledby={breach.id}>
          <h2 id={breach.id}>{formatDateTime(lang, breach.knownAt, zone)}</h2>
          <SummaryList lang={lang} rows={[
            { key: t(lang, 'pdp.due'), value: <DueOf lang={lang} zone={zone} now={now} dueAt={breach.dueAt} doneAt={breach.notifiedAt} /> },
            { key: t(lang, 'pdp.breach_what'), value: <span class="tg-text" dir="auto">{breach.what}</span> },
            { key: t(lang, 'pdp.breach_how'), value: <span class="tg-text" dir="auto">{breach.how}</span> },
            { key: t(lang, 'pdp.breach_efforts'), value: <span class="tg-text" dir="auto">{breach.efforts}</span> },
            { key: t(lang, 'pdp.breach_affected'), value: formatNumber(lang, breach.affected) },
          ]} />
          {mayWork ? <Letters frame={frame} breach={breach} /> : null}
        </section>
      ))}
    </DeskPage>
  )
}

function Letters({ frame, breach }: { frame: PageFrame; breach: DataBreach }) {
  const { lang } = frame
  const at = `${breachAddress}/${breach.id}`
  return (
    <div class="govuk-button-group">
      {breachAddressees.map((to) => (
        <Form key={to} frame={frame} action={`${at}/surat`}>
          <input type="hidden" name="kepada" value={to} />
          <Button kind="secondary">{t(lang, keyOf('pdp.breach_letter', to))}</Button>
        </Form>
      ))}
      {breach.notifiedAt ? null : (
        <Form frame={frame} action={`${at}/diberitahukan`}>
          <Button>{t(lang, 'pdp.breach_told')}</Button>
        </Form>
      )}
    </div>
  )
}

function NewBreach({ frame, shown, formKey }: Pick<BreachesPageProps, 'frame' | 'shown' | 'formKey'>) {
  const { lang } = frame
  const { values } = shown
  return (
    <Details summary={t(lang, 'pdp.breach_new')} open={shown.errors.length > 0}>
      <Form frame={frame} action={breachAddress} formKey={formKey} label={t(lang, 'pdp.breach_new')}>
        <DateTimeInput lang={lang} name="knownAt" label={t(lang, 'pdp.breach_known')} date={values['knownAt_date']} time={values['knownAt_time']} error={errorAt(shown, 'knownAt')} />
        <Textarea lang={lang} name="what" label={t(lang, 'pdp.breach_what')} hint={t(lang, 'pdp.breach_what_hint')} value={values['what']} rows={3} max={4_000} error={errorAt(shown, 'what')} />
        <Textarea lang={lang} name="how" label={t(lang, 'pdp.breach_how')} value={values['how']} rows={3} max={4_000} error={errorAt(shown, 'how')} />
        <Textarea lang={lang} name="efforts" label={t(lang, 'pdp.breach_efforts')} value={values['efforts']} rows={3} max={4_000} error={errorAt(shown, 'efforts')} />
        <TextInput lang={lang} name="affected" label={t(lang, 'pdp.breach_affected')} inputmode="numeric" width={5} value={values['affected']} error={errorAt(shown, 'affected')} />
        <Button>{t(lang, 'pdp.breach_send')}</Button>
      </Form>
    </Details>
  )
}
