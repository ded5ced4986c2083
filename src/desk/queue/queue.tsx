import type { FastifyInstance, FastifyRequest } from 'fastify'
import { countCap, countWaiting, glance, listWaiting } from '../../complaint/questions/queue.ts'
import type { QueueAsk, Viewer } from '../../complaint/questions/queue.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import type { Standard } from '../../office/standard/schema.ts'
import type { House } from '../../procedure/house.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { formatNumber } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { standingOfRow, versionsOf } from '../list/due.tsx'
import { choiceAt, cursorAt, cursorText, href, textAt } from '../list/query.ts'
import { askAll, groupsOf, viewerOf } from './groups.ts'
import type { Group } from './groups.ts'
import { NoQueuePage, QueuePage } from './queue-page.tsx'
import type { ShownGroup } from './queue-page.tsx'

const html = 'text/html; charset=utf-8'
/** Files of each part on the first page, and of a part shown alone. */
const few = 10
const many = 50
const figureCap = 1_000

/** `/meja`: the queue. Everyone who may sign in may open it; who reads no complaints is told where their work is. */
export function addQueuePages(app: FastifyInstance, house: House): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace

  app.get('/meja', { config: { access: 'desk' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const actors = actorsOfRequest(request)
    const viewer = viewerOf(actors, textAt(request.query, 'lihat') === 'semua')
    if (!viewer) return reply.type(html).send(renderPage(<NoQueuePage frame={frame} settings={mayAny(actors, 'settings.read')} />))

    const now = workplace.now()
    const today = now.toZonedDateTimeISO(zone)
    const endOfDay = today.toPlainDate().add({ days: 1 }).toZonedDateTime(zone).toInstant()
    const { standard } = await workplace.standards.inForce(today.toPlainDate().toString())
    const groups = groupsOf(viewer, standard)
    const spans = spansOf(groups, now, endOfDay)
    const chosen = choiceAt(request.query, 'kelompok', [...groups, ...spans].map(({ id }) => id)) ?? null
    const [counts, figures] = await Promise.all([countWaiting(pool, officeId, viewer, askAll(groups)), glance(pool, officeId, now, endOfDay, figureCap)])
    const countOf = ({ statuses }: Group) => Math.min(countCap, statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0))

    const shown = await Promise.all([...groups, ...spans].filter((group) => (chosen === null ? groups.includes(group) && countOf(group) > 0 : group.id === chosen))
      .map((group) => show(request, viewer, standard, group, chosen !== null, now, spans.includes(group) ? null : countOf(group))))
    const places = groups.map((group) => ({ id: group.id, step: stepOf(group, standard), count: countOf(group) }))
    const mine = places.filter(({ step }) => step !== null).reduce((sum, { count }) => sum + count, 0)
    return reply.type(html).send(renderPage(
      <QueuePage
        frame={viewer.whole ? frame : withCount(frame, mine)} zone={zone} whole={viewer.whole} readsOnly={viewer.readsOnly} mayRecord={mayAny(actors, 'intake')}
        figures={figures} figureCap={figureCap} places={places} groups={shown} chosen={chosen}
      />,
    ))
  })

  async function show(request: FastifyRequest, viewer: Viewer, standard: Standard, group: Group, alone: boolean, now: Temporal.Instant, count: number | null): Promise<ShownGroup> {
    const cursor = alone ? cursorAt(request.query, 'sesudah') : null
    const { rows, next } = await listWaiting(pool, officeId, viewer, group.ask, cursor && { dueAt: cursor.at, id: cursor.id }, alone ? many : few)
    const versions = await versionsOf(workplace.standards, rows)
    const here = { lihat: viewer.whole ? 'semua' : undefined, kelompok: group.id }
    return {
      id: group.id, step: stepOf(group, standard), count: count ?? rows.length + (next ? countCap : 0),
      rows: rows.map((row) => ({ ...row, standing: standingOfRow(row, versions, now) })),
      ...(next === null ? {} : alone ? { next: href('/meja', { ...here, sesudah: cursorText(next.dueAt, next.id) }) } : { more: href('/meja', here) }),
    }
  }
}

/** Files of any step by their due time: late, and due before the day ends. */
function spansOf(groups: readonly Group[], now: Temporal.Instant, endOfDay: Temporal.Instant): Group[] {
  const all = askAll(groups)
  const within = (span: Pick<QueueAsk, 'dueFrom' | 'dueBefore'>): QueueAsk => ({ ...all, ...span })
  return [
    { id: 'lewat', step: null, ask: within({ dueBefore: now }), statuses: [] },
    { id: 'hari-ini', step: null, ask: within({ dueFrom: now, dueBefore: endOfDay }), statuses: [] },
  ]
}

function stepOf({ step }: Group, standard: Standard): ShownGroup['step'] {
  const found = standard.steps.find(({ number }) => number === step)
  return found ? { number: found.number, id: found.id } : null
}

/** The menu says how many files wait for this person. */
function withCount(frame: PageFrame, count: number): PageFrame {
  const over = count >= countCap
  return {
    ...frame,
    nav: (frame.nav ?? []).map((item) => (item.href !== '/meja' || count === 0 ? item
      : over ? { ...item, text: `${item.text} (${t(frame.lang, 'queue.more_than', { n: formatNumber(frame.lang, countCap - 1) })})` } : { ...item, count })),
  }
}
