import type { LaporImport } from '../../complaint/store/lapor-imports.ts'
import type { Preview } from '../../procedure/lapor/import.ts'
import { Button, ButtonGroup, ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatNumber, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { actorText } from '../case/who.ts'

interface Props { frame: PageFrame; zone: string; imports: readonly LaporImport[]; mayImport: boolean; mayExport: boolean; error?: string; notice?: string }

/** `/meja/lapor`: reports in from a file, results out as a file. */
export function LaporPage({ frame, zone, imports, mayImport, mayExport, error, notice }: Props) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'lapor.title')} failed={error !== undefined}>
      <ErrorSummary lang={lang} errors={error ? [{ id: 'berkas', text: error }] : []} />
      {notice ? <NotificationBanner lang={lang}><p>{notice}</p></NotificationBanner> : null}
      <h1>{t(lang, 'lapor.title')}</h1>
      <p class="tg-lead">{t(lang, 'lapor.lead')}</p>
      {mayImport ? (
        <section aria-labelledby="masuk">
          <h2 id="masuk">{t(lang, 'lapor.import')}</h2>
          <Form frame={frame} action="/meja/lapor" upload>
            <FileUpload lang={lang} name="berkas" label={t(lang, 'lapor.file')} hint={t(lang, 'lapor.file_hint')} accept=".csv,text/csv" {...(error ? { error } : {})} />
            <Button>{t(lang, 'lapor.check')}</Button>
          </Form>
        </section>
      ) : null}
      {mayExport ? (
        <section aria-labelledby="keluar">
          <h2 id="keluar">{t(lang, 'lapor.export')}</h2>
          <p>{t(lang, 'lapor.export_text')}</p>
          <ButtonLink href="/meja/lapor.csv" kind="secondary">{t(lang, 'lapor.download')}</ButtonLink>
        </section>
      ) : null}
      <DataTable
        lang={lang} caption={t(lang, 'lapor.history')} rows={imports} rowKey={(row) => row.id} empty={t(lang, 'lapor.none_yet')}
        columns={[
          { key: 'at', header: t(lang, 'lapor.col_at'), rowHeader: true, cell: (row) => (mayImport ? <a href={`/meja/lapor/${row.id}`}>{formatShortDateTime(lang, row.at, zone)}</a> : formatShortDateTime(lang, row.at, zone)) },
          { key: 'by', header: t(lang, 'lapor.col_by'), cell: (row) => actorText(lang, row.by) },
          { key: 'file', header: t(lang, 'lapor.col_file'), cell: (row) => <span class="tg-typed">{row.name}</span> },
          { key: 'opened', header: t(lang, 'lapor.col_opened'), numeric: true, cell: (row) => formatNumber(lang, row.opened) },
          { key: 'known', header: t(lang, 'lapor.col_known'), numeric: true, cell: (row) => formatNumber(lang, row.known) },
          { key: 'refused', header: t(lang, 'lapor.col_refused'), numeric: true, cell: (row) => formatNumber(lang, row.refused) },
        ]}
      />
    </DeskPage>
  )
}

/** Most rows of each kind on the page; all of them are brought in. */
const shownRows = 100

/** What a file holds, before anything of it is written. */
export function PreviewPage({ frame, id, preview, ignored }: { frame: PageFrame; id: string; preview: Preview; ignored: readonly string[] }) {
  const { lang } = frame
  const { fresh, known, ended, faults } = preview
  const n = (list: readonly unknown[]) => formatNumber(lang, list.length)
  const more = (list: readonly unknown[]) => (list.length > shownRows ? <p class="tg-soft">{t(lang, 'lapor.shown_first')}</p> : null)
  return (
    <DeskPage frame={frame} title={t(lang, 'lapor.preview_title')} back="/meja/lapor">
      <h1>{t(lang, 'lapor.preview_title')}</h1>
      <p class="tg-lead">{t(lang, 'lapor.preview_lead', { fresh: n(fresh), known: n(known), ended: n(ended), faults: n(faults) })}</p>
      {ignored.length > 0 ? <p class="tg-soft">{t(lang, 'lapor.ignored', { columns: ignored.join(', ') })}</p> : null}
      <Form frame={frame} action={`/meja/lapor/${id}`}>
        <ButtonGroup>
          {fresh.length > 0 ? <Button>{t(lang, 'lapor.confirm', { n: n(fresh) })}</Button> : <p>{t(lang, 'lapor.nothing')}</p>}
          <ButtonLink href="/meja/lapor" kind="secondary">{t(lang, 'lapor.back')}</ButtonLink>
        </ButtonGroup>
      </Form>
      {fresh.length > 0 ? (
        <DataTable
          lang={lang} caption={t(lang, 'lapor.fresh')} rows={fresh.slice(0, shownRows)} rowKey={(row) => row.number}
          columns={[
            { key: 'number', header: t(lang, 'lapor.col_number'), rowHeader: true, cell: (row) => <span class="tg-code">{row.number}</span> },
            { key: 'report', header: t(lang, 'lapor.col_report'), cell: (row) => <><strong>{row.title}</strong> <span dir="auto">{row.content.slice(0, 160)}</span>{row.secret ? <> ({t(lang, 'lapor.secret')})</> : null}</> },
          ]}
        />
      ) : null}
      {more(fresh)}
      {known.length > 0 ? (
        <DataTable
          lang={lang} caption={t(lang, 'lapor.known')} rows={known.slice(0, shownRows)} rowKey={(row) => row.report.number}
          columns={[
            { key: 'number', header: t(lang, 'lapor.col_number'), rowHeader: true, cell: (row) => <span class="tg-code">{row.report.number}</span> },
            { key: 'complaint', header: t(lang, 'lapor.col_complaint'), cell: (row) => <a href={`/meja/pengaduan/${row.complaint.id}`}>{row.complaint.registerNumber ?? row.complaint.trackingCode}</a> },
          ]}
        />
      ) : null}
      {more(known)}
      {ended.length > 0 ? (
        <DataTable
          lang={lang} caption={t(lang, 'lapor.ended')} rows={ended.slice(0, shownRows)} rowKey={(row) => row.number}
          columns={[
            { key: 'number', header: t(lang, 'lapor.col_number'), rowHeader: true, cell: (row) => <span class="tg-code">{row.number}</span> },
            { key: 'status', header: t(lang, 'lapor.col_status'), cell: (row) => (row.status ? t(lang, keyOf('lapor_status', row.status)) : null) },
          ]}
        />
      ) : null}
      {more(ended)}
      {faults.length > 0 ? (
        <DataTable
          lang={lang} caption={t(lang, 'lapor.faults')} rows={faults.slice(0, shownRows)} rowKey={(row) => `${row.line}`}
          columns={[
            { key: 'line', header: t(lang, 'lapor.col_line'), rowHeader: true, cell: (row) => formatNumber(lang, row.line) },
            { key: 'reason', header: t(lang, 'lapor.col_reason'), cell: (row) => t(lang, keyOf('lapor_fault', row.reason)) },
          ]}
        />
      ) : null}
      {more(faults)}
    </DeskPage>
  )
}
