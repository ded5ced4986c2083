import type { ClockReading } from '../../complaint/clocks.ts'
import { standingOf } from '../../complaint/standing.ts'
import type { Standing } from '../../complaint/standing.ts'
import type { StandardInForce, StandardsInForce } from '../../office/standards-in-force.ts'
import { DueBadge } from '../../ui/due-badge/due-badge.tsx'
import type { TimeAmount } from '../../ui/format.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** The versions of the standard under which these files came in, by number. */
export type Versions = ReadonlyMap<number, StandardInForce>

/** Looks up every version that a page of files needs, once each. */
export async function versionsOf(standards: StandardsInForce, rows: readonly { standardVersion: number }[]): Promise<Versions> {
  const numbers = [...new Set(rows.map((row) => row.standardVersion))]
  return new Map(await Promise.all(numbers.map(async (number) => [number, await standards.version(number)] as const)))
}

/** How the promise of a listed file stands. */
export function standingOfRow(row: { clocks: readonly ClockReading[]; standardVersion: number }, versions: Versions, now: Temporal.Instant): Standing {
  const inForce = versions.get(row.standardVersion)
  if (!inForce) throw new Error(`version ${row.standardVersion} of the standard was not looked up`)
  return standingOf(row.clocks, inForce.standard, inForce.calendar, now)
}

const units = {
  'working-days': 'work-days', 'office-hours': 'work-hours', 'office-minutes': 'work-minutes', 'calendar-days': 'days', hours: 'hours', minutes: 'minutes',
} as const satisfies Record<NonNullable<Standing['left']>['unit'], TimeAmount['unit']>

/** The badge of a listed file. */
export function Due({ lang, standing, zone }: { readonly lang: Language; readonly standing: Standing; readonly zone: string }) {
  const { state, dueAt, left } = standing
  const amount = left && { unit: units[left.unit], value: state === 'late' ? -(left.amount || 1) : left.amount } // just late is late, not "0 left"
  return <DueBadge lang={lang} state={state} zone={zone} dueAt={dueAt ?? undefined} left={amount ?? undefined} />
}
