import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { fieldsOf, visitor } from '../../../test/support/visitor.ts'
import { addTrack } from '../../api/v1/track.ts'
import { clearOldPinGuesses, isPinLocked, takePinGuess } from '../../complaint/store/pin-locks.ts'
import { addCasePages } from '../../desk/case/case-routes.tsx'
import { addTrackPages } from './track.tsx'

const { app, house, lodge, signIn, clock } = await testHouse({ doors: [addTrackPages, addCasePages, (server, given) => { addTrack(server, given) }] })
const { pool, officeId } = house.workplace

/** A crowd: each guess from an address of its own, so that nothing but the lock stops it. */
async function guess(code: string, times: number): Promise<{ status: number; words: string }> {
  let last = { status: 0, words: '' }
  for (let i = 0; i < times; i++) {
    const page = await visitor(app, `10.${i % 250}.${Math.floor(i / 250)}.1`).post('/lacak', [['code', code], ['pin', '000000']])
    last = { status: page.status, words: /class="govuk-error-message"[^>]*>(.*?)<\/p>/su.exec(page.html)?.[1]?.replace(/<[^>]+>/gu, '') ?? '' }
  }
  return last
}

test('a code is locked after thirty wrong PINs, whoever tries and whether it exists; an officer opens it for its owner', async () => {
  const { id, trackingCode, pin } = await lodge()
  const { trackingCode: unknown } = await lodge()
  await pool.query(`update complaint set tracking_code = '22222-2222R' where tracking_code = $1`, [unknown])
  expect(await guess(trackingCode, 30)).toMatchObject({ status: 422 })
  const locked = await guess(trackingCode, 1)
  expect(locked.status).toBe(403)
  expect(await guess(unknown, 31)).toEqual(locked)
  const owner = visitor(app, '10.99.99.99')
  expect((await owner.post('/lacak', [['code', trackingCode], ['pin', pin]])).status).toBe(403)
  const asked = () => app.inject({ url: `/api/v1/track/${trackingCode}`, headers: { 'x-pin': pin }, remoteAddress: '10.98.98.98' })
  expect((await asked()).statusCode).toBe(404)
  // Patience does not help, and neither does a restart: the lock is in the database.
  clock.set('2026-11-27T09:00:00+07:00')
  expect(await isPinLocked(pool, officeId, trackingCode)).toBe(true)

  const officer = visitor(app)
  const [name = '', value = ''] = (await signIn('petugas')).split('=')
  officer.cookies.set(name, value)
  const at = `/meja/pengaduan/${id}`
  expect((await officer.post(`${at}/kunci-pin`, fieldsOf((await officer.get(at)).html, `${at}/kunci-pin`))).location).toBe(at)
  expect((await officer.get(at)).html).not.toContain('kunci-pin')
  expect((await owner.post('/lacak', [['code', trackingCode], ['pin', pin]])).status).toBe(303)
  expect((await asked()).statusCode).toBe(200)
  expect((await pool.query(`select 1 from office_event where type = 'pin-unlocked'`)).rowCount).toBe(1)
})

test('wrong PINs of another day are forgotten, and the right one ends the count', async () => {
  const { trackingCode, pin } = await lodge()
  await guess(trackingCode, 20)
  clock.set('2026-11-29T09:00:00+07:00')
  expect((await guess(trackingCode, 12)).status).toBe(422)
  expect(await isPinLocked(pool, officeId, trackingCode)).toBe(false)
  expect((await visitor(app, '10.77.0.1').post('/lacak', [['code', trackingCode], ['pin', pin]])).status).toBe(303)
  expect((await pool.query('select 1 from pin_lock where code = $1', [trackingCode])).rowCount).toBe(0)
})

test('many guesses at the same moment get no further than one after the other', async () => {
  const { trackingCode, pin } = await lodge()
  const judged = await Promise.all(Array.from({ length: 60 }, () => takePinGuess(pool, officeId, trackingCode, clock.now)))
  expect(judged.filter(Boolean)).toHaveLength(30)
  expect((await visitor(app, '10.66.0.1').post('/lacak', [['code', trackingCode], ['pin', pin]])).status).toBe(403)
})

test('counts of days before that locked nothing are cleared away, locks are not', async () => {
  const [{ trackingCode: counted }, { trackingCode: locked }] = [await lodge(), await lodge()]
  await takePinGuess(pool, officeId, counted, clock.now)
  for (let i = 0; i < 30; i++) await takePinGuess(pool, officeId, locked, clock.now)
  await clearOldPinGuesses(pool, officeId, clock.now.add({ hours: 25 }))
  expect((await pool.query('select code from pin_lock where code = any($1)', [[counted, locked]])).rows).toEqual([{ code: locked }])
})
