import { describe, expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { Role } from '../../office/roles.ts'
import { addCounterPages } from './counter.tsx'

const { house, app, signIn, people, lodge } = await testHouse({ doors: [addCounterPages] })
const { pool, officeId } = house.workplace
const address = '/meja/pengaduan/baru'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

interface Sheet { cookie: string; csrf: string; key: string }
async function sheet(role: Role = 'petugas'): Promise<Sheet> {
  const cookie = await signIn(role)
  return { cookie, ...tokensOf((await app.inject({ url: address, headers: { cookie } })).body) }
}
function tokensOf(body: string): { csrf: string; key: string } {
  return { csrf: /name="_csrf" value="([^"]*)"/u.exec(body)?.[1] ?? '', key: /name="_key" value="([^"]*)"/u.exec(body)?.[1] ?? '' }
}

const walkIn = {
  channel: 'counter', narrative: 'Air PDAM mati dua hari.', readBack: 'yes', 'applicant.name': 'Endang Sulastri', 'applicant.address.line': 'Dusun Krajan',
  'applicant.address.kelurahan': 'Sumbertaman', 'applicant.phone': '085233221100',
}
/** As a browser sends it: a multipart form with every field of the page, empty ones too. */
async function send({ cookie, csrf, key }: Sheet, fields: Record<string, string>, files: { name: string; type: string; content: Buffer }[] = []) {
  const form = new FormData()
  const empty = { 'incident.where': '', 'letter.date': '', 'letter.number': '', 'letter.sheets': '', laporNumber: '', receivedAt_date: '', receivedAt_time: '', 'applicant.email': '', answerBy: '', category: '', 'principal.name': '' }
  for (const [name, value] of Object.entries({ _csrf: csrf, _key: key, ...empty, ...fields })) form.append(name, value)
  for (const { name, type, content } of files) form.append('attachments', new Blob([new Uint8Array(content)], { type }), name)
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form })
  return app.inject({ method: 'POST', url: address, headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) })
}
const idOf = (location: unknown) => /^\/meja\/pengaduan\/([0-9a-f-]{36})/u.exec(String(location))?.[1] ?? ''
async function firstEvent(id: string) {
  const event = (await readHistory(pool, officeId, id))?.events[0]
  if (event?.type !== 'received') throw new Error('not received')
  return event
}

describe('recording a walk-in', () => {
  test('the page is valid, begins at the channel, and offers all but the web', async () => {
    const page = await app.inject({ url: address, headers: { cookie: await signIn('petugas') } })
    expect(await htmlFaults(page.body)).toEqual([])
    expect(page.body).toMatch(/<select[^>]*name="channel"[^>]*autofocus/u)
    for (const channel of ['counter', 'letter', 'phone', 'sms', 'email', 'fax', 'lapor', 'whatsapp', 'suggestion-box']) expect(page.body).toContain(`value="${channel}"`)
    expect(page.body).not.toContain('value="web"')
  })

  test('leads to the new file, with the officer as the one who received it', async () => {
    const saved = await send(await sheet(), walkIn)
    expect(saved.statusCode).toBe(303)
    const event = await firstEvent(idOf(saved.headers.location))
    expect(event.actor).toMatchObject({ kind: 'person', id: people.petugas.id, role: 'petugas' })
    expect(event.data).toMatchObject({ channel: 'counter', met: ['name', 'address', 'document'], record: { oral: { readBack: true } }, area: '35.74.02.1006' })
  })

  test('sent twice, by a double tap or the back button, is one complaint', async () => {
    const form = await sheet()
    const fields = { ...walkIn, 'applicant.name': 'Dua Kali', 'applicant.phone': '0811' }
    const [one, two] = await Promise.all([send(form, fields), send(form, fields)])
    expect([one.statusCode, two.statusCode]).toEqual([303, 303])
    expect(idOf(one.headers.location)).toBe(idOf(two.headers.location))
    const changed = await send(form, { ...fields, narrative: 'Hal lain.' })
    expect(changed.statusCode).toBe(409)
    expect(changed.body).toContain('Hal lain.')
    const again = await send({ ...form, ...tokensOf(changed.body) }, { ...fields, narrative: 'Hal lain.' })
    expect(again.statusCode).toBe(303)
    expect(idOf(again.headers.location)).not.toBe(idOf(one.headers.location))
  })

  test('what is missing may be missing: step 2 asks for it', async () => {
    const saved = await send(await sheet(), { channel: 'sms', narrative: 'Jembatan putus', 'applicant.phone': '0899' })
    expect((await firstEvent(idOf(saved.headers.location))).data.met).toEqual(['document'])
  })
})

describe('letters, LAPOR! and earlier days', () => {
  test('date, number, sheets, and when it came, each in its place', async () => {
    const saved = await send(await sheet(), {
      channel: 'letter', narrative: 'Ringkasan surat.', 'applicant.name': 'Karang Taruna', 'letter.date': '18/11/2026', 'letter.number': '12/KT/XI/2026', 'letter.sheets': '3',
      receivedAt_date: '2026-11-20', receivedAt_time: '14.30',
    }, [{ name: 'surat.png', type: 'image/png', content: png }])
    expect(saved.statusCode).toBe(303)
    const event = await firstEvent(idOf(saved.headers.location))
    expect(event.data).toMatchObject({ receivedAt: '2026-11-20T07:30:00Z', record: { letter: { date: '2026-11-18', number: '12/KT/XI/2026', sheets: 3 } }, attachments: [{ mediaType: 'image/png' }] })
    expect(event.at.toString()).toBe('2026-11-23T02:00:00Z')
  })

  test.each([
    ['an oral statement that was not read back', { readBack: '' }, 'Bacakan kembali', 'catat-readBack'],
    ['LAPOR! without its number', { channel: 'lapor' }, 'Isi nomor laporan SP4N-LAPOR!', 'catat-laporNumber'],
    ['a moment that has not come', { receivedAt_date: '2027-01-01', receivedAt_time: '08:00' }, 'belum tiba', 'catat-receivedAt'],
    ['a date without a time', { receivedAt_date: '2026-11-20' }, 'Kapan sampai di kantor?: tulis tanggal dan jam', 'catat-receivedAt'],
    ['an impossible date', { 'letter.date': '31/02/2026' }, 'Tanggal surat: tulis tanggal yang ada di kalender', 'catat-letter-date'],
    ['sheets that are no number', { 'letter.sheets': 'tiga' }, 'Jumlah lembar', 'catat-letter-sheets'],
    ['no such channel', { channel: 'merpati' }, 'Diterima lewat', 'catat-channel'],
    ['a very long name', { 'applicant.name': 'x'.repeat(5_000) }, 'Nama lengkap: terlalu panjang', 'catat-applicant-name'],
    ['a category that is not there', { category: 'XYZ' }, 'Kategori ini tidak ada', 'catat-category'],
  ])('%s is refused, leads to its field, and loses nothing', async (_what, fields, sentence, id) => {
    const refused = await send(await sheet(), { ...walkIn, narrative: 'Tulisan yang "panjang" & sulit <diulang>.', ...fields }, [{ name: 'bukti.png', type: 'image/png', content: png }])
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(sentence)
    expect(refused.body).toContain(`href="#${id}"`)
    expect(refused.body).toContain(`id="${id}"`)
    expect(refused.body).toContain('Tulisan yang &quot;panjang&quot; &amp; sulit &lt;diulang>.')
    expect(refused.body).toContain('bukti.png')
    expect(refused.body).not.toContain('autofocus')
    expect(await htmlFaults(refused.body)).toEqual([])
  })

  test('a kept file is sent with the mended form, and only by the officer whom it was given to', async () => {
    const form = await sheet()
    const refused = await send(form, { ...walkIn, readBack: '' }, [{ name: 'bukti.png', type: 'image/png', content: png }])
    const token = /name="attachments_kept" value="([^"]+)"/u.exec(refused.body)?.[1] ?? ''
    const foreign = await send(await sheet('kasi-pelayanan'), { ...walkIn, 'applicant.phone': '0822', attachments_kept: token })
    expect((await firstEvent(idOf(foreign.headers.location))).data.attachments).toEqual([])
    const saved = await send({ ...form, ...tokensOf(refused.body) }, { ...walkIn, 'applicant.phone': '0833', attachments_kept: token })
    expect((await firstEvent(idOf(saved.headers.location))).data.attachments).toHaveLength(1)
  })

  test('files of a wrong type or without content are told by name', async () => {
    const refused = await send(await sheet(), walkIn, [{ name: 'virus.exe', type: 'image/png', content: Buffer.from('MZ\u0090\u0000') }, { name: 'kosong.png', type: 'image/png', content: Buffer.alloc(0) }])
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('virus.exe')
    expect(refused.body).toContain('kosong.png')
  })
})

describe('possible duplicates', () => {
  test('are shown after saving, and nothing is merged by itself', async () => {
    const before = await lodge({ applicant: { name: 'Pak Lain', address: { line: 'x' }, phone: '+62 877 1212' }, narrative: 'Pohon tumbang.' })
    const saved = await send(await sheet(), { ...walkIn, 'applicant.name': 'Bu Baru', 'applicant.phone': '08771212' })
    const place = String(saved.headers.location)
    expect(place).toBe(`/meja/pengaduan/${idOf(place)}/serupa`)
    const page = await app.inject({ url: place, headers: { cookie: await signIn('petugas') } })
    expect(page.body).toContain(before.id)
    expect(page.body).toContain('nomor telepon sama')
    expect(page.body).toContain(`href="/meja/pengaduan/${idOf(place)}"`)
    expect(await htmlFaults(page.body)).toEqual([])
  })
})

describe('who may', () => {
  test.each([['petugas', 200], ['kasi-pelayanan', 200], ['sekcam', 200], ['kasi', 403], ['camat', 403], ['arsiparis', 403], ['admin', 403], ['auditor', 403]] as const)('%s: %i', async (role, status) => {
    expect((await app.inject({ url: address, headers: { cookie: await signIn(role) } })).statusCode).toBe(status)
  })

  test('a forged form is refused before anything is kept', async () => {
    const form = await sheet()
    const before = await pool.query<{ n: number }>('select count(*) as n from file')
    expect((await send({ ...form, csrf: 'x' }, walkIn, [{ name: 'a.png', type: 'image/png', content: png }])).statusCode).toBe(403)
    expect((await pool.query<{ n: number }>('select count(*) as n from file')).rows[0]?.n).toBe(before.rows[0]?.n)
  })
})
