import type { FastifyInstance } from 'fastify'
import { archivedPage } from '../../complaint/questions/archive.ts'
import { registerYears } from '../../complaint/questions/register.ts'
import { whereabouts } from '../../complaint/questions/whereabouts.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { issueFileList, issueSpineLabel } from '../../procedure/office-papers/file-list.ts'
import type { House } from '../../procedure/house.ts'
import { renderPage } from '../../ui/render.ts'
import { findTyped } from '../list/find.ts'
import { cursorAt, cursorText, href, textAt, wholeAt } from '../list/query.ts'
import { ArchivePage } from './archive-page.tsx'

const perPage = 25
/** So many papers are answered for at once; more hits need a better word. */
const mostFound = 10

/** `/meja/arsip`: "where is the paper of 0123/2026?" answered by one search (S3.7), and what lies in which ordner. */
export function addArchivePages(app: FastifyInstance, house: House): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace
  app.get('/meja/arsip', { config: { access: 'archive.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const { standard } = await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString())
    const typed = textAt(request.query, 'q')
    const filter = { ordner: textAt(request.query, 'ordner') || undefined, code: textAt(request.query, 'kode') || undefined, year: wholeAt(request.query, 'tahun', 2000, 2999) }
    const cursor = cursorAt(request.query, 'sesudah')
    const [found, { rows, next }, years] = await Promise.all([
      findTyped(workplace, standard, typed, mostFound),
      archivedPage(pool, officeId, filter, cursor?.at ? { at: cursor.at, id: cursor.id } : null, perPage),
      registerYears(pool, officeId),
    ])
    const places = await whereabouts(pool, officeId, found.hits.map(({ id }) => id))
    const papers = found.hits.flatMap((hit) => {
      const place = places.get(hit.id)
      return place ? [{ hit, place }] : []
    })
    const page = renderPage(
      <ArchivePage
        mayList={mayAny(actorsOfRequest(request), 'archive.work')} frame={frame} zone={zone} typed={typed} papers={papers} filter={filter} years={years} rows={rows}
        next={next === null ? undefined : href('/meja/arsip', { ordner: filter.ordner, kode: filter.code, tahun: filter.year, sesudah: cursorText(next.at, next.id) })}
      />,
    )
    return reply.type('text/html; charset=utf-8').send(page)
  })

  /** Daftar berkas or label punggung of an ordner, as it is today. */
  app.post('/meja/arsip/naskah', { config: { access: 'archive.work' } }, async (request, reply) => {
    const [ordner, kind] = [textAt(request.body, 'ordner'), textAt(request.body, 'jenis')]
    const [actor] = actorsOfRequest(request)
    if (ordner === '' || !actor) throw new HttpProblem('bad-request')
    const paper = await (kind === 'spine-label' ? issueSpineLabel : issueFileList)(house, { ordner, actor })
    if (!paper) throw new HttpProblem('not-found')
    return reply.redirect(`/meja/naskah/${paper.id}`, 303)
  })
}
