import type { Kysely } from 'kysely'
import type { ClosedDay } from '../clock/calendar.ts'
import { uuidv7 } from '../platform/ids.ts'
import { enqueue } from '../platform/jobs.ts'
import type { JobRequest } from '../platform/jobs.ts'
import { recordOfficeEvent } from './office-events.ts'
import type { Change } from './office-events.ts'
import { refuse } from './refusal.ts'
import type { Outcome } from './refusal.ts'
import type { OfficeTables } from './tables.ts'

/** A closed day that the office entered itself (hari libur tambahan), besides those of the standard. */
export type Closure = ClosedDay & { id: string; createdAt: Temporal.Instant }

/**
 * Enters a closed day: of this office, or a decreed one announced late. Refuses a date that is entered already.
 * `follow` names the job that follows the change, enqueued in its transaction.
 */
export async function addClosure(
  db: Kysely<OfficeTables>, by: Change, day: ClosedDay, follow?: (id: string) => JobRequest,
): Promise<Outcome<{ id: string }>> {
  const id = uuidv7(by.now)
  return db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('closure')
      .values({
        office_id: by.officeId,
        id,
        date: day.date,
        kind: day.kind,
        name: day.name,
        created_by: by.actor.kind === 'person' ? by.actor.id : null,
        created_at: by.now,
        revoked_at: null,
      })
      .onConflict((conflict) => conflict.columns(['office_id', 'date']).where('revoked_at', 'is', null).doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows !== 1n) return refuse('date_taken', 'date')
    await recordOfficeEvent(trx, by, 'closure-added', { closureId: id, date: day.date, kind: day.kind, name: day.name })
    if (follow) await enqueue(trx, follow(id))
    return { ok: true, id }
  })
}

/** Takes a closed day back: it counts again. */
export async function revokeClosure(
  db: Kysely<OfficeTables>, by: Change, id: string, follow?: (name: string) => JobRequest,
): Promise<Outcome<{ date: string }>> {
  return db.transaction().execute(async (trx) => {
    const revoked = await trx
      .updateTable('closure')
      .set({ revoked_at: by.now })
      .where('office_id', '=', by.officeId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning(['date', 'name'])
      .executeTakeFirst()
    if (revoked === undefined) return refuse('already_revoked')
    await recordOfficeEvent(trx, by, 'closure-revoked', { closureId: id, date: revoked.date })
    if (follow) await enqueue(trx, follow(revoked.name))
    return { ok: true, date: revoked.date }
  })
}

/** The closed days in force, by date, as the working calendar takes them. */
export async function listClosures(db: Kysely<OfficeTables>, officeId: number): Promise<Closure[]> {
  const rows = await db
    .selectFrom('closure')
    .select(['id', 'date', 'kind', 'name', 'created_at'])
    .where('office_id', '=', officeId)
    .where('revoked_at', 'is', null)
    .orderBy('date')
    .execute()
  return rows.map(({ created_at, ...day }) => ({ ...day, createdAt: created_at }))
}
