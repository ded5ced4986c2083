import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { registerCount, registerYears } from '../../complaint/questions/register.ts'
import type { RegisterFilter } from '../../complaint/questions/register.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { officePapersNamed } from '../../complaint/store/papers.ts'
import { mayAny } from '../../office/permissions.ts'
import type { House } from '../../procedure/house.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { noteExport } from '../list/note-export.ts'
import { choiceAt, href, textAt, wholeAt } from '../list/query.ts'
import { asStream, bookPdf, bookXlsx } from './book-files.ts'
import { closeMonth, closingSubject, isOver } from './closing.ts'
import { registerColumns } from './cells.ts'
import { byteOrderMark, csvRecord } from './csv.ts'
import type { Separator } from './csv.ts'
import { filterOf, paramsOf } from './filter.ts'
import { allLines, loadLines, onScreen } from './lines.ts'
import type { ShownLine } from './lines.ts'
import { PrintPage } from './print-page.tsx'
import { RegisterPage } from './register-page.tsx'
import type { RegisterPageProps } from './register-page.tsx'

const html = 'text/html; charset=utf-8'
const perPage = 25
const countCap = 10_001
/** A print of more lines is no use to anyone: a month of the busiest office has fewer. */
const printCap = 2_000

/** `/meja/buku`: the Buku Pengaduan on screen, on paper (`/cetak`) and as a file (`.csv`), all by the same filter. */
export function addRegisterPages(app: FastifyInstance, house: House): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace

  async function asked(request: FastifyRequest) {
    const today = workplace.now().toZonedDateTimeISO(zone).toPlainDate()
    const inForce = await workplace.standards.inForce(today.toString())
    const { standard, categories } = inForce
    return { inForce, standard, categories, filter: filterOf(request.query, today.year, categories) }
  }

  app.get('/meja/buku', { config: { access: 'register.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const { categories, filter } = await asked(request)
    const actors = actorsOfRequest(request)
    const order = choiceAt(request.query, 'urut', ['naik']) === 'naik' ? 'rising' : 'falling'
    const after = wholeAt(request.query, 'sesudah', 1, 999_999_999) ?? null
    const [{ lines, next }, count, years] = await Promise.all([
      loadLines(workplace, frame.lang, filter, { order, after, limit: perPage }), registerCount(pool, officeId, zone, filter, countCap), registerYears(pool, officeId),
    ])
    const page = renderPage(
      <RegisterPage
        frame={frame} filter={filter} years={years} categories={categories} lines={lines.map(onScreen)} count={count} cap={countCap} order={order}
        next={next === null ? undefined : href('/meja/buku', { ...paramsOf(filter), urut: order === 'rising' ? 'naik' : undefined, sesudah: next })}
        mayExport={mayAny(actors, 'register.export')} closing={await closingOf(filter, mayAny(actors, 'register.close'))}
      />,
    )
    return reply.type(html).send(page)
  })

  app.get('/meja/buku/cetak', { config: { access: 'register.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const { standard, categories, filter } = await asked(request)
    await noteExport(house, request, 'register', filter) // on paper the book names people
    const lines: ShownLine[] = []
    for await (const batch of allLines(workplace, frame.lang, filter)) {
      lines.push(...batch)
      if (lines.length > printCap) break
    }
    const page = <PrintPage frame={frame} zone={zone} now={workplace.now()} standard={standard} categories={categories} filter={filter} lines={lines.slice(0, printCap)} cut={lines.length > printCap} />
    return reply.type(html).send(renderPage(page))
  })

  app.get('/meja/buku.pdf', { config: { access: 'register.export' } }, async (request, reply) => {
    const { filter, inForce } = await asked(request)
    await noteExport(house, request, 'register', filter)
    const bytes = bookPdf(workplace, { filter, inForce, issuedAt: workplace.now(), check: null })
    return reply.type('application/pdf').header('content-disposition', `inline; filename="buku-pengaduan-${filter.year}.pdf"`).send(asStream(bytes))
  })

  app.get('/meja/buku.xlsx', { config: { access: 'register.export' } }, async (request, reply) => {
    const { filter } = await asked(request)
    const content = await bookXlsx(workplace, filter)
    if (content !== null) await noteExport(house, request, 'register', filter)
    if (content === null) return reply.redirect(href('/meja/buku.csv', { ...paramsOf(filter), pemisah: 'titik-koma' }), 303)
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename="buku-pengaduan-${filter.year}.xlsx"`).send(content)
  })

  /** Closes a month: its book and the sheet to be signed become papers of the office. */
  app.post('/meja/buku/tutup', { config: { access: 'register.close' } }, async (request, reply) => {
    const [year, month] = [wholeAt(request.body, 'tahun', 2000, 2999), wholeAt(request.body, 'bulan', 1, 12)]
    const today = workplace.now().toZonedDateTimeISO(zone).toPlainDate()
    const [actor] = actorsOfRequest(request)
    if (year === undefined || month === undefined || !actor) throw new HttpProblem('bad-request')
    if (!isOver(year, month, today)) throw new HttpProblem('conflict')
    const { closing } = await closeMonth(house, { year, month, actor })
    return reply.redirect(`/meja/naskah/${closing.id}`, 303)
  })

  app.get('/meja/buku.csv', { config: { access: 'register.export' } }, async (request, reply) => {
    const { filter } = await asked(request)
    await noteExport(house, request, 'register', filter)
    const separator = textAt(request.query, 'pemisah') === 'titik-koma' ? ';' : ','
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="buku-pengaduan-${filter.year}.csv"`)
      .send(Readable.from(csvOf(filter, separator), { objectMode: false }))
  })

  /** Whether the month that is shown is closed, or can be; null: not a month that is over, or the book is narrowed otherwise. */
  async function closingOf({ year, month, ...rest }: RegisterFilter, mayClose: boolean): Promise<RegisterPageProps['closing']> {
    const narrowed = Object.values(rest).some((value) => value !== undefined)
    if (month === undefined || narrowed || !isOver(year, month, workplace.now().toZonedDateTimeISO(zone).toPlainDate())) return null
    const subject = closingSubject(year, month)
    const [registers, closings] = await Promise.all([officePapersNamed(pool, officeId, 'register', [subject]), officePapersNamed(pool, officeId, 'register-closing', [subject])])
    return { year, month, mayClose, register: registers.get(subject)?.id ?? null, sheet: closings.get(subject)?.id ?? null }
  }

  /** The file, written while it is read: the largest book needs no more memory than one batch. A paper of the office: always Indonesian. */
  async function* csvOf(filter: RegisterFilter, separator: Separator): AsyncGenerator<string> {
    yield byteOrderMark + csvRecord(registerColumns.map((column) => t('id', `register.col_${column}`)), separator)
    for await (const batch of allLines(workplace, 'id', filter)) {
      yield batch.map(({ cells }) => csvRecord(registerColumns.map((column) => cells[column]), separator)).join('')
    }
  }
}
