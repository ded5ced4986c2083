import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { letterBookPage } from '../../complaint/questions/letter-book.ts'
import type { BookCursor } from '../../complaint/questions/letter-book.ts'
import { isLetterKind } from '../../office/paper-kinds.ts'
import type { House } from '../../procedure/house.ts'
import { machineTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { textAt, wholeAt } from '../list/query.ts'
import { byteOrderMark, csvRecord } from '../register/csv.ts'
import { BookPage } from './book-page.tsx'

const perPage = 50
const batch = 500

/** `/meja/surat-keluar`: every number that a letter of the office bears, with what became of it. */
export function addLetterBook(app: FastifyInstance, house: Pick<House, 'workplace' | 'frame'>): void {
  const { pool, officeId, zone, now } = house.workplace

  app.get('/meja/surat-keluar', { config: { access: 'register.read' } }, async (request, reply) => {
    const filter = filterOf(request)
    const rows = await letterBookPage(pool, officeId, filter, cursorOf(textAt(request.query, 'sesudah')), perPage + 1)
    const more = rows.length > perPage ? rows[perPage - 1] : undefined
    const next = more ? cursorText({ at: more.takenAt, key: more.numberKey }) : null
    return reply.type('text/html; charset=utf-8').send(renderPage(
      <BookPage frame={await house.frame(request)} rows={rows.slice(0, perPage)} filter={filter} next={next} zone={zone} thisYear={now().toZonedDateTimeISO(zone).year} />,
    ))
  })

  app.get('/meja/surat-keluar.csv', { config: { access: 'register.export' } }, (request, reply) =>
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="buku-surat-keluar.csv"').send(Readable.from(csvOf(filterOf(request)), { objectMode: false })))

  /** A paper of the office: always Indonesian. Written while it is read. */
  async function* csvOf(filter: ReturnType<typeof filterOf>): AsyncGenerator<string> {
    yield byteOrderMark + csvRecord([t('id', 'naskah.number'), t('id', 'naskah.book_kind'), t('id', 'naskah.book_case'), t('id', 'naskah.book_taken')], ',')
    for (let before: BookCursor | null = null; ;) {
      const rows = await letterBookPage(pool, officeId, filter, before, batch)
      yield rows.map(({ number, kind, reference, takenAt }) => csvRecord([number, t('id', keyOf('paper', kind)), reference, machineTime(takenAt, zone)], ',')).join('')
      const last = rows.at(-1)
      if (!last || rows.length < batch) return
      before = { at: last.takenAt, key: last.numberKey }
    }
  }
}

function filterOf(request: FastifyRequest) {
  const kind = textAt(request.query, 'jenis')
  return { year: wholeAt(request.query, 'tahun', 2000, 2999) ?? null, kind: isLetterKind(kind) ? kind : null }
}

/** The place in the book after which a page begins, in an address. */
function cursorText({ at, key }: BookCursor): string {
  return `${at.epochMilliseconds}.${key}`
}

function cursorOf(text: string): BookCursor | null {
  const [, at, key] = /^(\d{1,14})\.(.{1,200})$/u.exec(text) ?? []
  return at && key ? { at: Temporal.Instant.fromEpochMilliseconds(Number(at)), key } : null
}
