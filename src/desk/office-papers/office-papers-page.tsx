import type { IssuedPaper } from '../../complaint/store/papers.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { actorText } from '../case/who.ts'

interface OfficePapersPageProps {
  readonly frame: PageFrame
  readonly papers: readonly IssuedPaper[]
  readonly next: string | null
  readonly zone: string
  /** Parts of scans that wait for an officer. */
  readonly waiting: number
  readonly mayScan: boolean
  readonly mayCopy: boolean
  readonly formKey: string
}

/** Where the office's papers are: letters, scans, reports, and what was issued. */
export function OfficePapersPage({ frame, papers, next, zone, waiting, mayScan, mayCopy, formKey }: OfficePapersPageProps) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'office_papers.title')}>
      <h1>{t(lang, 'office_papers.title')}</h1>
      <ul class="govuk-list tg-places">
        <li><a href="/meja/surat-keluar">{t(lang, 'naskah.book')}</a></li>
        {mayScan ? <li><a href="/meja/pindaian">{t(lang, 'office_papers.scans')}</a>{waiting > 0 ? ` (${t(lang, 'office_papers.waiting', { n: waiting })})` : ''}</li> : null}
        <li><a href="/meja/laporan">{t(lang, 'office_papers.reports')}</a></li>
        <li><a href="/meja/buku">{t(lang, 'nav.register')}</a></li>
        <li><a href="/adukan/formulir.pdf">{t(lang, 'office_papers.blank_form')}</a></li>
      </ul>
      <h2>{t(lang, 'office_papers.issued')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'office_papers.issued')} hideCaption small="stack" rows={papers} rowKey={({ id }) => id} empty={t(lang, 'office_papers.empty')}
        columns={[
          { key: 'paper', header: t(lang, 'office_papers.paper'), rowHeader: true, cell: (paper) => <a href={`/meja/naskah/${paper.id}`}>{t(lang, keyOf('paper', paper.kind))} {paper.number ?? paper.subject}</a> },
          { key: 'issued', header: t(lang, 'office_papers.when'), cell: (paper) => formatShortDateTime(lang, paper.issuedAt, zone) },
          { key: 'by', header: t(lang, 'office_papers.by'), cell: (paper) => (paper.by ? actorText(lang, paper.by) : '') },
          { key: 'code', header: t(lang, 'check.code'), cell: (paper) => (paper.code ? <a href={`/periksa/${paper.code}`} class="tg-code">{paper.code}</a> : '') },
          ...(mayCopy ? [{ key: 'copy', header: t(lang, 'office_papers.copy'), cell: (paper: IssuedPaper) => (
            <Form frame={frame} action={`/meja/naskah/${paper.id}/salinan`} formKey={`${formKey}:${paper.id}`}>
              <Button kind="secondary">{t(lang, 'office_papers.print_copy')}<span class="govuk-visually-hidden"> {t(lang, keyOf('paper', paper.kind))} {paper.subject}</span></Button>
            </Form>
          ) }] : []),
        ]}
      />
      <Pagination lang={lang} {...(next === null ? {} : { next: `/meja/naskah?sesudah=${next}` })} />
      <p><ButtonLink kind="secondary" href="/periksa">{t(lang, 'check.title')}</ButtonLink></p>
    </DeskPage>
  )
}
