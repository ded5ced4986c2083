import type { Kysely } from 'kysely'
import { uuidv7 } from '../platform/ids.ts'
import { isUniqueViolation } from './unique-violation.ts'
import { recordOfficeEvent } from './office-events.ts'
import type { Change } from './office-events.ts'
import { refuse } from './refusal.ts'
import type { Outcome } from './refusal.ts'
import type { OfficeTables } from './tables.ts'

/** An outside party to coordinate with (pihak terkait): dinas, kelurahan, Polsek, PLN. `replyDays`: working days in which it is expected to reply. */
export type PartyInput = {
  name: string
  kind: string
  address: string | null
  phone: string | null
  email: string | null
  replyDays: number
}
export type Party = PartyInput & { id: string; active: boolean }

/** Adds a party to the directory. Refuses a name that is there already. */
export async function addParty(db: Kysely<OfficeTables>, by: Change, input: PartyInput): Promise<Outcome<{ id: string }>> {
  const id = uuidv7(by.now)
  return db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('party')
      .values({ office_id: by.officeId, id, ...columnsOf(input), created_at: by.now })
      .onConflict((conflict) => conflict.columns(['office_id', 'name']).doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows !== 1n) return refuse('name_taken', 'name')
    await recordOfficeEvent(trx, by, 'party-added', { partyId: id, name: input.name, kind: input.kind, replyDays: input.replyDays })
    return { ok: true, id }
  })
}

/** Changes a party; `active: false` takes it out of the lists to choose from, old requests keep it. */
export async function changeParty(db: Kysely<OfficeTables>, by: Change, id: string, input: PartyInput & { active: boolean }): Promise<Outcome<object>> {
  try {
    return await db.transaction().execute(async (trx) => {
      const changed = await trx
        .updateTable('party')
        .set({ ...columnsOf(input), active: input.active })
        .where('office_id', '=', by.officeId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (changed.numUpdatedRows !== 1n) return refuse('not_found')
      await recordOfficeEvent(trx, by, 'party-changed', { partyId: id, name: input.name, kind: input.kind, replyDays: input.replyDays, active: input.active })
      return { ok: true }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('name_taken', 'name')
    throw error
  }
}

/** The directory by name; with `all`, those no longer in use too. */
export async function listParties(db: Kysely<OfficeTables>, officeId: number, options: { all?: boolean } = {}): Promise<Party[]> {
  let query = selectParties(db, officeId)
  if (options.all !== true) query = query.where('active', '=', true)
  return (await query.orderBy('name').execute()).map(toParty)
}

export async function findParty(db: Kysely<OfficeTables>, officeId: number, id: string): Promise<Party | undefined> {
  const row = await selectParties(db, officeId).where('id', '=', id).executeTakeFirst()
  return row && toParty(row)
}

function selectParties(db: Kysely<OfficeTables>, officeId: number) {
  return db
    .selectFrom('party')
    .select(['id', 'name', 'kind', 'address', 'phone', 'email', 'reply_days', 'active'])
    .where('office_id', '=', officeId)
}

function toParty({ reply_days, ...party }: Omit<Party, 'replyDays'> & { reply_days: number }): Party {
  return { ...party, replyDays: reply_days }
}

function columnsOf({ replyDays, ...rest }: PartyInput) {
  const { name, kind, address, phone, email } = rest
  return { name, kind, address, phone, email, reply_days: replyDays }
}
