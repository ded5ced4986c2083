import type { Command } from 'commander'
import { Option } from 'commander'
import { explain, limitOfReading, readings } from '../clock/explain.ts'
import type { Explanation, Reading } from '../clock/explain.ts'
import type { Limit } from '../clock/limit.ts'
import { calendarOf } from '../office/standard/calendar.ts'
import type { StandardBundle } from '../office/standard/bundle.ts'
import { loadStandard } from '../office/standard/load.ts'
import { formatDateTime, formatPlainDate } from '../ui/format.ts'
import { t } from '../ui/messages/messages.ts'
import { printJson, printTable, WrongUsage } from './terminal.ts'
import type { CommonOptions, Terminal } from './terminal.ts'

const reasonKeys = {
  counted: 'cli.day_counted', 'start-day': 'cli.day_start_day', 'after-hours': 'cli.day_after_hours', paused: 'cli.day_paused', weekend: 'cli.day_weekend',
  closed: 'cli.day_closed', 'national-holiday': 'cli.day_national_holiday', 'joint-leave': 'cli.day_joint_leave', 'office-closure': 'cli.day_office_closure',
} as const

/** `clock explain`: the due time and why, under the standard's folder. Needs no database, so it knows no closures entered since. */
export function addClock(program: Command, terminal: Terminal): void {
  const { lang } = terminal
  program.command('clock').description(t(lang, 'cli.clock')).command('explain')
    .description(t(lang, 'cli.clock_explain'))
    .requiredOption('--complete-at <time>', t(lang, 'cli.complete_at'))
    .addOption(new Option('--reading <reading>', t(lang, 'cli.reading')).choices(readings))
    .option('--json', t(lang, 'cli.json'))
    .action(async (options: CommonOptions & { completeAt: string; reading?: Reading }) => {
      const bundle = await loadStandard(terminal.config().standardFolder)
      const { zone } = bundle.standard.office
      const completeAt = momentIn(options.completeAt, zone)
      if (!completeAt) throw new WrongUsage(t(lang, 'cli.wrong_time', { value: options.completeAt }))
      const explanation = explained(bundle, options.reading ? limitOfReading[options.reading] : promiseLimit(bundle), completeAt)
      if (!explanation) throw new WrongUsage(t(lang, 'cli.too_far'))
      if (options.json) printJson(terminal, { ...explanation, days: explanation.days.map(({ date, counted, reason }) => ({ date, counted, reason })) })
      else printStrip(terminal, explanation, zone)
    })
}

/** ISO 8601 with a time of day; without an offset in the zone. Null for anything else. */
export function momentIn(text: string, zone: string): Temporal.Instant | null {
  const value = text.trim()
  if (!/^[+-]?\d{4,6}-?\d\d-?\d\d[T ]\d\d/iu.test(value)) return null
  for (const read of [() => Temporal.Instant.from(value), () => Temporal.PlainDateTime.from(value).toZonedDateTime(zone).toInstant()]) {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  return null
}

function promiseLimit({ standard }: StandardBundle): Limit {
  const promise = standard.clocks.find((clock) => clock.id === standard.time.promise)
  if (!promise) throw new Error('a standard without its promise')
  return promise.limit
}

/** Null when the calendar does not reach there. */
function explained(bundle: StandardBundle, limit: Limit, completeAt: Temporal.Instant): Explanation | null {
  const { year } = completeAt.toZonedDateTimeISO(bundle.standard.office.zone)
  return year < 1900 || year > 2900 ? null : explain(calendarOf(bundle, []), limit, completeAt)
}

function printStrip(terminal: Terminal, { startsAt, dueAt, days }: Explanation, zone: string): void {
  const { lang } = terminal
  const moment = (text: string) => formatDateTime(lang, Temporal.Instant.from(text), zone)
  printTable(terminal, [
    [t(lang, 'cli.starts'), moment(startsAt)], [t(lang, 'cli.due'), dueAt === null ? '–' : moment(dueAt)],
  ])
  terminal.out('\n')
  printTable(terminal, days.map((day) => [
    day.counted ? '●' : '·', day.date, formatPlainDate(lang, Temporal.PlainDate.from(day.date), 'strip'), t(lang, reasonKeys[day.reason]), day.name ?? '',
  ]))
}
