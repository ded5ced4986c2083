import type { ClosedDay, WorkingCalendar } from '../clock/calendar.ts'
import { calendarOf } from './standard/calendar.ts'
import type { Category, Standard } from './standard/schema.ts'
import type { StandardBundle } from './standard/bundle.ts'
import type { StandardVersion, StandardVersions } from './standard-versions.ts'

/** A version of the standard, with the working calendar as it is known today: its holidays and the office's own closures. */
export interface StandardInForce { version: number; standard: Standard; categories: readonly Category[]; bundle: StandardBundle; calendar: WorkingCalendar }

export interface StandardsInForce {
  /** The version in force on a date of the office's zone, `YYYY-MM-DD`. */
  inForce(date: string): Promise<StandardInForce>
  version(version: number): Promise<StandardInForce>
  /** After a closure was entered or taken back in this process. */
  refresh(): void
}

/** How long a closure entered by another process may go unnoticed. */
const freshMs = 5_000

/** Versions never change; closures do, rarely: calendars are built once for each version and set of closures. */
export function openStandardsInForce(versions: StandardVersions, closures: () => Promise<readonly ClosedDay[]>): StandardsInForce {
  let known: { days: Promise<readonly ClosedDay[]>; until: number } | null = null
  let built = new Map<number, StandardInForce>()
  let builtFor = ''

  async function closedDays(): Promise<readonly ClosedDay[]> {
    if (known && performance.now() < known.until) return known.days
    const days = closures()
    known = { days, until: performance.now() + freshMs }
    days.catch(() => { known = null }) // a failed read is not kept; whoever awaits `days` hears of it
    return days
  }

  async function withCalendar({ version, content }: StandardVersion): Promise<StandardInForce> {
    const days = await closedDays()
    const fingerprint = JSON.stringify(days)
    if (fingerprint !== builtFor) {
      built = new Map()
      builtFor = fingerprint
    }
    const before = built.get(version)
    if (before) return before
    const made = { version, standard: content.standard, categories: content.categories, bundle: content, calendar: calendarOf(content, days) }
    built.set(version, made)
    return made
  }

  return {
    inForce: async (date) => withCalendar(await versions.inForce(date)),
    version: async (version) => withCalendar(await versions.byVersion(version)),
    refresh: () => { known = null },
  }
}
