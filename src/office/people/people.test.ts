import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { testOffice, testPerson, tuesday } from '../../../test/support/office.ts'
import type { Change } from '../office-events.ts'
import { listOfficeEvents } from '../office-events.ts'
import type { OfficeTables } from '../tables.ts'
import { actorsOf, appointDeputy, endDeputy, listDeputies, rolesOf } from './deputies.ts'
import { addPerson, changePerson, findPerson, findPersonByEmail, listPeople, listPeopleInRoles } from './people.ts'
import { beginSession, findSession } from './sessions.ts'

let database: TestDatabase<OfficeTables>
let by: Change
beforeAll(async () => {
  database = await testDatabase<OfficeTables>()
  by = (await testOffice(database.db)).by
})

test('an e-mail address belongs to one person, however it is written', async () => {
  const { db } = database
  const id = await testPerson(db, by, { email: ' Sri@Kantor.test ' })
  expect(await findPersonByEmail(db, by.officeId, 'SRI@kantor.test')).toMatchObject({ id, email: 'sri@kantor.test', active: true, hasPassword: false })
  const again = await addPerson(db, by, { name: 'X', title: 'X', role: 'kasi', email: 'sri@KANTOR.test' })
  expect(again).toEqual({ ok: false, refusal: { key: 'email_taken', field: 'email' } })
  const other = await testPerson(db, by, { email: 'lain@kantor.test', role: 'camat' })
  const taken = await changePerson(db, by, other, { name: 'X', title: 'X', role: 'kasi', email: 'sri@kantor.test', active: true })
  expect(taken).toMatchObject({ ok: false, refusal: { key: 'email_taken' } })
  expect((await listPeopleInRoles(db, by.officeId, ['camat'])).map((person) => person.id)).toEqual([other])
})

test('deactivating ends every session at once; the history keeps no address', async () => {
  const { db } = database
  const id = await testPerson(db, by, { email: 'pindah@kantor.test' })
  const token = await beginSession(db, by.officeId, id, 'Firefox', tuesday)
  expect(await findSession(database.pool, by.officeId, token, tuesday, '2026-11-24')).not.toBeNull()
  await changePerson(db, by, id, { name: 'Sri', title: 'X', role: 'petugas', email: 'pindah2@kantor.test', active: false })
  expect(await findSession(database.pool, by.officeId, token, tuesday, '2026-11-24')).toBeNull()
  // Also one that begins at the very moment of leaving.
  const late = await beginSession(db, by.officeId, id, 'Firefox', tuesday)
  expect(await findSession(database.pool, by.officeId, late, tuesday, '2026-11-24')).toBeNull()
  expect((await findPerson(db, by.officeId, id))?.active).toBe(false)
  expect((await listPeople(db, by.officeId)).at(-1)?.id).toBe(id)
  expect(JSON.stringify(await listOfficeEvents(db, by.officeId, { limit: 100 }))).not.toContain('@kantor.test')
})

test('the last administrator stays, even when two remove each other at the same moment', async () => {
  const { db } = database
  const input = { name: 'A', title: 'A', role: 'admin' as const }
  const first = await testPerson(db, by, { ...input, email: 'a1@kantor.test' })
  expect(await changePerson(db, by, first, { ...input, email: 'a1@kantor.test', active: false })).toMatchObject({ ok: false, refusal: { key: 'last_admin' } })
  const second = await testPerson(db, by, { ...input, email: 'a2@kantor.test' })
  for (let round = 0; round < 10; round++) {
    const results = await Promise.all([
      changePerson(db, by, first, { ...input, email: 'a1@kantor.test', active: false }),
      changePerson(db, by, second, { ...input, role: 'kasi', email: 'a2@kantor.test', active: true }),
    ])
    expect(results.map((result) => result.ok).sort()).toEqual([false, true])
    for (const [id, email] of [[first, 'a1@kantor.test'], [second, 'a2@kantor.test']] as const) await changePerson(db, by, id, { ...input, email, active: true })
  }
})

test('a deputy acts in the role on the days of the appointment, both ends included', async () => {
  const { db } = database
  const id = await testPerson(db, by, { email: 'plh@kantor.test', name: 'Budi', title: 'Kasi Trantib', role: 'kasi' })
  const input = { personId: id, role: 'camat', kind: 'plh', from: '2026-11-24', to: '2026-11-26', reason: 'Camat dinas luar' } as const
  const appointed = await appointDeputy(db, by, input)
  if (!appointed.ok) throw new Error('not appointed')
  expect(await appointDeputy(db, by, { ...input, from: '2026-11-26', to: '2026-12-01' })).toMatchObject({ ok: false, refusal: { key: 'deputy_overlaps' } })
  expect(await appointDeputy(db, by, { ...input, role: 'kasi' })).toMatchObject({ ok: false, refusal: { key: 'own_role' } })
  expect(await appointDeputy(db, by, { ...input, from: '2026-12-02', to: '2026-12-01' })).toMatchObject({ ok: false, refusal: { key: 'dates_reversed' } })

  const person = { id, name: 'Budi', title: 'Kasi Trantib', role: 'kasi' } as const
  const acting = async (day: string) => (await rolesOf(db, by.officeId, person, day)).map((held) => held.acting ?? 'own')
  expect(await acting('2026-11-23')).toEqual(['own'])
  expect(await acting('2026-11-24')).toEqual(['own', 'plh'])
  expect(await acting('2026-11-26')).toEqual(['own', 'plh'])
  expect(await acting('2026-11-27')).toEqual(['own'])
  expect(actorsOf(person, await rolesOf(db, by.officeId, person, '2026-11-25'))).toEqual([
    { kind: 'person', ...person },
    { kind: 'person', ...person, role: 'camat', acting: 'plh' },
  ])
  // The session sees the same, in its one query.
  const token = await beginSession(db, by.officeId, id, '', tuesday)
  expect((await findSession(database.pool, by.officeId, token, tuesday, '2026-11-25'))?.actors.map((actor) => actor.kind === 'person' && actor.role)).toEqual(['kasi', 'camat'])

  expect(await endDeputy(db, by, appointed.id)).toEqual({ ok: true })
  expect(await endDeputy(db, by, appointed.id)).toMatchObject({ ok: false, refusal: { key: 'already_ended' } })
  expect(await acting('2026-11-25')).toEqual(['own'])
  expect(await listDeputies(db, by.officeId)).toMatchObject([{ ...input, name: 'Budi' }])
})
