import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { letterChannels } from '../../procedure/letters/letters.ts'
import { letterNames } from '../../procedure/letters/told.ts'
import { addSettingsPages } from './settings.tsx'

const { app, signIn } = await testHouse({ doors: [addSettingsPages] })
const path = '/meja/pengaturan/pesan'
const csrfIn = (html: string) => /name="_csrf" value="([^"]+)"/u.exec(html)?.[1] ?? ''

async function open(at: string, role: Parameters<typeof signIn>[0] = 'sekcam') {
  return app.inject({ url: `${path}${at}`, headers: { cookie: await signIn(role) } })
}
async function post(at: string, fields: Record<string, string>, role: Parameters<typeof signIn>[0] = 'sekcam') {
  const cookie = await signIn(role)
  const page = await app.inject({ url: `${path}${at}`, headers: { cookie } })
  return app.inject({ method: 'POST', url: `${path}${at}`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrfIn(page.body), after: '0', ...fields }).toString() })
}

test('every letter has its page, whole, with its example', async () => {
  const list = await open('')
  expect(await htmlFaults(list.body)).toEqual([])
  for (const letter of letterNames) {
    for (const channel of letterChannels) {
      const at = `/${letter}/${channel}/id`
      expect(list.body).toContain(`href="${path}${at}"`)
      const page = await open(at)
      expect(page.statusCode, at).toBe(200)
      if (channel === 'sms') expect(await htmlFaults(page.body), at).toEqual([])
    }
  }
  expect((await open('/receipt/sms/id')).body).toMatch(/\d+ dari 160 huruf: 1 SMS\./u)
  for (const wrong of ['/receipt/fax/id', '/nothing/sms/id', '/receipt/sms/jv']) expect((await open(wrong)).statusCode).toBe(404)
})

test('words are looked at first, saved as a version, and the next version after the one that was seen', async () => {
  const at = '/received/sms/id'
  const looked = await post(at, { wish: 'preview', text: 'Terima kasih – kode {kode} ✓' })
  expect(looked.body).toContain('Belum disimpan.')
  expect(looked.body).toContain('dari 70 huruf: 1 SMS. Ada huruf')
  expect(looked.body).toContain('Terima kasih – kode 7KQ3M-XPA9R ✓')
  expect((await open(at)).body).toContain('Belum pernah diubah')
  const saved = await post(at, { wish: 'save', text: 'Matur nuwun, kode {kode}' })
  expect(saved.body).toContain('Disimpan. Pesan berikutnya memakai kata-kata ini.')
  expect(await htmlFaults(saved.body)).toEqual([])
  const late = await post(at, { wish: 'save', text: 'Kode Anda {kode}', after: '0' })
  expect([late.statusCode, late.body.includes('Orang lain baru saja mengubah pesan ini.'), late.body.includes('Kode Anda {kode}')]).toEqual([409, true, true])
  expect((await post(at, { wish: 'built-in', after: '1' })).body).toContain('Pesan berikutnya memakai kata-kata bawaan.')
  const again = await post(at, { wish: 'restore', version: '1', after: '2' })
  expect(again.body).toContain('Matur nuwun, kode 7KQ3M-XPA9R')
  expect(again.body).toContain('3 (dipakai)')
  expect((await open('')).body).toContain('(kata sendiri, versi 3)')
  expect((await post(at, { wish: 'restore', version: '9', after: '3' })).statusCode).toBe(404)
})

test('words that cannot be sent are refused with a sentence that says what to do, and kept on the page', async () => {
  const refused = await post('/receipt/sms/id', { wish: 'save', text: 'Halo {nama}, kode {kode}' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Isi pesan: isian {nama} tidak dikenal di sini.')
  expect(refused.body).toContain('Isi pesan: harus memuat {nomor}, {tenggat}.')
  expect(refused.body).toContain('Halo {nama}, kode {kode}')
  expect(await htmlFaults(refused.body)).toEqual([])
  const mail = await post('/receipt/email/id', { wish: 'save', subject: '', text: 'No {nomor}, kode {kode}, {tenggat}' })
  expect(mail.body).toContain('Perihal surel: belum diisi.')
})

test('who may not change the office reads the words only; the history says who changed which', async () => {
  expect((await open('/receipt/sms/id', 'petugas')).statusCode).toBe(403)
  const auditor = await open('/receipt/sms/id', 'auditor')
  expect(auditor.statusCode).toBe(200)
  expect(auditor.body).not.toContain('name="wish"')
  expect((await post('/receipt/sms/id', { wish: 'save', text: 'x' }, 'auditor')).statusCode).toBe(403)
  await post('/closing/chat/en', { wish: 'save', text: '{kode} {penutupan}' })
  const history = await app.inject({ url: '/meja/pengaturan/riwayat', headers: { cookie: await signIn('admin') } })
  expect(history.body).toContain('Pesan kepada pelapor diubah')
  expect(history.body).toContain('Aduan ditutup tanpa jawaban, WhatsApp dan Telegram, bahasa Inggris · 1')
})
