import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { testOffice, testPerson, tuesday } from '../../../test/support/office.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { openSecret } from '../../platform/secret.ts'
import type { Secret } from '../../platform/secret.ts'
import type { Change } from '../office-events.ts'
import type { OfficeTables } from '../tables.ts'
import { changePassword, findLink, issueLink, useLink } from './one-time-links.ts'
import { createPasswords } from './passwords.ts'
import type { Passwords } from './passwords.ts'
import { changePerson } from './people.ts'
import { beginSession, clearOldSessions, endAllSessions, endOwnSession, findSession, listSessions } from './sessions.ts'
import { createSignIn } from './sign-in.ts'
import type { SignIn, SignInTry } from './sign-in.ts'

const day = '2026-11-24'
const password = 'mangga manalagi ranum'
const input = { name: 'Sri Wahyuni', title: 'Petugas', role: 'petugas' } as const

let database: TestDatabase<OfficeTables>
let by: Change
let secret: Secret
let signIn: SignIn
let checked: (string | null)[]
const real = createPasswords()
/** Watches which hash was checked; checks for real. */
const passwords: Passwords = {
  hash: real.hash,
  verify: (hash, given, urgent) => {
    checked.push(hash)
    return real.verify(hash, given, urgent)
  },
}
let count = 0
let id: string
let email: string

beforeAll(async () => {
  database = await testDatabase<OfficeTables>({ max: 10 })
  by = (await testOffice(database.db)).by
  secret = await openSecret(await temporaryFolder('secret'), null)
})
beforeEach(async () => {
  checked = []
  email = `sri${++count}@kantor.test`
  id = await testPerson(database.db, by, { ...input, email })
  const issued = await issueLink(database.db, by, id, 'first-password')
  if (!issued.ok) throw new Error('no link')
  await useLink(database.db, by.officeId, issued.token, await passwords.hash(password), tuesday)
  signIn = createSignIn({ db: database.db, officeId: by.officeId, passwords, secret })
})

const attempt = (change: Partial<SignInTry> = {}): SignInTry => ({ email, password, address: '10.0.0.1', agent: 'Firefox', ...change })

describe('signing in', () => {
  test('the right password begins a new session, whatever cookie came along (fixation)', async () => {
    const planted = 'A'.repeat(43)
    const result = await signIn(attempt({ session: planted, email: ` ${email.toUpperCase()}` }), tuesday)
    if (!result.ok) throw new Error(result.reason)
    expect(result.session).not.toBe(planted)
    expect(await findSession(database.pool, by.officeId, planted, tuesday, day)).toBeNull()
    expect(await findSession(database.pool, by.officeId, result.session, tuesday, day)).toMatchObject({ person: { id, email } })
    // The session that was there before on this browser is over.
    const again = await signIn(attempt({ session: result.session }), tuesday)
    expect(again.ok).toBe(true)
    expect(await findSession(database.pool, by.officeId, result.session, tuesday, day)).toBeNull()
  })

  test('a wrong password, an unknown address, no password and a closed account get the same answer after the same work', async () => {
    const without = await testPerson(database.db, by, { email: `tanpa${count}@kantor.test` })
    expect(without).toBeTruthy()
    const tries = [attempt({ password: 'salah sekali ini' }), attempt({ email: 'siapa@kantor.test' }), attempt({ email: `tanpa${count}@kantor.test` })]
    for (const one of tries) expect(await signIn(one, tuesday)).toEqual({ ok: false, reason: 'wrong' })
    await changePerson(database.db, by, id, { ...input, email, active: false })
    expect(await signIn(attempt(), tuesday)).toEqual({ ok: false, reason: 'wrong' })
    // One hash each, the dummy where there is none.
    expect(checked.map((hash) => hash !== null)).toEqual([true, false, false, false])
  })

  test('odd input is only wrong', async () => {
    for (const odd of ['', 'x'.repeat(100_000), '\0', '🙂'.repeat(50), "' or 1=1 --"]) {
      expect(await signIn(attempt({ email: odd.replaceAll('\0', ''), address: `10.9.${odd.length % 250}.1` }), tuesday)).toMatchObject({ ok: false })
      expect(await signIn(attempt({ password: odd, device: odd, session: odd, address: `10.8.${odd.length % 250}.1` }), tuesday)).toMatchObject({ ok: false })
    }
  })
})

describe('guessing', () => {
  const wrong = (change: Partial<SignInTry> = {}, now = tuesday) => signIn(attempt({ password: 'salah sekali ini', ...change }), now)

  test('after five failures each further try has to wait longer, the right password too', async () => {
    for (let i = 0; i < 5; i++) expect(await wrong()).toEqual({ ok: false, reason: 'wrong' })
    expect(await wrong()).toEqual({ ok: false, reason: 'wait', retryAfter: 15 })
    expect(await signIn(attempt(), tuesday)).toEqual({ ok: false, reason: 'wait', retryAfter: 15 })
    const later = tuesday.add({ seconds: 15 })
    expect(await wrong({}, later)).toEqual({ ok: false, reason: 'wrong' })
    expect(await wrong({}, later)).toEqual({ ok: false, reason: 'wait', retryAfter: 30 })
    expect((await signIn(attempt(), later.add({ seconds: 30 }))).ok).toBe(true)
    // A success wipes the slate.
    expect(await wrong({}, later.add({ seconds: 31 }))).toEqual({ ok: false, reason: 'wrong' })
  })

  test('tries sent side by side are counted before they are judged', async () => {
    const results = await Promise.all(Array.from({ length: 30 }, () => wrong()))
    expect(results.filter((result) => !result.ok && result.reason === 'wrong')).toHaveLength(5)
  })

  test('an attacker elsewhere never keeps the officer out', async () => {
    for (let i = 0; i < 40; i++) await wrong({ address: `203.0.113.${i % 3}` })
    expect((await signIn(attempt(), tuesday)).ok).toBe(true)
  })

  test('nor does one in the same network, once the computer is known', async () => {
    const known = await signIn(attempt(), tuesday)
    if (!known.ok) throw new Error(known.reason)
    for (let i = 0; i < 80; i++) await wrong()
    expect(await signIn(attempt(), tuesday)).toMatchObject({ reason: 'wait' })
    expect((await signIn(attempt({ device: known.device }), tuesday)).ok).toBe(true)
  })

  test('a known computer may not guess for long either, and is known for its own account only', async () => {
    const known = await signIn(attempt(), tuesday)
    if (!known.ok) throw new Error(known.reason)
    for (let i = 0; i < 5; i++) expect(await wrong({ device: known.device })).toMatchObject({ reason: 'wrong' })
    expect(await wrong({ device: known.device })).toMatchObject({ reason: 'wait' })

    const other = `lain${count}@kantor.test`
    await testPerson(database.db, by, { email: other })
    const forged = `${known.device.split('.')[0]}.${'A'.repeat(43)}`
    for (let i = 0; i < 5; i++) await wrong({ email: other })
    for (const device of [known.device, forged, 'x.y', '.', '']) expect(await wrong({ email: other, device }), device).toMatchObject({ reason: 'wait' })
  })

  test('a computer that several people share is known for each of them', async () => {
    const other = `rekan${count}@kantor.test`
    const otherId = await testPerson(database.db, by, { email: other })
    const issued = await issueLink(database.db, by, otherId, 'first-password')
    if (!issued.ok) throw new Error('no link')
    await useLink(database.db, by.officeId, issued.token, await passwords.hash(password), tuesday)
    const first = await signIn(attempt(), tuesday)
    const second = await signIn(attempt({ email: other, device: first.ok ? first.device : '' }), tuesday)
    if (!first.ok || !second.ok) throw new Error('not signed in')
    for (let i = 0; i < 6; i++) await wrong()
    expect((await signIn(attempt({ device: second.device }), tuesday)).ok).toBe(true)
  })

  test('being turned away from a full queue is no failure', async () => {
    const full = createSignIn({ db: database.db, officeId: by.officeId, secret, passwords: { hash: real.hash, verify: async () => 'busy' } })
    for (let i = 0; i < 10; i++) expect(await full(attempt(), tuesday)).toEqual({ ok: false, reason: 'busy' })
    expect((await signIn(attempt(), tuesday)).ok).toBe(true)
  })

  test('neither addresses nor networks are kept', async () => {
    await wrong({ address: '198.51.100.77' })
    const rows = await database.pool.query('select f::text as row from sign_in_failure f')
    expect(JSON.stringify(rows.rows)).not.toMatch(/198\.51\.100|kantor/)
  })
})

describe('sessions', () => {
  const begin = (now = tuesday) => beginSession(database.db, by.officeId, id, 'Firefox', now)
  const find = (token: string, now: Temporal.Instant) => findSession(database.pool, by.officeId, token, now, day)

  test('end after an hour untouched and after twelve in any case', async () => {
    const idle = await begin()
    expect(await find(idle, tuesday.add({ minutes: 59 }))).not.toBeNull()
    expect(await find(idle, tuesday.add({ minutes: 118 }))).not.toBeNull()
    expect(await find(idle, tuesday.add({ minutes: 179 }))).toBeNull()
    const busy = await begin()
    for (let minutes = 50; minutes < 720; minutes += 50) expect(await find(busy, tuesday.add({ minutes })), String(minutes)).not.toBeNull()
    expect(await find(busy, tuesday.add({ minutes: 720 }))).toBeNull()
  })

  test('seen_at is written once a minute at most', async () => {
    const token = await begin()
    const seen = async () => (await listSessions(database.db, by.officeId, id, tuesday.add({ minutes: 2 })))[0]?.seenAt.toString()
    await find(token, tuesday.add({ seconds: 60 }))
    expect(await seen()).toBe(tuesday.toString())
    await find(token, tuesday.add({ seconds: 61 }))
    expect(await seen()).toBe(tuesday.add({ seconds: 61 }).toString())
  })

  test('one can be ended, all can be ended, nobody else’s can', async () => {
    const [a, b, c] = [await begin(), await begin(), await begin()]
    const stranger = await testPerson(database.db, by, { email: `asing${count}@kantor.test` })
    const of = async (token: string) => (await find(token, tuesday))?.sessionId ?? ''
    expect(await endOwnSession(database.db, by.officeId, stranger, await of(a))).toBe(false)
    expect(await endOwnSession(database.db, by.officeId, id, 'junk')).toBe(false)
    expect(await endOwnSession(database.db, by.officeId, id, await of(a))).toBe(true)
    expect(await find(a, tuesday)).toBeNull()
    expect(await find(b, tuesday)).not.toBeNull()
    expect(await endAllSessions(database.db, by, id)).toBe(2)
    expect(await find(c, tuesday)).toBeNull()
  })

  test('the secret is not in the database, and what is over is cleared away', async () => {
    const token = await begin()
    const dump = await database.pool.query('select s::text as row from session s')
    expect(JSON.stringify(dump.rows)).not.toContain(token)
    await clearOldSessions(database.db, tuesday.add({ hours: 13 }))
    expect((await database.pool.query('select count(*) as n from session')).rows[0]).toEqual({ n: 0 })
  })
})

describe('one-time links', () => {
  const issue = async () => {
    const issued = await issueLink(database.db, by, id, 'reset')
    if (!issued.ok) throw new Error(issued.refusal.key)
    return issued.token
  }
  const take = async (token: string, now = tuesday) => useLink(database.db, by.officeId, token, await passwords.hash('jambu air merah muda'), now)

  test('work once, even when opened twice at the same moment; looking does not use them up', async () => {
    const token = await issue()
    expect(await findLink(database.db, by.officeId, token, tuesday)).toMatchObject({ personId: id, purpose: 'reset' })
    expect(await findLink(database.db, by.officeId, token, tuesday)).not.toBeNull()
    const taken = await Promise.all([take(token), take(token)])
    expect(taken.filter((holder) => holder !== null)).toHaveLength(1)
    expect(await findLink(database.db, by.officeId, token, tuesday)).toBeNull()
    expect((await signIn(attempt({ password: 'jambu air merah muda' }), tuesday)).ok).toBe(true)
    expect((await signIn(attempt(), tuesday)).ok).toBe(false)
  })

  test('expire, are replaced by the next, and end every session when used', async () => {
    const old = await issue()
    const token = await issue()
    expect(await take(old)).toBeNull()
    expect(await take(token, tuesday.add({ hours: 24 }))).toBeNull()
    const session = await beginSession(database.db, by.officeId, id, '', tuesday)
    expect(await take(token, tuesday.add({ hours: 23 }))).toMatchObject({ personId: id })
    expect(await findSession(database.pool, by.officeId, session, tuesday, day)).toBeNull()
  })

  test('changing one’s own password keeps this session and ends the others', async () => {
    const [here, there] = [await beginSession(database.db, by.officeId, id, '', tuesday), await beginSession(database.db, by.officeId, id, '', tuesday)]
    const signedIn = await findSession(database.pool, by.officeId, here, tuesday, day)
    if (signedIn === null) throw new Error('no session')
    await changePassword(database.db, by, id, await passwords.hash('x'), signedIn.sessionId)
    expect(await findSession(database.pool, by.officeId, here, tuesday, day)).not.toBeNull()
    expect(await findSession(database.pool, by.officeId, there, tuesday, day)).toBeNull()
  })
})
