import type { Kysely } from 'kysely'
import { uuidv7 } from '../../platform/ids.ts'
import type { Acting, Actor } from '../actor.ts'
import { recordOfficeEvent } from '../office-events.ts'
import type { Change } from '../office-events.ts'
import { refuse } from '../refusal.ts'
import type { Outcome } from '../refusal.ts'
import type { Role } from '../roles.ts'
import type { OfficeTables } from '../tables.ts'

/** An appointment to act in another's role between two dates, both inclusive, in the office's zone. */
export type DeputyInput = { personId: string; role: Role; kind: Acting; from: string; to: string; reason: string }
export type Deputy = DeputyInput & { id: string; name: string; endedAt: Temporal.Instant | null }

/** A role that a person holds on a day: their own, or one they act in. */
export type HeldRole = { role: Role; acting?: Acting }

/** Appoints a deputy (Plh. for days, Plt. for a vacancy). Refuses one's own role, and the same role for overlapping dates. */
export async function appointDeputy(db: Kysely<OfficeTables>, by: Change, input: DeputyInput): Promise<Outcome<{ id: string }>> {
  if (input.to < input.from) return refuse('dates_reversed', 'to')
  const id = uuidv7(by.now)
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('person')
      .select(['role', 'active'])
      .where('office_id', '=', by.officeId)
      .where('id', '=', input.personId)
      .forUpdate()
      .executeTakeFirst()
    if (person === undefined) return refuse('not_found', 'personId')
    if (!person.active) return refuse('inactive', 'personId')
    if (person.role === input.role) return refuse('own_role', 'role')
    const overlapping = await trx
      .selectFrom('deputy')
      .select('id')
      .where('office_id', '=', by.officeId)
      .where('person_id', '=', input.personId)
      .where('role', '=', input.role)
      .where('ended_at', 'is', null)
      .where('from_date', '<=', input.to)
      .where('to_date', '>=', input.from)
      .executeTakeFirst()
    if (overlapping !== undefined) return refuse('deputy_overlaps', 'from')
    await trx
      .insertInto('deputy')
      .values({ office_id: by.officeId, id, person_id: input.personId, role: input.role, kind: input.kind, from_date: input.from, to_date: input.to, reason: input.reason, created_at: by.now, ended_at: null })
      .execute()
    await recordOfficeEvent(trx, by, 'deputy-appointed', { deputyId: id, ...input })
    return { ok: true, id }
  })
}

/** Ends an appointment now, before its last day. */
export async function endDeputy(db: Kysely<OfficeTables>, by: Change, id: string): Promise<Outcome<object>> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('deputy')
      .set({ ended_at: by.now })
      .where('office_id', '=', by.officeId)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning(['person_id', 'role'])
      .executeTakeFirst()
    if (ended === undefined) return refuse('already_ended')
    await recordOfficeEvent(trx, by, 'deputy-ended', { deputyId: id, personId: ended.person_id, role: ended.role })
    return { ok: true }
  })
}

/** All appointments, newest first. */
export async function listDeputies(db: Kysely<OfficeTables>, officeId: number): Promise<Deputy[]> {
  const rows = await db
    .selectFrom('deputy')
    .innerJoin('person', (join) => join.onRef('person.office_id', '=', 'deputy.office_id').onRef('person.id', '=', 'deputy.person_id'))
    .select(['deputy.id', 'person_id as personId', 'person.name', 'deputy.role', 'kind', 'from_date as from', 'to_date as to', 'reason', 'ended_at as endedAt'])
    .where('deputy.office_id', '=', officeId)
    .orderBy('from_date', 'desc')
    .orderBy('deputy.id', 'desc')
    .execute()
  return rows
}

/** The roles a person holds on a date (`YYYY-MM-DD`, office's zone): their own first, then those they act in. */
export async function rolesOf(db: Kysely<OfficeTables>, officeId: number, person: { id: string; role: Role }, today: string): Promise<HeldRole[]> {
  const rows = await db
    .selectFrom('deputy')
    .select(['role', 'kind as acting'])
    .where('office_id', '=', officeId)
    .where('person_id', '=', person.id)
    .where('from_date', '<=', today)
    .where('to_date', '>=', today)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return [{ role: person.role }, ...rows]
}

/** The actors that a person can act as, own role first: a command tries them in this order. */
export function actorsOf(person: { id: string; name: string; title: string; role: Role }, acted: readonly HeldRole[]): [Actor, ...Actor[]] {
  const { id, name, title, role } = person
  const own: Actor = { kind: 'person', id, name, title, role }
  const others = acted.filter((held) => held.acting !== undefined && held.role !== role)
  return [own, ...others.map((held): Actor => ({ ...own, role: held.role, ...(held.acting === undefined ? {} : { acting: held.acting }) }))]
}
