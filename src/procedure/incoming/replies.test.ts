import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gsm7Count } from '../../channels/sms/gsm7.ts'
import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { statuses } from '../../complaint/status.ts'
import { loadStandard } from '../../office/standard/load.ts'
import { dialogue } from '../../ui/messages/id/dialogue.ts'
import { dialogue as english } from '../../ui/messages/en/dialogue.ts'
import { askAgain, statusReply } from './replies.ts'

const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
const { standard } = await loadStandard(join(import.meta.dirname, '..', '..', '..', 'standards', 'kecamatan-wonoasih'))
const one: ContactCase = {
  id: 'x', trackingCode: '7KQ3M-XPA9R', registerNumber: '700/0123/425.504/2026', channel: 'sms', status: 'recorded', step: 4, receivedAt: now, dueAt: now.add({ hours: 24 }), objectionUntil: now.add({ hours: 240 }),
  respondBy: '2026-12-23', answeredAt: now, secret: false,
}
const fits = (text: string) => expect(gsm7Count(text), text).toMatchObject({ encoding: 'gsm7', parts: 1 })

test('where a complaint stands fits one SMS in every state, with the longest register number, in both languages', () => {
  for (const lang of ['id', 'en'] as const) for (const status of statuses) for (const secret of [true, false]) for (const dueAt of [one.dueAt, null]) for (const answeredAt of [now, null]) {
    const text = statusReply(lang, { ...one, status, secret, dueAt, answeredAt }, { zone: 'Asia/Jakarta', steps: 7 }, now)
    fits(text)
    expect(text).toContain('7KQ3M-XPA9R')
    if (secret) expect(text).not.toMatch(/700\/|tahap|step|dijawab \d|KEBERATAN/u)
  }
  expect(statusReply('id', one, { zone: 'Asia/Jakarta', steps: 7 }, now)).toBe('Pengaduan 7KQ3M-XPA9R no 700/0123/425.504/2026: tercatat, tahap 4 dari 7. Dijawab paling lambat 24/11/2026 09.00 WIB.')
  expect(statusReply('id', { ...one, status: 'answered', objectionUntil: now.subtract({ hours: 1 }) }, { zone: 'Asia/Jakarta', steps: 7 }, now)).not.toContain('KEBERATAN')
})

test('what was not understood is asked again by its name, with the way to say it', () => {
  const asked = askAgain('id', '7KQ3M-XPA9R', ['name', 'address'], standard)
  expect(asked).toBe('Belum terbaca: Nama Pemohon, Alamat pemohon. Balas: LENGKAPI 7KQ3M-XPA9R Nama: ... Alamat: jalan, RT/RW, kelurahan.')
  fits(asked)
  fits(askAgain('en', '7KQ3M-XPA9R', standard.requirements.map(({ id }) => id), standard))
})

test('every other answer fits one SMS', () => {
  const filled = (text: string) => text.replaceAll('{codes}', '7KQ3M-XPA9R, 7KQ3M-XPA9R, 7KQ3M-XPA9R').replaceAll('{code}', '7KQ3M-XPA9R').replace(/\{\w+\}/gu, '24/11/2026')
  const notes = /original_mail|left_out|filed|unknown_sender|no_words|objection_files|subject|ask_again|status_|secret/u
  for (const texts of [dialogue, english]) for (const [key, text] of Object.entries(texts)) if (!notes.test(key)) fits(filled(text))
})
