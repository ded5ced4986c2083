import { expect, test } from 'vitest'
import { completeInput, lastAnswer, testHouse } from '../../../test/support/house.ts'
import { scripted } from '../../../test/support/messages.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { setOptOut } from '../../channels/store/opt-outs.ts'
import { contactDigest } from '../../procedure/contacts.ts'
import { addCasePages } from './case-routes.tsx'

let smsWorks = true
const email = scripted('surel', 'email', () => ({ outcome: 'sent', words: '250 diterima untuk siti@contoh.test' }))
const sms = scripted('modem', 'sms', () => (smsWorks ? { outcome: 'delivered', words: 'DELIVRD' } : { outcome: 'refused', words: 'nomor 081234567890 tidak aktif' }))
const { app, house, lodge, bring, act, signIn, clock } = await testHouse({ doors: [addCasePages], channels: [email, sms] })

const applicant = { ...completeInput.applicant, email: 'siti@contoh.test' }
const seen = async (id: string, role: Parameters<typeof signIn>[0]) => {
  const page = await app.inject({ url: `/meja/pengaduan/${id}`, headers: { cookie: await signIn(role) } })
  expect(page.statusCode).toBe(200)
  expect(await htmlFaults(page.body)).toEqual([])
  return page.body
}
const plain = (html: string) => html.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ')

test('the officer sees what was told, what did not arrive and what was sent instead', async () => {
  smsWorks = false
  const { id } = await lodge({ ...completeInput, applicant, answerBy: 'sms' })
  await runJobs(house)
  expect(plain(await seen(id, 'petugas'))).not.toContain('6281234567890')
  await act('look-at-identity', id, 'petugas')
  const page = plain(await seen(id, 'petugas'))
  expect(page).toContain('Dikirim lewat SMS, Surel; bila yang pertama gagal, lewat yang berikutnya.')
  expect(page).toContain('SMS, +6281234567890 Gagal')
  expect(page).toContain('nomor 081234567890 tidak aktif')
  expect(page).toContain('Surel, siti@contoh.test (pengganti, karena kabar pertama tidak sampai)')
  expect(page).not.toContain('kabar tidak sampai. Sampaikan')
})

test('a secret identity stays secret in the ledger, in the words of the network too', async () => {
  smsWorks = false
  const { id } = await lodge({ ...completeInput, applicant, answerBy: 'sms', confidential: true })
  await runJobs(house)
  const page = await seen(id, 'auditor')
  expect(page).toContain('…890')
  expect(page).toContain('s…@contoh.test')
  for (const secret of ['81234567890', 'siti@contoh.test', 'Siti']) expect(page).not.toContain(secret)
})

test('an answer shows each attempt with its way, its address and every step', async () => {
  smsWorks = true
  const { id } = await lodge({ ...completeInput, applicant, answerBy: 'sms' })
  await bring(id, 'in-follow-up')
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Sudah diganti.' })
  await act('approve-answer', id, 'camat', { id: await lastAnswer(house, id) })
  await runJobs(house)
  expect(plain(await seen(id, 'petugas'))).not.toContain('6281234567890')
  await act('look-at-identity', id, 'petugas')
  const page = plain(await seen(id, 'petugas'))
  expect(page).toContain('SMS Tersampaikan Kepada +6281234567890 SMS, 23/11/2026')
  expect(page).toContain('SMS, 23/11/2026 09.00 WIB: DELIVRD (pesan ')
  expect(page).toContain('Perjalanan pesan 23/11/2026 09.00 Tersampaikan: DELIVRD')
})

test('who cannot be written to must be told in another way: no address, or STOP', async () => {
  const nobody = await lodge({ ...completeInput, applicant: { name: 'Siti', address: { line: 'Jl. Mawar 3' } } })
  expect(await seen(nobody.id, 'petugas')).toContain('Tidak ada saluran untuk mengirim kabar kepada pelapor.')
  const digest = contactDigest(house.secret, 'phone', '081200001111')
  if (digest) await setOptOut(house.pool, house.workplace.officeId, 'sms', digest, true, clock.now)
  const stopped = await lodge({ ...completeInput, applicant: { name: 'Siti', address: { line: 'Jl. Mawar 3' }, phone: '081200001111' } })
  const page = await seen(stopped.id, 'petugas')
  expect(page).toContain('Pelapor membalas STOP: tidak dikirimi kabar lewat SMS.')
  expect(page).toContain('Tidak ada saluran untuk mengirim kabar kepada pelapor.')
})
