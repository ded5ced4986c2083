import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { fieldsOf, filled, visitor } from '../../../test/support/visitor.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import { addLodgePages } from '../lodge/lodge.tsx'
import { addTrackPages } from './track.tsx'

const { app, house, clock, lodge, act, bring } = await testHouse({ doors: [addLodgePages, addTrackPages] })
const begin = clock.now.toString()
const pdf = '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'

/** A complaint, and a browser that has shown its PIN. */
async function tracked(input?: object): Promise<{ someone: Visitor; code: string; pin: string; id: string }> {
  clock.set(begin)
  const { trackingCode: code, pin, id } = await lodge(input)
  const someone = visitor(app)
  const opened = await someone.post('/lacak', [['code', code.toLowerCase().replace('-', ' ')], ['pin', `${pin.slice(0, 3)} ${pin.slice(3)}`]])
  expect([opened.status, opened.location]).toEqual([303, `/lacak/${code}`])
  return { someone, code, pin, id }
}
const wrong = (pin: string) => (pin === '000000' ? '000001' : '000000')
const asked = { missing: ['document'], notes: { document: 'Foto tiang yang padam.' }, message: 'Mohon kirim fotonya.' }

describe('the PIN', () => {
  test('opens the complaint to this browser, for two hours, and is in no address', async () => {
    const { someone, code, pin } = await tracked()
    const page = await someone.get(`/lacak/${code}`)
    expect(page.status).toBe(200)
    expect(page.html.includes(pin)).toBe(false)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['x-robots-tag']).toContain('noindex')
    expect(page.headers['referrer-policy']).toBe('same-origin')
    clock.set('2026-11-23T11:00:01+07:00')
    expect((await someone.get(`/lacak/${code}`)).location).toBe(`/lacak?kode=${code}`)
  })

  test('wrong, or for a code that nobody has: the same page, and after ten guesses the same wait', async () => {
    const { code, pin } = await tracked()
    const { trackingCode: unknown } = await lodge()
    await house.pool.query('update complaint set tracking_code = $1 where tracking_code = $2', ['22222-2222R', unknown])
    const seen = await Promise.all([[code, wrong(pin)], [unknown, '123456']].map(async ([typed = '', guess = '']) => {
      const someone = visitor(app, '10.1.2.3')
      const pages = []
      for (let i = 0; i < 11; i++) pages.push(await someone.post('/lacak', [['code', typed], ['pin', guess]]))
      const gone = await someone.get(`/lacak/${typed}`)
      return { pages: pages.map(({ status, html }) => [status, html.replaceAll(typed, '')]), gone: gone.location.replace(typed, '') }
    }))
    expect(JSON.stringify(seen[0]) === JSON.stringify(seen[1])).toBe(true)
    expect(seen[0]?.pages.map(([status]) => status)).toEqual([...Array.from({ length: 10 }, () => 422), 429])
    // The right PIN from the same network waits as well; from elsewhere it is let in.
    expect((await visitor(app, '10.1.2.3').post('/lacak', [['code', code], ['pin', pin]])).status).toBe(429)
    expect((await visitor(app, '10.9.9.9').post('/lacak', [['code', code], ['pin', pin]])).status).toBe(303)
  })

  test('of one complaint opens no other, and a cookie that was made up opens none', async () => {
    const [one, two] = [await tracked(), await tracked()]
    expect((await one.someone.get(`/lacak/${two.code}`)).status).toBe(303)
    const cookie = one.someone.cookies.get('lacak') ?? ''
    const forger = visitor(app)
    forger.cookies.set('lacak', cookie.replace(one.id, two.id))
    expect((await forger.get(`/lacak/${two.code}`)).status).toBe(303)
    expect((await one.someone.get(`/lacak/${one.code}?baru=1`)).html.includes(one.pin)).toBe(false)
  })

  test('two complaints stay open side by side; one tap closes both', async () => {
    const { someone, code } = await tracked()
    const { trackingCode, pin } = await lodge()
    await someone.post('/lacak', [['code', trackingCode], ['pin', pin]])
    expect([(await someone.get(`/lacak/${code}`)).status, (await someone.get(`/lacak/${trackingCode}`)).status]).toEqual([200, 200])
    expect((await someone.post('/lacak/tutup', [])).location).toBe('/lacak')
    expect([(await someone.get(`/lacak/${code}`)).status, (await someone.get(`/lacak/${trackingCode}`)).status]).toEqual([303, 303])
  })

  test.each(['', 'x', '7KQ3M-XPA9', '<script>', 'a'.repeat(5_000), '%00'])('a code that cannot be one (%#) is refused kindly', async (code) => {
    const someone = visitor(app)
    const page = await someone.post('/lacak', [['code', code], ['pin', '123456']])
    expect(page.status).toBe(422)
    expect(await htmlFaults(page.html)).toEqual([])
    expect((await someone.get(`/lacak/${encodeURIComponent(code).slice(0, 200)}`)).status).toBeLessThan(500)
  })
})

test('shows the way, the holder by office, the due time with its days, and no names', async () => {
  const { someone, code, id } = await tracked({
    applicant: { name: 'Siti Rahasia', address: { line: 'Jl. Mawar 3' }, phone: '081234567890' }, narrative: 'Lampu padam.', confidential: true,
  })
  await bring(id, 'answered')
  await act('add-note', id, 'petugas', { visibility: 'complainant', text: 'Petugas sudah ke lokasi.' })
  await act('add-note', id, 'petugas', { visibility: 'office', text: 'Catatan dalam kantor.' })
  const { html } = await someone.get(`/lacak/${code}`)
  for (const shown of ['Lampu sudah diperbaiki.', 'Petugas sudah ke lokasi.', '0001/2026', 'Sel 24 Nov', 'Selesai tepat waktu', 'Ombudsman', 'tel:137', 'sms:1708', 'sedang dikerjakan', 'Identitas Anda dirahasiakan']) expect(html.includes(shown), shown).toBe(true)
  for (const hidden of ['Siti Rahasia', '081234567890', 'Jl. Mawar', 'Nama petugas', 'Nama kasi', 'Nama camat', 'Catatan dalam kantor', 'Telaahan']) expect(html.includes(hidden), hidden).toBe(false)
  expect(await htmlFaults(html)).toEqual([])
  const receipt = await someone.get(`/lacak/${code}/tanda-terima.pdf`)
  expect([receipt.status, receipt.headers['content-type'], receipt.html.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
  expect((await visitor(app).get(`/lacak/${code}/tanda-terima.pdf`)).status).toBe(303)
})

test('what is missing is asked for, and that alone; a wrong file loses nothing, a right one starts the clock again', async () => {
  const { someone, code, id } = await tracked()
  await act('request-missing', id, 'petugas', asked)
  clock.set('2026-11-23T10:00:00+07:00')
  const url = `/lacak/${code}/kelengkapan`
  const page = await someone.get(`/lacak/${code}`)
  for (const shown of ['Foto tiang yang padam.', 'Mohon kirim fotonya.', '23 Desember 2026', 'Waktu berhenti sementara']) expect(page.html.includes(shown), shown).toBe(true)
  expect(await htmlFaults(page.html)).toEqual([])
  const form = fieldsOf(page.html, url)
  expect(form.map(([name]) => name)).toEqual(['_csrf', '_key', 'narrative'])

  const empty = await someone.post(url, form, [])
  expect(empty.status).toBe(409)
  expect(empty.html.includes('Yang diminta masih belum diisi')).toBe(true)
  const failed = await someone.post(url, form, [{ name: 'tiang.pdf', content: pdf }, { name: 'virus.exe', content: 'MZ' }])
  expect(failed.status).toBe(422)
  expect(failed.html.includes('href="#kelengkapan-attachments"')).toBe(true)
  const kept = fieldsOf(failed.html, url)
  const [first, second] = [await someone.post(url, kept, []), await someone.post(url, kept, [])]
  expect(first.location).toBe(`/lacak/${code}?kabar=kelengkapan`)
  expect(second.location).toBe(first.location)
  const after = await someone.get(first.location)
  expect(after.html.includes('Kelengkapan sudah kami terima')).toBe(true)
  expect(after.html.includes('tiang.pdf')).toBe(true)
  expect(fieldsOf(after.html, url)).toEqual([])
})

test('a message reaches the office once, however often it is sent; other words are another message', async () => {
  const { someone, code } = await tracked()
  const url = `/lacak/${code}/pesan`
  const form = fieldsOf((await someone.get(`/lacak/${code}`)).html, url)
  expect((await someone.post(url, filled(form, { text: '  ' }))).status).toBe(422)
  const message = filled(form, { text: 'Lampunya <b>masih</b> padam.' })
  for (const page of [await someone.post(url, message), await someone.post(url, message), await someone.post(url, filled(form, { text: 'Terima kasih.' }))]) expect(page.status).toBe(303)
  const { html } = await someone.get(`/lacak/${code}?kabar=pesan`)
  expect(html.split('Lampunya &lt;b>masih').length - 1).toBe(1)
  expect(html.split('Terima kasih.').length - 1).toBe(1)
  expect(await htmlFaults(html)).toEqual([])
})

test('a form sent when the view had ended asks for the PIN, and then does what was asked', async () => {
  const { someone, code, pin, id } = await tracked()
  await act('request-missing', id, 'petugas', asked)
  const url = `/lacak/${code}/kelengkapan`
  const form = fieldsOf((await someone.get(`/lacak/${code}`)).html, url)
  clock.set('2026-11-23T13:00:00+07:00')
  const again = await someone.post(url, filled(form, { narrative: 'Tiang di depan "toko".' }), [{ name: 'tiang.pdf', content: pdf }])
  expect(again.status).toBe(403)
  expect(await htmlFaults(again.html)).toEqual([])
  const pending = fieldsOf(again.html, url)
  expect((await someone.post(url, filled(pending, { pin: wrong(pin) }))).status).toBe(422)
  expect((await someone.post(url, filled(pending, { pin }))).location).toBe(`/lacak/${code}?kabar=kelengkapan`)
  const { html } = await someone.get(`/lacak/${code}`)
  expect([html.includes('Tiang di depan &quot;toko&quot;.'), html.includes('tiang.pdf')]).toEqual([true, true])
})

test('withdrawn with a reason; afterwards the form that is late keeps its words', async () => {
  const { someone, code } = await tracked()
  const url = `/lacak/${code}/pencabutan`
  const form = filled(fieldsOf((await someone.get(`/lacak/${code}`)).html, url), { reason: 'Sudah selesai sendiri.' })
  expect((await someone.post(url, form)).status).toBe(303)
  const page = await someone.get(`/lacak/${code}`)
  expect(page.html.includes('Dicabut')).toBe(true)
  expect(fieldsOf(page.html, url)).toEqual([])
  const late = await someone.post(url, filled(form, { reason: 'Sekali lagi dicabut.' }))
  expect(late.status).toBe(409)
  expect(late.html.includes('Sekali lagi dicabut.')).toBe(true)
  expect(await htmlFaults(late.html)).toEqual([])
})

test('an objection is taken until the last moment of its ten working days, and not after', async () => {
  const [early, late] = [await tracked(), await tracked()]
  for (const { id } of [early, late]) await bring(id, 'answered')
  const urlOf = (code: string) => `/lacak/${code}/keberatan`
  const page = await early.someone.get(`/lacak/${early.code}`)
  const until = /Sampaikan keberatan paling lambat ([^.]+)/u.exec(page.html)?.[1]
  expect(until).toContain('7 Desember 2026')
  const objection = (html: string, code: string) => filled(fieldsOf(html, urlOf(code)), { grounds: 'Lampunya belum menyala.' })
  const lateForm = objection((await late.someone.get(`/lacak/${late.code}`)).html, late.code)
  expect((await early.someone.post(urlOf(early.code), objection(page.html, early.code))).status).toBe(303)
  const reopened = await early.someone.get(`/lacak/${early.code}?kabar=keberatan`)
  expect(reopened.html.includes('Pengaduan dibuka kembali')).toBe(true)
  expect(reopened.html.includes('Lampunya belum menyala.')).toBe(true)

  clock.set('2026-12-09T09:00:00+07:00')
  const reply = await late.someone.post(urlOf(late.code), filled(lateForm, { pin: late.pin }))
  expect(reply.status).toBe(409)
  expect(reply.html.includes('Waktu untuk menyatakan keberatan sudah lewat')).toBe(true)
  expect(reply.html.includes('Lampunya belum menyala.')).toBe(true)
  expect(fieldsOf((await late.someone.get(`/lacak/${late.code}`)).html, urlOf(late.code))).toEqual([])
})

test('in every state the page is whole, in both languages', async () => {
  const { someone, code, id } = await tracked()
  const steps: (() => Promise<unknown>)[] = [
    () => bring(id, 'under-study'),
    () => act('postpone', id, 'kasi-pelayanan', { reviewOn: '2026-12-20', reason: 'Menunggu alat.' }),
  ]
  for (const step of steps) {
    await step()
    for (const language of ['id', 'en']) {
      someone.cookies.set('bahasa', language)
      const page = await someone.get(`/lacak/${code}`)
      expect(page.status).toBe(200)
      expect(await htmlFaults(page.html)).toEqual([])
    }
  }
  expect((await someone.get(`/lacak/${code}`)).html.includes('Menunggu alat.')).toBe(true)
  const other = await tracked()
  await act('refuse-processing', other.id, 'kasi-pelayanan', { ground: 'spam', reason: 'Bukan pengaduan.' })
  const refused = await other.someone.get(`/lacak/${other.code}`)
  expect(refused.html.includes('Bukan pengaduan.')).toBe(true)
  expect(await htmlFaults(refused.html)).toEqual([])
})

describe('papers', () => {
  const text = (pdf: Uint8Array) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString().replaceAll(/\s+/gu, ' ')

  test('the whole history as one file: what the complainant may know, their papers, and no PIN; the same bytes until something happens', async () => {
    const { someone, code, pin, id } = await tracked()
    await bring(id, 'answered')
    const first = await someone.get(`/lacak/${code}/riwayat.pdf`)
    expect(first.status).toBe(200)
    const said = text(first.bytes)
    for (const words of ['RIWAYAT PENGADUAN', code, 'Siti Aminah', 'Dicatat dalam Buku Pengaduan', 'Lampu sudah diperbaiki.', 'Naskah terlampir', 'TANDA TERIMA PENGADUAN', 'Lembar untuk Kantor', 'Kode periksa']) expect(said).toContain(words)
    for (const secret of [pin, 'Telaahan', 'Tiga tiang padam', 'Nama kasi-pelayanan', 'Konsep jawaban']) expect(said).not.toContain(secret)
    expect((await someone.get(`/lacak/${code}/riwayat.pdf`)).bytes.equals(first.bytes)).toBe(true)
    await act('object', id, 'complainant', { grounds: 'Masih padam di malam hari.' })
    expect(text((await someone.get(`/lacak/${code}/riwayat.pdf`)).bytes)).toContain('Masih padam di malam hari.')
    expect((await visitor(app).get(`/lacak/${code}/riwayat.pdf`)).location).toBe(`/lacak?kode=${code}`)
  })
})
