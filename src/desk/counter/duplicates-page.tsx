import type { Duplicate } from '../../complaint/questions/duplicates.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { formatShortDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { Subject } from '../list/subject.tsx'

/** `/meja/pengaduan/:id/serupa`: just saved, and perhaps the same as an open complaint. Nothing is merged by itself. */
export function DuplicatesPage({ frame, zone, id, duplicates }: { readonly frame: PageFrame; readonly zone: string; readonly id: string; readonly duplicates: readonly Duplicate[] }) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'counter.duplicates_title')}>
      <h1>{t(lang, 'counter.duplicates_title')}</h1>
      <p>{t(lang, 'counter.duplicates_lead')}</p>
      <DataTable
        lang={lang} caption={t(lang, 'counter.duplicates_title')} hideCaption rows={duplicates} rowKey={(row) => row.id} empty={t(lang, 'queue.empty_group')}
        columns={[
          { key: 'file', header: t(lang, 'queue.file'), rowHeader: true, cell: (row) => <Subject lang={lang} row={row} /> },
          { key: 'at', header: t(lang, 'register.col_received'), cell: (row) => formatShortDate(lang, row.receivedAt, zone) },
          { key: 'state', header: t(lang, 'register.states'), cell: (row) => <StatusTag lang={lang} status={row.status} /> },
          { key: 'why', header: t(lang, 'counter.because'), cell: (row) => t(lang, row.because === 'phone' ? 'counter.same_phone' : 'counter.same_name') },
        ]}
      />
      <ButtonLink href={`/meja/pengaduan/${id}`}>{t(lang, 'counter.go_on')}</ButtonLink>
    </DeskPage>
  )
}
