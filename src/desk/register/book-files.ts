import { Readable } from 'node:stream'
import writeXlsxFile from 'write-excel-file/node'
import type { RegisterFilter } from '../../complaint/questions/register.ts'
import type { Category } from '../../office/standard/schema.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { Check } from '../../papers/check.ts'
import { dayOnPaper, momentOnPaper } from '../../papers/dates.ts'
import { letterheadFrom } from '../../papers/letterhead.ts'
import { dotted } from '../../papers/sheet.ts'
import { writeBook } from '../../papers/register/book.ts'
import type { BookRow } from '../../papers/register/protocol.ts'
import type { Workplace } from '../../procedure/perform.ts'
import { formatMonth } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import { registerColumns } from './cells.ts'
import { wordsOf } from './filter.ts'
import { allLines } from './lines.ts'
import type { ShownLine } from './lines.ts'
import { partsOf, printed } from './printed.ts'

/** A spreadsheet is made whole in memory; what is longer is taken as CSV, which is not. */
export const mostXlsxLines = 20_000

/** What of a month or a year the closing of the book tells. */
export interface BookTally { lines: number; first: string | null; last: string | null; struck: { number: string; remark: string }[] }

export interface BookWish { filter: RegisterFilter; inForce: Pick<StandardInForce, 'standard' | 'bundle' | 'categories'>; issuedAt: Temporal.Instant; check: Check | null }

/**
 * The Buku Pengaduan as PDF, written while it is read: landscape, every page numbered, void lines struck through with their reason. A paper of the
 * office: always Indonesian, and a secret identity is in no line.
 */
export function bookPdf(place: Workplace, { filter, inForce: { standard, bundle, categories }, issuedAt, check }: BookWish): AsyncGenerator<Uint8Array> {
  const tally = emptyTally()
  const title = t('id', 'register.print_title', { year: String(filter.year) })
  const under = underTitle(filter, categories)
  const when = momentOnPaper(issuedAt, standard.office.zone)
  return writeBook({
    letterhead: letterheadFrom(bundle.letterhead), paper: bundle.letterhead.paper, title, under, reference: [standard.office.name, title, under].filter(Boolean).join(' · '),
    columns: [{ title: t('id', 'register.col_number'), share: 0.8 }, ...printed.map(({ header, share }) => ({ title: t('id', header), share }))], remark: printed.length,
    issuedAt: issuedAt.epochMilliseconds, check,
  }, rowsOf(place, filter, tally), () => ({
    closing: [tally.first !== null && tally.last !== null ? t('id', 'register.closing', { n: tally.lines, first: tally.first, last: tally.last, when }) : t('id', 'register.closing_empty', { when })],
    signature: [`${bundle.letterhead.place}, ${dayOnPaper(issuedAt.toZonedDateTimeISO(standard.office.zone))}`, `${standard.office.head},`, dotted],
  }))
}

/** The same counted, without a paper. */
export async function bookTally(place: Workplace, filter: RegisterFilter): Promise<BookTally> {
  const tally = emptyTally()
  const rows = rowsOf(place, filter, tally)
  while (!(await rows.next()).done);
  return tally
}

const emptyTally = (): BookTally => ({ lines: 0, first: null, last: null, struck: [] })

async function* rowsOf(place: Workplace, filter: RegisterFilter, tally: BookTally): AsyncGenerator<BookRow[]> {
  for await (const lines of allLines(place, 'id', filter)) {
    for (const { cells, line } of lines) {
      tally.lines += 1
      tally.first ??= cells.number
      tally.last = cells.number
      if (line.struck) tally.struck.push({ number: cells.number, remark: cells.remark })
    }
    yield lines.map(({ cells, line }) => ({ struck: line.struck, cells: [cells.number, ...printed.map(({ parts }) => partsOf(cells, parts).join('\n'))] }))
  }
}

/** The same columns as the CSV, as text: a cell of a spreadsheet that is text is never carried out. Null: too long, take the CSV. */
export async function bookXlsx(place: Workplace, filter: RegisterFilter): Promise<Buffer | null> {
  const rows: { type: StringConstructor; value: string; strikethrough?: boolean; wrap?: boolean }[][] = []
  for await (const lines of allLines(place, 'id', filter)) {
    if (rows.length + lines.length > mostXlsxLines) return null
    rows.push(...lines.map(xlsxRow))
  }
  const head = registerColumns.map((column) => ({ type: String, value: t('id', `register.col_${column}`), fontWeight: 'bold' as const }))
  return writeXlsxFile([head, ...rows], { sheet: `Buku Pengaduan ${filter.year}`, stickyRowsCount: 1, columns: registerColumns.map((column) => ({ width: column === 'summary' ? 60 : 18 })) }).toBuffer()
}

function xlsxRow({ cells, line }: ShownLine) {
  return registerColumns.map((column) => ({ type: String, value: cells[column], wrap: true, ...(line.struck && column !== 'remark' ? { strikethrough: true } : {}) }))
}

/** "November 2026", and what else narrows the book. */
function underTitle(filter: RegisterFilter, categories: readonly Category[]): string {
  const { month, ...rest } = filter
  return [...(month === undefined ? [] : [`${formatMonth('id', month)} ${filter.year}`]), ...wordsOf('id', rest, categories).map(({ text }) => text)].join(', ')
}

export function asStream(bytes: AsyncIterable<Uint8Array>): Readable {
  return Readable.from(bytes, { objectMode: false })
}

