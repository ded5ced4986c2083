import { Button, ButtonGroup } from '../../ui/button/button.tsx'
import { DateTimeInput } from '../../ui/date-input/date-input.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'

export interface ClockPageProps { frame: PageFrame; now: Temporal.Instant; real: Temporal.Instant; zone: string; failed: boolean }

/** `/dev/clock`: what time it is for the office, and how to make it another. */
export function ClockPage({ frame, now, real, zone, failed }: ClockPageProps) {
  const { lang } = frame
  const local = now.toZonedDateTimeISO(zone)
  const error = failed ? t(lang, 'dev.clock_wrong') : undefined
  return (
    <DeskPage frame={frame} title={t(lang, 'dev.clock_title')} failed={failed} narrow>
      <ErrorSummary lang={lang} errors={error ? [{ id: 'to', text: error }] : []} />
      <h1>{t(lang, 'dev.clock_title')}</h1>
      <p>{t(lang, 'dev.clock_lead')}</p>
      <SummaryList
        lang={lang}
        rows={[
          { key: t(lang, 'dev.clock_now'), value: <strong>{formatDateTime(lang, now, zone)}</strong> },
          { key: t(lang, 'dev.clock_real'), value: formatDateTime(lang, real, zone) },
        ]}
      />
      <Form frame={frame} action="/dev/clock">
        <ButtonGroup>
          <Button kind="secondary" name="leap" value="hour">{t(lang, 'dev.clock_hour')}</Button>
          <Button kind="secondary" name="leap" value="day">{t(lang, 'dev.clock_day')}</Button>
          <Button kind="secondary" name="leap" value="week">{t(lang, 'dev.clock_week')}</Button>
          <Button kind="secondary" name="leap" value="reset">{t(lang, 'dev.clock_reset')}</Button>
        </ButtonGroup>
      </Form>
      <Form frame={frame} action="/dev/clock">
        <DateTimeInput lang={lang} name="to" label={t(lang, 'dev.clock_to')} date={local.toPlainDate().toString()} time={local.toPlainTime().toString({ smallestUnit: 'minute' })} error={error} />
        <Button>{t(lang, 'dev.clock_move')}</Button>
      </Form>
    </DeskPage>
  )
}
