import type { BookFilter } from '../../complaint/questions/letter-book.ts'
import { letterKinds } from '../../office/paper-kinds.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Select } from '../../ui/select/select.tsx'
import { href } from '../list/query.ts'
import type { BookLine } from './book-lines.ts'

interface BookPageProps {
  readonly frame: PageFrame
  readonly lines: readonly BookLine[]
  readonly filter: BookFilter
  readonly next: string | null
  readonly thisYear: number
}

/** Buku surat keluar. */
export function BookPage({ frame, lines, filter, next, thisYear }: BookPageProps) {
  const { lang } = frame
  const params = { tahun: filter.year ?? undefined, jenis: filter.kind ?? undefined }
  const years = Array.from({ length: 5 }, (_, back) => String(thisYear - back))
  return (
    <DeskPage frame={frame} title={t(lang, 'naskah.book')} back="/meja/naskah">
      <h1>{t(lang, 'naskah.book')}</h1>
      <p class="tg-soft">{t(lang, 'naskah.book_lead')}</p>
      <Form frame={frame} action="/meja/surat-keluar" method="get">
        <Select lang={lang} name="tahun" label={t(lang, 'naskah.book_year')} value={filter.year === null ? '' : String(filter.year)} optional options={years.map((year) => ({ value: year, text: year }))} />
        <Select lang={lang} name="jenis" label={t(lang, 'naskah.book_kind')} value={filter.kind ?? ''} optional options={letterKinds.map((kind) => ({ value: kind, text: t(lang, keyOf('paper', kind)) }))} />
        <Button kind="secondary">{t(lang, 'naskah.book_filter')}</Button>
      </Form>
      <DataTable
        lang={lang} caption={t(lang, 'naskah.book')} hideCaption small="stack" rows={lines} rowKey={({ row }) => row.letterId} empty={t(lang, 'naskah.book_empty')}
        columns={[
          { key: 'number', header: t(lang, 'naskah.number'), rowHeader: true, cell: ({ row, voided }) => <>{voided ? <s><LetterLink row={row} /></s> : <LetterLink row={row} />}{row.sequence === null ? <span class="tg-soft"> ({t(lang, 'naskah.book_typed')})</span> : null}</> },
          { key: 'dated', header: t(lang, 'naskah.dated_on'), cell: ({ dated }) => dated },
          { key: 'kind', header: t(lang, 'naskah.book_kind'), cell: ({ kind }) => kind },
          { key: 'to', header: t(lang, 'naskah.to'), cell: ({ to }) => <span class="tg-typed">{to}</span> },
          { key: 'subject', header: t(lang, 'naskah.subject'), cell: ({ subject }) => subject },
          { key: 'case', header: t(lang, 'naskah.book_case'), cell: ({ row }) => <a href={`/meja/pengaduan/${row.complaintId}`}>{row.reference}</a> },
          { key: 'note', header: t(lang, 'naskah.book_note'), cell: ({ note }) => note },
        ]}
      />
      <Pagination lang={lang} {...(next === null ? {} : { next: href('/meja/surat-keluar', { ...params, sesudah: next }) })} />
      <p><ButtonLink kind="secondary" href={href('/meja/surat-keluar.csv', params)}>{t(lang, 'naskah.book_csv')}</ButtonLink></p>
    </DeskPage>
  )
}

function LetterLink({ row: { complaintId, letterId, number } }: Pick<BookLine, 'row'>) {
  return <a href={`/meja/pengaduan/${complaintId}/naskah/${letterId}`}>{number}</a>
}
