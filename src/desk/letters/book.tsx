import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { BookCursor, BookFilter } from '../../complaint/questions/letter-book.ts'
import { isLetterKind } from '../../office/paper-kinds.ts'
import type { House } from '../../procedure/house.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { textAt, wholeAt } from '../list/query.ts'
import { byteOrderMark, csvRecord } from '../register/csv.ts'
import { bookLines } from './book-lines.ts'
import { BookPage } from './book-page.tsx'

const perPage = 50
const batch = 500

/** `/meja/surat-keluar`: every number that a letter of the office bears, with what became of it. */
export function addLetterBook(app: FastifyInstance, house: Pick<House, 'workplace' | 'frame'>): void {
  const { workplace } = house

  app.get('/meja/surat-keluar', { config: { access: 'register.read' } }, async (request, reply) => {
    const filter = filterOf(request)
    const frame = await house.frame(request)
    const lines = await bookLines(workplace, frame.lang, filter, cursorOf(textAt(request.query, 'sesudah')), perPage + 1)
    const more = lines.length > perPage ? lines[perPage - 1] : undefined
    const next = more ? cursorText({ at: more.row.takenAt, key: more.row.numberKey }) : null
    return reply.type('text/html; charset=utf-8').send(renderPage(
      <BookPage frame={frame} lines={lines.slice(0, perPage)} filter={filter} next={next} thisYear={workplace.now().toZonedDateTimeISO(workplace.zone).year} />,
    ))
  })

  app.get('/meja/surat-keluar.csv', { config: { access: 'register.export' } }, (request, reply) =>
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="buku-surat-keluar.csv"').send(Readable.from(csvOf(filterOf(request)), { objectMode: false })))

  /** A paper of the office: always Indonesian. Written while it is read. */
  async function* csvOf(filter: BookFilter): AsyncGenerator<string> {
    yield byteOrderMark + csvRecord((['number', 'dated_on', 'book_kind', 'to', 'subject', 'book_case', 'book_taken', 'book_note'] as const).map((name) => t('id', `naskah.${name}`)), ',')
    for (let before: BookCursor | null = null; ;) {
      const lines = await bookLines(workplace, 'id', filter, before, batch)
      yield lines.map(({ row, dated, kind, to, subject, taken, note }) => csvRecord([row.number, dated, kind, to, subject, row.reference, taken, note], ',')).join('')
      const last = lines.at(-1)?.row
      if (!last || lines.length < batch) return
      before = { at: last.takenAt, key: last.numberKey }
    }
  }
}

function filterOf(request: FastifyRequest): BookFilter {
  const kind = textAt(request.query, 'jenis')
  return { year: wholeAt(request.query, 'tahun', 2000, 2999) ?? null, kind: isLetterKind(kind) ? kind : null }
}

/** The place in the book after which a page begins, in an address. */
function cursorText({ at, key }: BookCursor): string {
  return `${at.toString()}.${key}`
}

function cursorOf(text: string): BookCursor | null {
  const [, at, key] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)\.(.{1,200})$/u.exec(text) ?? []
  if (!at || !key) return null
  try {
    return { at: Temporal.Instant.from(at), key }
  } catch (error) {
    if (error instanceof RangeError) return null // not a moment: as if there were no cursor
    throw error
  }
}
