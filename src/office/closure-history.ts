import type { Kysely } from 'kysely'
import type { ClosedDay } from '../clock/calendar.ts'
import type { OfficeTables } from './tables.ts'

/** A closed day with the time in which the office counted by it. */
export type PastClosure = ClosedDay & { from: Temporal.Instant; to: Temporal.Instant | null }

/** Every closed day that was ever entered, those taken back included. */
export async function closureHistory(db: Kysely<OfficeTables>, officeId: number): Promise<PastClosure[]> {
  const rows = await db.selectFrom('closure').select(['date', 'kind', 'name', 'created_at', 'revoked_at']).where('office_id', '=', officeId).orderBy('date').execute()
  return rows.map(({ created_at, revoked_at, ...day }) => ({ ...day, from: created_at, to: revoked_at }))
}

/** The closed days that were known at a moment. */
export function closuresAt(history: readonly PastClosure[], at: Temporal.Instant): ClosedDay[] {
  return history
    .filter(({ from, to }) => Temporal.Instant.compare(from, at) <= 0 && (to === null || Temporal.Instant.compare(to, at) > 0))
    .map(({ date, kind, name }) => ({ date, kind, name }))
}
