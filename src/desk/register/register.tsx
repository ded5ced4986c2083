import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { registerCount, registerYears } from '../../complaint/questions/register.ts'
import type { RegisterFilter } from '../../complaint/questions/register.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import type { House } from '../../procedure/house.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { choiceAt, href, textAt, wholeAt } from '../list/query.ts'
import { registerColumns } from './cells.ts'
import { byteOrderMark, csvRecord } from './csv.ts'
import type { Separator } from './csv.ts'
import { filterOf, paramsOf } from './filter.ts'
import { allLines, loadLines } from './lines.ts'
import type { ShownLine } from './lines.ts'
import { PrintPage } from './print-page.tsx'
import { RegisterPage } from './register-page.tsx'

const html = 'text/html; charset=utf-8'
const perPage = 25
const countCap = 10_001
/** A print of more lines is no use to anyone: a month of the busiest office has fewer. */
const printCap = 2_000

/** `/meja/buku`: the Buku Pengaduan on screen, on paper (`/cetak`) and as a file (`.csv`), all by the same filter. */
export function addRegisterPages(app: FastifyInstance, house: Pick<House, 'workplace' | 'frame'>): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace

  async function asked(request: FastifyRequest) {
    const today = workplace.now().toZonedDateTimeISO(zone).toPlainDate()
    const { standard, categories } = await workplace.standards.inForce(today.toString())
    return { standard, categories, filter: filterOf(request.query, today.year, categories) }
  }

  app.get('/meja/buku', { config: { access: 'register.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const { categories, filter } = await asked(request)
    const order = choiceAt(request.query, 'urut', ['naik']) === 'naik' ? 'rising' : 'falling'
    const after = wholeAt(request.query, 'sesudah', 1, 999_999_999) ?? null
    const [{ lines, next }, count, years] = await Promise.all([
      loadLines(workplace, frame.lang, filter, { order, after, limit: perPage }), registerCount(pool, officeId, zone, filter, countCap), registerYears(pool, officeId),
    ])
    const page = renderPage(
      <RegisterPage
        frame={frame} filter={filter} years={years} categories={categories} lines={lines} count={count} cap={countCap} order={order}
        next={next === null ? undefined : href('/meja/buku', { ...paramsOf(filter), urut: order === 'rising' ? 'naik' : undefined, sesudah: next })}
        mayExport={mayAny(actorsOfRequest(request), 'register.export')}
      />,
    )
    return reply.type(html).send(page)
  })

  app.get('/meja/buku/cetak', { config: { access: 'register.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const { standard, categories, filter } = await asked(request)
    const lines: ShownLine[] = []
    for await (const batch of allLines(workplace, frame.lang, filter)) {
      lines.push(...batch)
      if (lines.length > printCap) break
    }
    const page = <PrintPage frame={frame} zone={zone} now={workplace.now()} standard={standard} categories={categories} filter={filter} lines={lines.slice(0, printCap)} cut={lines.length > printCap} />
    return reply.type(html).send(renderPage(page))
  })

  app.get('/meja/buku.csv', { config: { access: 'register.export' } }, async (request, reply) => {
    const { filter } = await asked(request)
    const separator = textAt(request.query, 'pemisah') === 'titik-koma' ? ';' : ','
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="buku-pengaduan-${filter.year}.csv"`)
      .send(Readable.from(csvOf(filter, separator), { objectMode: false }))
  })

  /** The file, written while it is read: the largest book needs no more memory than one batch. A paper of the office: always Indonesian. */
  async function* csvOf(filter: RegisterFilter, separator: Separator): AsyncGenerator<string> {
    yield byteOrderMark + csvRecord(registerColumns.map((column) => t('id', `register.col_${column}`)), separator)
    for await (const batch of allLines(workplace, 'id', filter)) {
      yield batch.map(({ cells }) => csvRecord(registerColumns.map((column) => cells[column]), separator)).join('')
    }
  }
}
