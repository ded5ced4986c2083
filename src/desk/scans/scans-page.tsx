import type { ListedScan, ScanOutcome, TrayPart } from '../../complaint/questions/scans.ts'
import { faultText, isScanFault } from '../../procedure/scans/take-folder.ts'
import { scanLimits } from '../../papers/scan/limits.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'

export interface ScansPageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly tray: readonly TrayPart[]
  readonly scans: readonly ListedScan[]
  readonly waiting: number
  /** The tray shows those thrown out. */
  readonly discarded: boolean
  readonly nextTray: string | undefined
  readonly nextScans: string | undefined
  readonly mayWork: boolean
  /** A scanner's folder is watched. */
  readonly folder: boolean
  readonly errors: readonly string[]
  readonly taken: boolean
}

const path = '/meja/pindaian'

export function ScansPage(props: ScansPageProps) {
  const { frame, zone, tray, scans, waiting, discarded, mayWork, errors, taken } = props
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'scans.title')} failed={errors.length > 0} back="/meja/naskah">
      <ErrorSummary lang={lang} errors={errors.map((text) => ({ id: 'pindaian', text }))} />
      {taken ? <NotificationBanner lang={lang}><p>{t(lang, 'scans.taken')}</p></NotificationBanner> : null}
      <h1>{t(lang, 'scans.title')}</h1>
      <p class="tg-soft">{t(lang, 'scans.lead')} {props.folder ? t(lang, 'scans.lead_folder') : ''}</p>
      {mayWork ? (
        <Form frame={frame} action={path} upload>
          <FileUpload lang={lang} name="pindaian" label={t(lang, 'scans.file')} hint={t(lang, 'scans.file_hint', { size: scanLimits.bytes / 1_048_576, files: scanLimits.files })} accept="application/pdf,image/jpeg,image/png,image/webp" multiple />
          <Button>{t(lang, 'scans.send')}</Button>
        </Form>
      ) : null}
      <h2 id="baki">{discarded ? t(lang, 'scans.discarded_title') : t(lang, 'scans.tray', { n: waiting })}</h2>
      <p>{discarded ? <a href={`${path}#baki`}>{t(lang, 'scans.to_tray')}</a> : <a href={`${path}?daftar=dibuang#baki`}>{t(lang, 'scans.to_discarded')}</a>}</p>
      <DataTable
        lang={lang} caption={t(lang, 'scans.tray_caption')} hideCaption small="stack" rows={tray} rowKey={({ id }) => id} empty={t(lang, discarded ? 'scans.discarded_empty' : 'scans.tray_empty')}
        columns={[
          { key: 'part', header: t(lang, 'scans.part'), rowHeader: true, cell: (part) => <><a href={`${path}/${part.id}`}>{part.name}</a> <span class="tg-soft">{pagesText(lang, part)}</span></> },
          { key: 'why', header: t(lang, 'scans.why'), cell: (part) => (part.state === 'discarded' ? (part.reason ?? '') : part.why ? t(lang, keyOf('scan_wait', part.why)) : '') },
          { key: 'words', header: t(lang, 'scans.words'), cell: (part) => <span class="tg-subject tg-soft">{part.words ?? ''}</span> },
          { key: 'received', header: t(lang, 'scans.received'), cell: (part) => formatShortDateTime(lang, part.receivedAt, zone) },
        ]}
      />
      <Pagination lang={lang} {...(props.nextTray ? { next: props.nextTray } : {})} />
      <h2>{t(lang, 'scans.all')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'scans.all')} hideCaption small="stack" rows={scans} rowKey={({ id }) => id} empty={t(lang, 'scans.all_empty')}
        columns={[
          { key: 'name', header: t(lang, 'scans.part'), rowHeader: true, cell: (scan) => scan.name },
          { key: 'source', header: t(lang, 'scans.source'), cell: (scan) => t(lang, scan.source === 'desk' ? 'scans.source_desk' : 'scans.source_folder') },
          { key: 'became', header: t(lang, 'scans.outcome'), cell: (scan) => <Outcome lang={lang} scan={scan} /> },
          { key: 'received', header: t(lang, 'scans.received'), cell: (scan) => formatShortDateTime(lang, scan.receivedAt, zone) },
        ]}
      />
      <Pagination lang={lang} {...(props.nextScans ? { next: props.nextScans } : {})} />
    </DeskPage>
  )
}

function Outcome({ lang, scan }: { readonly lang: Language; readonly scan: ListedScan }) {
  if (scan.state === 'new') return <>{t(lang, 'scans.reading')}</>
  if (scan.state === 'failed') return <strong>{scan.fault && isScanFault(scan.fault) ? faultText(lang, scan.fault, scan.faultPage) : ''}</strong>
  return <ul class="govuk-list">{scan.parts.map((part) => <li key={part.id}><PartOutcome lang={lang} part={part} /></li>)}</ul>
}

function PartOutcome({ lang, part }: { readonly lang: Language; readonly part: ScanOutcome }) {
  const pages = pagesText(lang, part)
  if (part.state !== 'filed') return <><a href={`${path}/${part.id}`}>{pages}</a>: {t(lang, keyOf('scan_part', part.state))}</>
  return <><a href={`${path}/${part.id}`}>{pages}</a>: {part.became ? t(lang, keyOf('scan_fate', part.became)) : ''} {part.complaintId ? <a href={`/meja/pengaduan/${part.complaintId}`}>{part.reference}</a> : null}</>
}

export function pagesText(lang: Language, { firstPage, lastPage }: { firstPage: number; lastPage: number }): string {
  return firstPage === lastPage ? t(lang, 'scans.page_one', { page: firstPage }) : t(lang, 'scans.page_many', { first: firstPage, last: lastPage })
}
