import type { Kysely, Transaction } from 'kysely'
import { uuidv7 } from '../../platform/ids.ts'
import { recordOfficeEvent } from '../office-events.ts'
import type { Change } from '../office-events.ts'
import { refuse } from '../refusal.ts'
import type { Outcome } from '../refusal.ts'
import type { Role } from '../roles.ts'
import type { OfficeTables } from '../tables.ts'
import { isUniqueViolation } from '../unique-violation.ts'

/** A person who works in the office. `title` is the post as papers print it (Kepala Seksi Pelayanan); `email` in lower case. */
export type Person = {
  id: string
  name: string
  title: string
  role: Role
  email: string
  /** NIP, 18 digits, and pangkat/golongan as they stand under a signature; empty: not a civil servant, or not filled in. */
  nip: string
  rank: string
  active: boolean
  /** False until the first password is set. */
  hasPassword: boolean
}

export type PersonInput = { name: string; title: string; role: Role; email: string; nip?: string | undefined; rank?: string | undefined }

/** An e-mail address as it is kept and compared: trimmed, lower case, one form of each letter. */
export function normalEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** Adds a person, without a password: issue a one-time link for that. Refuses an e-mail address in use. */
export async function addPerson(db: Kysely<OfficeTables>, by: Change, input: PersonInput): Promise<Outcome<{ id: string }>> {
  const id = uuidv7(by.now)
  return db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('person')
      .values({ office_id: by.officeId, id, name: input.name, title: input.title, role: input.role, email: normalEmail(input.email), nip: input.nip || null, rank: input.rank || null, password_hash: null, created_at: by.now })
      .onConflict((conflict) => conflict.columns(['office_id', 'email']).doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows !== 1n) return refuse('email_taken', 'email')
    await recordOfficeEvent(trx, by, 'person-added', { personId: id, name: input.name, title: input.title, role: input.role })
    return { ok: true, id }
  })
}

/**
 * Changes a person. `active: false` ends all their sessions at once. The last active administrator can be neither
 * deactivated nor given another role: nobody could let anyone in again.
 */
export async function changePerson(db: Kysely<OfficeTables>, by: Change, id: string, input: PersonInput & { active: boolean }): Promise<Outcome<object>> {
  try {
    return await db.transaction().execute(async (trx) => {
      const admins = await lockAdmins(trx, by.officeId)
      const before = await selectPeople(trx, by.officeId).where('id', '=', id).executeTakeFirst()
      if (before === undefined) return refuse('not_found')
      const staysAdmin = input.active && input.role === 'admin'
      if (admins.length === 1 && admins[0] === id && !staysAdmin) return refuse('last_admin', input.active ? 'role' : 'active')
      const values = { name: input.name, title: input.title, role: input.role, email: normalEmail(input.email), ...(input.nip === undefined ? {} : { nip: input.nip || null }), ...(input.rank === undefined ? {} : { rank: input.rank || null }), active: input.active }
      await trx.updateTable('person').set(values).where('office_id', '=', by.officeId).where('id', '=', id).execute()
      if (!input.active) {
        await trx.deleteFrom('session').where('office_id', '=', by.officeId).where('person_id', '=', id).execute()
        await trx.deleteFrom('one_time_link').where('office_id', '=', by.officeId).where('person_id', '=', id).execute()
      }
      // A NIP says when somebody was born.
      const { email, nip, ...shown } = values
      await recordOfficeEvent(trx, by, 'person-changed', { personId: id, ...shown, emailChanged: email !== before.email, ...(nip === undefined ? {} : { nipChanged: nip !== before.nip }) })
      return { ok: true }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('email_taken', 'email')
    throw error
  }
}

/** Everyone, those in service first, by name. */
export async function listPeople(db: Kysely<OfficeTables>, officeId: number): Promise<Person[]> {
  return (await selectPeople(db, officeId).orderBy('active', 'desc').orderBy('name').execute()).map(toPerson)
}

export async function findPerson(db: Kysely<OfficeTables>, officeId: number, id: string): Promise<Person | undefined> {
  const row = await selectPeople(db, officeId).where('id', '=', id).executeTakeFirst()
  return row && toPerson(row)
}

export async function findPersonByEmail(db: Kysely<OfficeTables>, officeId: number, email: string): Promise<Person | undefined> {
  const row = await selectPeople(db, officeId).where('email', '=', normalEmail(email)).executeTakeFirst()
  return row && toPerson(row)
}

/** Active people whose own role is one of these; for choosing an addressee. */
export async function listPeopleInRoles(db: Kysely<OfficeTables>, officeId: number, roles: readonly Role[]): Promise<Person[]> {
  const rows = await selectPeople(db, officeId).where('active', '=', true).where('role', 'in', [...roles]).orderBy('name').execute()
  return rows.map(toPerson)
}

/** The active administrators, locked so that two of them cannot remove each other at the same moment. */
async function lockAdmins(trx: Transaction<OfficeTables>, officeId: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('person')
    .select('id')
    .where('office_id', '=', officeId)
    .where('role', '=', 'admin')
    .where('active', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

function selectPeople(db: Kysely<OfficeTables>, officeId: number) {
  return db.selectFrom('person').select(['id', 'name', 'title', 'role', 'email', 'nip', 'rank', 'active', 'password_hash']).where('office_id', '=', officeId)
}

function toPerson({ password_hash, nip, rank, ...person }: Omit<Person, 'hasPassword' | 'nip' | 'rank'> & { password_hash: string | null; nip: string | null; rank: string | null }): Person {
  return { ...person, nip: nip ?? '', rank: rank ?? '', hasPassword: password_hash !== null }
}

/** The kept hash of a person's password; null without one. Only for checking a password. */
export async function passwordHashOf(db: Kysely<OfficeTables>, officeId: number, id: string): Promise<string | null> {
  const row = await db.selectFrom('person').select('password_hash').where('office_id', '=', officeId).where('id', '=', id).executeTakeFirst()
  return row?.password_hash ?? null
}
