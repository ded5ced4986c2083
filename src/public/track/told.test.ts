import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { scripted } from '../../../test/support/messages.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { setOptOut } from '../../channels/store/opt-outs.ts'
import { contactDigest } from '../../procedure/contacts.ts'
import { addTrackPages } from './track.tsx'

let smsWorks = true
const email = scripted('surel', 'email', () => ({ outcome: 'sent', words: '250 siti@contoh.test ok' }))
const sms = scripted('modem', 'sms', () => (smsWorks ? { outcome: 'delivered', words: 'DELIVRD +6281234567890' } : { outcome: 'refused', words: 'nomor tidak aktif' }))
const { app, house, lodge, clock } = await testHouse({ doors: [addTrackPages], channels: [email, sms] })
const applicant = { ...completeInput.applicant, email: 'siti@contoh.test' }

async function tracked(code: string, pin: string, language: 'id' | 'en' = 'id'): Promise<string> {
  const someone = visitor(app)
  await someone.post('/lacak', [['code', code], ['pin', pin]])
  someone.cookies.set('bahasa', language)
  const page = await someone.get(`/lacak/${code}`)
  expect(page.status).toBe(200)
  expect(await htmlFaults(page.html)).toEqual([])
  return page.html
}

test('the complainant sees what was sent, whether it arrived, and what replaced it; no address is shown', async () => {
  smsWorks = false
  const { trackingCode, pin } = await lodge({ ...completeInput, applicant, answerBy: 'sms' })
  await runJobs(house)
  const page = await tracked(trackingCode, pin)
  expect(page).toContain('SMS (…890): tidak sampai.')
  expect(page).toContain('Surel (s…@contoh.test): sudah dikirim. Ini pengganti kabar sebelumnya yang tidak sampai.')
  for (const secret of ['siti@contoh.test', '81234567890', 'nomor tidak aktif']) expect(page).not.toContain(secret)
  expect(await tracked(trackingCode, pin, 'en')).toContain('SMS (…890): did not arrive.')
})

test('a message that waits for the morning says so', async () => {
  smsWorks = true
  clock.set('2026-11-23T22:00:00+07:00')
  const { trackingCode, pin } = await lodge({ ...completeInput, applicant, answerBy: 'sms' })
  await runJobs(house)
  expect(await tracked(trackingCode, pin)).toContain('SMS (…890): menunggu dikirim, mulai 24/11/2026 06.30.')
})

test('who answered STOP is told how to have news again; where nothing is connected, nothing is said', async () => {
  const digest = contactDigest(house.secret, 'phone', '081200001111')
  if (digest) await setOptOut(house.pool, house.workplace.officeId, 'sms', digest, true, clock.now)
  const { trackingCode, pin } = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, phone: '081200001111' } })
  expect(await tracked(trackingCode, pin)).toContain('Anda meminta agar tidak dikirimi kabar lewat SMS.')
  const quiet = await testHouse({ doors: [addTrackPages] })
  const lodged = await quiet.lodge()
  const someone = visitor(quiet.app)
  await someone.post('/lacak', [['code', lodged.trackingCode], ['pin', lodged.pin]])
  expect((await someone.get(`/lacak/${lodged.trackingCode}`)).html).not.toContain('Kabar yang kami kirim')
})
