import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import type { TestDatabase } from '../../test/support/database.ts'
import { testOffice, tuesday } from '../../test/support/office.ts'
import { createApiToken, createTokenVerifier, listApiTokens, revokeApiToken } from './api-tokens.ts'
import { addClosure, listClosures, revokeClosure } from './closures.ts'
import { listOfficeEvents } from './office-events.ts'
import type { Change } from './office-events.ts'
import { addParty, changeParty, findParty, listParties } from './parties.ts'
import { openStandardVersions, syncStandard } from './standard-versions.ts'
import type { OfficeTables } from './tables.ts'

let database: TestDatabase<OfficeTables>
let by: Change
beforeAll(async () => {
  database = await testDatabase<OfficeTables>()
  by = (await testOffice(database.db)).by
})

const lastEvent = async () => (await listOfficeEvents(database.db, by.officeId, { limit: 1 }))[0]

describe('standard versions', () => {
  test('the same files make no new version, changed ones do, each in force from its day', async () => {
    const { db } = database
    const versions = openStandardVersions(db, by.officeId, 0)
    const first = (await versions.inForce('2026-11-24')).content
    expect(await syncStandard(db, first, tuesday)).toEqual({ officeId: by.officeId, version: 1, isNew: false })

    const next = { ...first, standard: { ...first.standard, validFrom: '2027-01-01' }, sha256: 'f'.repeat(64) }
    const synced = await Promise.all(Array.from({ length: 5 }, () => syncStandard(db, next, tuesday)))
    expect(synced.map((made) => made.version)).toEqual([2, 2, 2, 2, 2])
    expect(synced.filter((made) => made.isNew)).toHaveLength(1)
    expect((await lastEvent())?.type).toBe('standard-loaded')

    expect((await versions.inForce('2026-12-31')).version).toBe(1)
    expect((await versions.inForce('2027-01-01')).version).toBe(2)
    expect((await versions.inForce('1999-01-01')).version).toBe(1)
    expect((await versions.byVersion(1)).sha256).toBe(first.sha256)
    await expect(versions.byVersion(3)).rejects.toThrow(RangeError)
  })
})

describe('closures', () => {
  test('a day is closed once, and counts again when revoked', async () => {
    const { db } = database
    const day = { date: '2026-12-24', kind: 'office-closure', name: 'Listrik padam' } as const
    const added = await addClosure(db, by, day)
    expect(await addClosure(db, by, { ...day, name: 'Lain' })).toEqual({ ok: false, refusal: { key: 'date_taken', field: 'date' } })
    expect(await listClosures(db, by.officeId)).toMatchObject([day])
    if (!added.ok) throw new Error('not added')
    expect(await revokeClosure(db, by, added.id)).toEqual({ ok: true, date: day.date })
    expect(await revokeClosure(db, by, added.id)).toMatchObject({ ok: false })
    expect(await listClosures(db, by.officeId)).toEqual([])
    expect((await addClosure(db, by, day)).ok).toBe(true)
    expect((await lastEvent())?.data).toMatchObject({ date: day.date, name: day.name })
  })
})

describe('directory', () => {
  const pln = { name: 'PLN ULP Probolinggo', kind: 'BUMN', address: null, phone: '123', email: null, replyDays: 3 }

  test('a party is added once, changed, and taken out of the lists', async () => {
    const { db } = database
    const added = await addParty(db, by, pln)
    if (!added.ok) throw new Error('not added')
    expect(await addParty(db, by, pln)).toMatchObject({ ok: false, refusal: { key: 'name_taken' } })
    const police = await addParty(db, by, { ...pln, name: 'Polsek Wonoasih' })
    if (!police.ok) throw new Error('not added')
    expect(await changeParty(db, by, police.id, { ...pln, active: true })).toMatchObject({ ok: false, refusal: { key: 'name_taken' } })
    expect((await changeParty(db, by, added.id, { ...pln, replyDays: 5, active: false })).ok).toBe(true)
    expect((await listParties(db, by.officeId)).map((party) => party.name)).toEqual(['Polsek Wonoasih'])
    expect(await listParties(db, by.officeId, { all: true })).toHaveLength(2)
    expect(await findParty(db, by.officeId, added.id)).toMatchObject({ replyDays: 5, active: false })
    // Neither telephone number nor address in the history.
    expect(JSON.stringify(await lastEvent())).not.toContain('123')
  })
})

describe('API tokens', () => {
  test('a token acts in its role until revoked or expired; only its hash is kept', async () => {
    const { db, pool } = database
    const made = await createApiToken(db, by, { label: 'Dasbor kota', role: 'auditor', expiresAt: tuesday.add({ hours: 1 }) })
    expect(await createTokenVerifier(db, by.officeId)(made.token, tuesday)).toEqual({ kind: 'machine', id: made.id, label: 'Dasbor kota', role: 'auditor' })
    expect(await createTokenVerifier(db, by.officeId)(made.token, tuesday.add({ hours: 1 }))).toBeNull()
    expect(await createTokenVerifier(db, by.officeId)(`${made.token}x`, tuesday)).toBeNull()
    const dump = await pool.query('select t::text as row from api_token t union all select e::text from office_event e')
    expect(JSON.stringify(dump.rows)).not.toContain(made.token.slice(4))

    const verify = createTokenVerifier(db, by.officeId)
    expect(await verify(made.token, tuesday)).not.toBeNull()
    expect(await revokeApiToken(db, by, made.id)).toEqual({ ok: true })
    expect(await listApiTokens(db, by.officeId)).toEqual([])
    // Remembered for five seconds, not longer.
    expect(await verify(made.token, tuesday.add({ seconds: 4 }))).not.toBeNull()
    expect(await verify(made.token, tuesday.add({ seconds: 5 }))).toBeNull()
  })
})

test('the history of the office can be added to, not changed', async () => {
  await expect(database.pool.query('update office_event set data = $1', ['{}'])).rejects.toThrow(/permission denied/)
  await expect(database.pool.query('delete from office_event')).rejects.toThrow(/permission denied/)
})
