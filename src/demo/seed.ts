import type { WorkingCalendar } from '../clock/calendar.ts'
import { calendarOf } from '../office/standard/calendar.ts'
import type { Log } from '../platform/log.ts'
import { StartError } from '../platform/start-error.ts'
import type { House } from '../procedure/house.ts'
import { growRegisterLog } from '../procedure/transparency.ts'
import { demoStories } from './complaints/all.ts'
import { beginDemo, demoStateOf, finishDemo } from './marker.ts'
import { playMessages } from './messages.ts'
import { planDemo } from './plan.ts'
import type { PlanFacts, Scheduled } from './plan.ts'
import { play } from './play.ts'
import { layServiceTime, spanMinutes } from './service-time.ts'
import { announceClosure, appointDemoDeputy, hireStaff } from './staff.ts'

/** The day on which the demo office was closed, by its distance from the start, and how long before it that was announced. */
const closure = { ago: '18d', announcedBefore: '1h 55m' }
const deputySince = '1d 2h'
/** The log grows now and then, so that the demo's receipts bear a checkpoint as they do in an office at work. */
const actsPerCheckpoint = 50

/**
 * Fills an empty database with the demo office: people, directory, a deputy, a closed day, and complaints in every state, all through the
 * one write path. An interrupted seeding goes on where it stopped, at the times first planned; a finished one changes nothing.
 * @throws StartError when the database holds anything that is not the demo's
 */
export async function seedDemo(given: House, { log }: { log: Log }): Promise<void> {
  // What happened long ago is told to nobody now.
  const house: House = { ...given, workplace: { ...given.workplace, speaks: new Set() } }
  const state = await demoStateOf(house.db)
  if (state.kind === 'seeded') return
  if (state.kind === 'real') {
    throw new StartError(
      'Peragaan tidak dapat dijalankan di sini: basis data ini sudah berisi petugas atau pengaduan sungguhan. Pakai TANGGAP_DATA atau DATABASE_URL yang lain untuk peragaan.',
      'The demo cannot run here: this database already holds real people or complaints. Give the demo another TANGGAP_DATA or DATABASE_URL.',
    )
  }
  const { workplace } = house
  const now = state.kind === 'begun' ? state.startedAt : workplace.now()
  const { bundle } = await workplace.standards.inForce(now.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
  const closedOn = closureDate(calendarOf(bundle, []), now)
  const calendar = calendarOf(bundle, [{ date: closedOn, kind: 'office-closure', name: 'tutup' }])
  const time = layServiceTime(calendar, now)
  const closureEnds = time.minutesBefore(calendar.nextOpening(Temporal.PlainDate.from(closedOn).toZonedDateTime(calendar.zone).toInstant()))
  const facts: PlanFacts = { calendar, time, now, closureEnds, completion: bundle.standard.completion }
  const scheduled = planDemo(demoStories, facts)

  const opened = time.at(spanMinutes('70d'))
  if (state.kind === 'empty') await beginDemo(house, now, opened)
  const cast = await hireStaff(house, opened)
  const office: [Temporal.Instant, () => Promise<void>][] = [
    [time.at(closureEnds + spanMinutes(closure.announcedBefore)), () => announceClosure(house, cast, closedOn, time.at(closureEnds + spanMinutes(closure.announcedBefore)))],
    [time.at(spanMinutes(deputySince)), () => appointDemoDeputy(house, cast, time.at(spanMinutes(deputySince)), now)],
  ]
  let done = 0
  await inOrder(scheduled, office, async (item) => {
    await play(house, cast, item, facts)
    done += 1
    if (done % actsPerCheckpoint === 0) await growRegisterLog({ ...house, workplace: { ...workplace, now: () => item.at } })
  })
  await growRegisterLog(house)
  await playMessages(given, now)
  await finishDemo(house, workplace.now())
  log.info(`demo: ${demoStories.length} complaints, ${scheduled.length} acts`)
}

function closureDate(calendar: WorkingCalendar, now: Temporal.Instant): string {
  return calendar.dateOf(layServiceTime(calendar, now).at(spanMinutes(closure.ago)))
}

/** Acts and changes of the office in the order of time: what the office decides counts from then on. */
async function inOrder(scheduled: readonly Scheduled[], office: [Temporal.Instant, () => Promise<void>][], playOne: (item: Scheduled) => Promise<void>): Promise<void> {
  const waiting = office.sort(([one], [other]) => Temporal.Instant.compare(one, other))
  for (const item of scheduled) {
    while (waiting[0] && Temporal.Instant.compare(waiting[0][0], item.at) <= 0) await waiting.shift()?.[1]()
    await playOne(item)
  }
  for (const [, change] of waiting) await change()
}
