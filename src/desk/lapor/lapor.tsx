import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { Writable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countLaporImport, findLaporImport, keepLaporImport, latestLaporImports } from '../../complaint/store/lapor-imports.ts'
import { cleanName } from '../../complaint/store/uploads.ts'
import type { Actor } from '../../office/actor.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { may, mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { sendUpdates } from '../../procedure/lapor/export.ts'
import type { LaporSink } from '../../procedure/lapor/export.ts'
import { openReports, previewReports, readLaporCsv } from '../../procedure/lapor/import.ts'
import { formatNumber } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { noteExport } from '../list/note-export.ts'
import { byteOrderMark, csvRecord } from '../register/csv.ts'
import { LaporPage, PreviewPage } from './lapor-page.tsx'

const html = 'text/html; charset=utf-8'
const maxBytes = 5 * 1024 * 1024
const reasons = { 'not-csv': 'lapor.not_csv', 'no-columns': 'lapor.no_columns', empty: 'lapor.empty', 'too-many-rows': 'lapor.too_many_rows' } as const

type LaporHouse = Pick<House, 'workplace' | 'files' | 'frame'>

/** `/meja/lapor`: the bridge to SP4N-LAPOR! by files, for an office whose account there has no interface for programs. */
export function addLaporPages(app: FastifyInstance, house: LaporHouse): void {
  const { workplace, files } = house
  const { pool, officeId, zone } = workplace

  async function show(request: FastifyRequest, reply: FastifyReply, said: { error?: string; notice?: string } = {}, status = 200): Promise<FastifyReply> {
    const actors = actorsOfRequest(request)
    const page = (
      <LaporPage
        frame={{ ...(await house.frame(request)), path: '/meja/lapor' }} zone={zone} imports={await latestLaporImports(pool, officeId, 20)}
        mayImport={mayAny(actors, 'intake')} mayExport={mayAny(actors, 'register.export')} {...said}
      />
    )
    return reply.code(status).type(html).send(renderPage(page))
  }

  app.get('/meja/lapor', { config: { access: 'register.read' } }, (request, reply) => show(request, reply))

  /** The file is kept as it came, so that it can be said later what was brought in; then it is shown what it holds. */
  app.post('/meja/lapor', { config: { access: 'intake', upload: { maxFiles: 1, maxFileSize: maxBytes } } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const sent = request.uploads.find(({ field, fileName }) => field === 'berkas' && fileName !== '')
    if (!sent) return show(request, reply, { error: t(lang, 'lapor.no_file') }, 422)
    if (!sent.kept) return show(request, reply, { error: t(lang, 'lapor.too_large') }, 422)
    const read = readLaporCsv(await files.bytes(sent.kept.sha256))
    if (!read.ok) return show(request, reply, { error: t(lang, reasons[read.reason]) }, 422)
    const at = workplace.now()
    const id = workplace.newId(at)
    await keepLaporImport(pool, officeId, { id, ...sent.kept, name: cleanName(sent.fileName), at, by: actorFor(request) })
    return reply.redirect(`/meja/lapor/${id}`, 303)
  })

  app.get<{ Params: { id: string } }>('/meja/lapor/:id', { config: { access: 'intake' } }, async (request, reply) => {
    const { id, read } = await load(request.params.id)
    const preview = await previewReports(house, read.source)
    return reply.type(html).send(renderPage(<PreviewPage frame={await house.frame(request)} id={id} preview={preview} ignored={read.ignored} />))
  })

  app.post<{ Params: { id: string } }>('/meja/lapor/:id', { config: { access: 'intake' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const { id, read } = await load(request.params.id)
    const preview = await previewReports(house, read.source)
    const { opened, already, refused } = await openReports(house, preview.fresh, actorFor(request))
    await countLaporImport(pool, officeId, id, { opened: opened.length, known: preview.known.length + already, refused: refused.length + preview.faults.length })
    const done = t(lang, 'lapor.done', { opened: formatNumber(lang, opened.length), already: formatNumber(lang, preview.known.length + already) })
    const words = refused.length > 0 ? ` ${t(lang, 'lapor.some_refused', { list: refused.map(({ number }) => number).join(', ') })}` : ''
    return show(request, reply, { notice: done + words })
  })

  app.get('/meja/lapor.csv', { config: { access: 'register.export' } }, async (request, reply) => {
    await noteExport(house, request, 'lapor', {})
    const name = `lapor-${workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString()}.csv`
    const out = new PassThrough()
    // A failing line cuts the file off, which a download shows; its error is in the log.
    sendUpdates(house, csvSink(out)).then(() => out.end(), (error: Error) => out.destroy(error))
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).send(out)
  })

  async function load(id: string) {
    const kept = isUuid(id) ? await findLaporImport(pool, officeId, id) : null
    if (!kept) throw new HttpProblem('not-found')
    const read = readLaporCsv(await files.bytes(kept.sha256))
    if (!read.ok) throw new Error('a file that was read before cannot be read any more')
    return { id, read }
  }
}

/** The file that goes back, written while it is read. A paper of the office: always Indonesian. */
function csvSink(out: Writable): LaporSink {
  const head = ['lapor.out_number', 'lapor.out_register', 'lapor.out_status', 'lapor.out_answer', 'lapor.out_answered'] as const
  out.write(byteOrderMark + csvRecord(head.map((key) => t('id', key)), ','))
  return {
    async update({ number, registerNumber, status, answer, answeredOn }) {
      const line = csvRecord([number, registerNumber ?? '', t('id', keyOf('lapor_status', status)), answer ?? '', answeredOn ?? ''], ',')
      if (!out.write(line)) await once(out, 'drain')
    },
  }
}

function actorFor(request: FastifyRequest): Actor {
  const actor = actorsOfRequest(request).find((candidate) => may(candidate, 'intake'))
  if (!actor) throw new HttpProblem('forbidden')
  return actor
}
