import type { FastifyInstance } from 'fastify'
import { systemNow } from '../../platform/time.ts'
import type { Now } from '../../platform/time.ts'
import type { House } from '../../procedure/house.ts'
import { ComponentsPage } from '../../ui/components-page.tsx'
import { renderPage } from '../../ui/render.ts'
import { addDevMessages } from './messages.tsx'
import { ClockPage } from './clock-page.tsx'

/** The house's time and how to set it off from the machine's; `move` is null where that is impossible. */
export interface DevTravel { now: Now; move: ((offset: Temporal.Duration) => void) | null }

const leaps = { hour: { hours: 1 }, day: { hours: 24 }, week: { hours: 7 * 24 } } as const satisfies Record<string, Temporal.DurationLike>
/** A demonstration stays in years that the database and the calendar can show. */
const years = { from: 2000, to: 2100 }

/**
 * `/dev/components`, `/dev/messages` and `/dev/clock`: in development and in a demonstration only; elsewhere the addresses do not exist.
 * Open to all there: after a leap in time one may be signed out and must still find back.
 */
export function addDevPages(app: FastifyInstance, house: Pick<House, 'workplace' | 'config' | 'frame' | 'post'>, { travel }: { travel: DevTravel }): void {
  const { workplace, config, frame } = house
  if (!config.dev && !config.demo) return
  const { zone } = workplace
  addDevMessages(app, house)

  app.get('/dev/components', { config: { access: 'public' } }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderPage(<ComponentsPage frame={await frame(request)} />)))

  const { move } = travel
  if (move === null) return
  const moveTo = (moment: Temporal.Instant) => move(moment.since(systemNow(), { largestUnit: 'hours' }))

  app.get('/dev/clock', { config: { access: 'public' } }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderPage(<ClockPage frame={await frame(request)} now={travel.now()} real={systemNow()} zone={zone} failed={false} />)))

  app.post<{ Body: unknown }>('/dev/clock', { config: { access: 'public' } }, async (request, reply) => {
    const { leap, to_date: date, to_time: time } = (request.body ?? {}) as Record<string, unknown> // what formToObject made
    if (leap === 'reset') move(Temporal.Duration.from({ seconds: 0 }))
    else if (isLeap(leap)) moveTo(travel.now().add(leaps[leap]))
    else {
      const moment = momentOf(date, time, zone)
      if (moment === null) {
        const page = <ClockPage frame={await frame(request)} now={travel.now()} real={systemNow()} zone={zone} failed />
        return reply.code(422).type('text/html; charset=utf-8').send(renderPage(page))
      }
      moveTo(moment)
    }
    return reply.redirect('/dev/clock', 303)
  })
}

function isLeap(value: unknown): value is keyof typeof leaps {
  return typeof value === 'string' && Object.hasOwn(leaps, value)
}

function momentOf(date: unknown, time: unknown, zone: string): Temporal.Instant | null {
  if (typeof date !== 'string' || typeof time !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(date) || !/^\d{2}:\d{2}$/u.test(time)) return null
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
    return local.year < years.from || local.year > years.to ? null : local.toZonedDateTime(zone).toInstant()
  } catch (error) {
    if (error instanceof RangeError) return null // no such day or time
    throw error
  }
}
