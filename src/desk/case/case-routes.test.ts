import { beforeAll, describe, expect, test } from 'vitest'
import { completeInput, studyInput, testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import type { Role } from '../../office/roles.ts'
import { addParty } from '../../office/parties.ts'
import { addCasePages } from './case-routes.tsx'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ doors: [addCasePages] })
})

const at = (id: string) => `/meja/pengaduan/${id}`

async function open(role: Role, id: string, query = '') {
  const cookie = await house.signIn(role)
  const response = await house.app.inject({ url: `${at(id)}${query}`, headers: { cookie } })
  return { cookie, response, html: response.body, csrf: /name="_csrf" value="([^"]+)"/u.exec(response.body)?.[1] ?? '', key: /name="_key" value="([^"]+)"/u.exec(response.body)?.[1] ?? '' }
}

/** Opens the case as this role and sends one of its forms, as a browser does. */
async function send(role: Role, id: string, noun: string, fields: Record<string, string | string[]> = {}, page?: Awaited<ReturnType<typeof open>>) {
  const { cookie, csrf, key, html } = page ?? (await open(role, id))
  const body = new URLSearchParams([['_csrf', csrf], ['_key', key]])
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  const response = await house.app.inject({ method: 'POST', url: `${at(id)}/${noun}`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: body.toString() })
  return { response, html: response.body, shown: html.includes(`action="${at(id)}/${noun}"`) || html.includes(`formaction="${at(id)}/${noun}"`) }
}

async function done(role: Role, id: string, noun: string, fields: Record<string, string | string[]> = {}) {
  const { response, shown } = await send(role, id, noun, fields)
  expect({ noun, shown, status: response.statusCode, to: response.headers.location }).toEqual({ noun, shown: true, status: 303, to: `${at(id)}?selesai=${noun}` })
}

function hiddenOf(html: string, noun: string, name: string): string {
  const form = html.split('<form').find((part) => part.includes(`/${noun}"`)) ?? ''
  return new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(form)?.[1] ?? ''
}

test('a walk-in goes through all seven steps by the forms of the case page', async () => {
  const { id } = await house.lodge()
  const by = { officeId: house.house.workplace.officeId, actor: house.people.admin, now: house.clock.now }
  const party = await addParty(house.house.db, by, { name: 'Dinas Perhubungan', kind: 'dinas', address: null, phone: null, email: null, replyDays: 3 })
  if (!party.ok) throw new Error('party')

  await done('petugas', id, 'kelengkapan-dan-pencatatan')
  const flash = await open('petugas', id, '?selesai=kelengkapan-dan-pencatatan')
  expect(flash.html).toContain('Pengaduan tercatat dalam Buku Pengaduan')
  expect(flash.html).toContain('0001/2026')
  await done('petugas', id, 'tanda-terima', { by: 'printed' })
  await done('petugas', id, 'penyerahan', { sheets: '2', note: 'Satu foto.' })
  await done('kasi-pelayanan', id, 'penerimaan-berkas')
  await done('kasi-pelayanan', id, 'telaahan', studyInput)
  await done('kasi-pelayanan', id, 'laporan')
  await done('camat', id, 'disposisi', {
    to: [house.people.kasi.id], instructions: ['proses-lanjut', 'siapkan-jawaban'], nature: 'segera', dueAt_date: '24/11/2026', dueAt_time: '08.00', note: 'Hari ini juga.',
  })
  await done('kasi', id, 'koordinasi', { party: party.id, means: 'phone', question: 'Kapan diperbaiki?', dueOn: '' })
  const inFollowUp = await open('kasi', id)
  await done('kasi', id, 'hasil-koordinasi', { id: hiddenOf(inFollowUp.html, 'hasil-koordinasi', 'id'), outcome: 'done', note: 'Sudah diperbaiki.' })
  await done('kasi', id, 'laporan-disposisi', { id: hiddenOf(inFollowUp.html, 'laporan-disposisi', 'id'), report: 'Lampu menyala lagi.' })
  await done('kasi-pelayanan', id, 'konsep-jawaban', { kind: 'final', outcome: 'solved', forwardedTo: '', text: 'Lampu sudah menyala.' })
  const draft = await open('camat', id)
  expect(draft.html).toContain('Lampu sudah menyala.')
  await done('camat', id, 'persetujuan-jawaban', { id: hiddenOf(draft.html, 'persetujuan-jawaban', 'id') })
  const approved = await open('petugas', id)
  await done('petugas', id, 'penyampaian-jawaban', {
    answer: hiddenOf(approved.html, 'penyampaian-jawaban', 'answer'), channel: 'phone', to: 'Siti Aminah', at_date: '', at_time: '', result: 'delivered', proof: 'Dijawab.',
  })
  await done('arsiparis', id, 'pengarsipan', { classificationCode: '700.1.2.4', ordner: '2026-01', shelf: 'A1', sheets: '5', retentionYears: '', contents: 'Pengaduan\nSurat jawaban' })

  const archived = await open('arsiparis', id)
  expect(archived.html).toContain('Diarsipkan')
  expect(archived.html).toContain('2026-01')
  expect(archived.html).toContain('Nama kasi, Kasi lain')
  expect(await htmlFaults(archived.html)).toEqual([])
})

describe('who may do what', () => {
  test('a form that a role may not use is not shown, and refused when it is sent anyway', async () => {
    const { id } = await house.lodge()
    await house.bring(id, 'reported')
    const page = await open('petugas', id)
    expect(page.html).not.toContain(`${at(id)}/disposisi`)
    expect(page.html).toContain('Tidak ada tugas untuk Anda di sini')
    expect(page.html).toContain('Berkas dipegang Camat')
    const { response, html } = await send('petugas', id, 'disposisi', { to: house.people.kasi.id, instructions: 'proses-lanjut', nature: 'segera', note: 'Tulisan saya yang panjang' }, page)
    expect(response.statusCode).toBe(403)
    expect(html).toContain('bukan tugas peran Anda')
    expect(html).toContain('Tulisan saya yang panjang')
  })

  test('an auditor reads and has no form; an administrator does not read', async () => {
    const { id } = await house.lodge()
    const auditor = await open('auditor', id)
    expect(auditor.response.statusCode).toBe(200)
    expect(auditor.html).not.toContain(`action="${at(id)}/`)
    expect((await send('auditor', id, 'catatan', { text: 'x' }, { ...auditor })).response.statusCode).toBe(403)
    expect((await open('admin', id)).response.statusCode).toBe(403)
  })

  test('a secret identity is behind a door for some and not there for the others', async () => {
    const { id } = await house.lodge({ ...completeInput, confidential: 'yes' })
    for (const personal of ['Siti', 'Jl. Mawar', '081234567890']) expect((await open('petugas', id)).html).not.toContain(personal)
    await done('petugas', id, 'identitas')
    expect((await open('petugas', id)).html).toContain('Siti Aminah')
    await house.bring(id, 'recorded')
    const petugas = await open('petugas', id)
    expect(petugas.html).toContain('Siti Aminah')
    const kasi = await open('kasi', id)
    expect(kasi.html).not.toContain('Siti Aminah')
    expect(kasi.html).not.toContain('Jl. Mawar')
    expect(kasi.html).not.toContain('081234567890')
    expect((await house.app.inject({ url: `${at(id)}/tanda-terima.pdf`, headers: { cookie: kasi.cookie } })).statusCode).toBe(403)
    const pdf = await house.app.inject({ url: `${at(id)}/tanda-terima.pdf`, headers: { cookie: petugas.cookie } })
    expect(pdf.statusCode).toBe(200)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('what goes wrong', () => {
  test('an invalid form keeps everything that was typed and leads to each field', async () => {
    const { id } = await house.lodge()
    await house.bring(id, 'under-study')
    const { response, html } = await send('kasi-pelayanan', id, 'telaahan', { ...studyInput, form: 'full', category: '', facts: '', conclusion: 'Simpulan <saya>' })
    expect(response.statusCode).toBe(422)
    expect(html).toContain('<title>Kesalahan: ')
    for (const field of ['category', 'facts']) expect(html).toMatch(new RegExp(`href="#telaahan-${field}"[\\s\\S]*id="telaahan-${field}-error"`, 'u'))
    expect(html).toContain('Simpulan &lt;saya>')
    expect(html).toMatch(/value="full" checked/u)
    expect(html).toContain('III. Fakta yang mempengaruhi: isi bagian ini')
    expect(await htmlFaults(html)).toEqual([])
  })

  test('a refusal of the rule stands at its field', async () => {
    const { id } = await house.lodge()
    await house.bring(id, 'reported')
    const { response, html } = await send('camat', id, 'disposisi', { instructions: 'proses-lanjut', nature: 'segera', dueAt_date: '2026-11-01', dueAt_time: '10:00', to: house.people.kasi.id })
    expect(response.statusCode).toBe(422)
    expect(html).toContain('href="#disposisi-dueAt"')
    expect(html).toContain('value="2026-11-01"')
    expect(html).toContain('value="10:00"')
  })

  test('someone else was faster: the page says who, and what was written is not lost', async () => {
    const { id } = await house.lodge()
    await house.bring(id, 'under-study')
    const page = await open('kasi-pelayanan', id)
    await house.act('study', id, 'kasi-pelayanan', studyInput)
    await house.act('report', id, 'kasi-pelayanan')
    const { response, html } = await send('kasi-pelayanan', id, 'telaahan', { ...studyInput, advice: 'Saran panjang yang tidak boleh hilang.' }, page)
    expect(response.statusCode).toBe(409)
    expect(html).toContain('Yang terakhir terjadi: Dilaporkan ke Camat, oleh Nama kasi-pelayanan, Kasi Pelayanan')
    expect(html).toContain('Yang tadi Anda tulis')
    expect(html).toContain('Saran panjang yang tidak boleh hilang.')
    expect(await htmlFaults(html)).toEqual([])
  })

  test('the same form sent twice is one event', async () => {
    const { id } = await house.lodge()
    const page = await open('petugas', id)
    for (let time = 0; time < 2; time += 1) {
      const { response } = await send('petugas', id, 'catatan', { visibility: 'office', text: 'Sudah ditelepon.' }, page)
      expect(response.statusCode).toBe(303)
    }
    expect((await open('petugas', id)).html.split('Sudah ditelepon.')).toHaveLength(2)
  })

  test('a case or a file that is not there is not found', async () => {
    const { id } = await house.lodge()
    const { cookie } = await open('petugas', id)
    const missing = '0192f0c1-7a00-7000-8000-00000000dead'
    for (const url of [at(missing), at('bukan-uuid'), `${at(id)}/berkas/${missing}`, `${at(id)}/tanda-terima.pdf`]) {
      expect((await house.app.inject({ url, headers: { cookie } })).statusCode).toBe(404)
    }
    expect((await send('petugas', missing, 'catatan', { text: 'x y' }, await open('petugas', id))).response.statusCode).toBe(404)
  })
})

test('what is missing is asked for with the checklist, comes in, and the case goes on', async () => {
  const received = await house.lodge()
  const { id } = received
  expect((await open('petugas', id)).html).toContain('Diisi: sudah diisi')
  await done('petugas', id, 'identitas')
  const checklist = await open('petugas', id)
  expect(checklist.html).toContain('Diisi: Siti Aminah')
  await done('petugas', id, 'permintaan-kelengkapan', { missing: ['address'], 'notes.address': 'Nomor rumah', message: '' })
  const waiting = await open('petugas', id)
  expect(waiting.html).toContain('Menunggu pelapor melengkapi Alamat pemohon')
  await done('petugas', id, 'kelengkapan', { 'applicant.address.line': 'Jl. Mawar 33' })
  await done('petugas', id, 'kelengkapan-dan-pencatatan')
  expect((await open('petugas', id)).html).toContain('Jl. Mawar 33')
})

test('a document that was missing is uploaded; a wrong file is named and the others are kept', async () => {
  const { workplace } = house.house
  const { id } = await house.lodge()
  await house.act('request-missing', id, 'petugas', { missing: ['document', 'name'] })
  async function upload(note: string, files: [string, Buffer][], fields: [string, string][] = []) {
    const { cookie, csrf, key } = await open('petugas', id)
    const form = new FormData()
    for (const [name, value] of [['_csrf', csrf], ['_key', key], ['note', note], ...fields] as [string, string][]) form.append(name, value)
    for (const [name, content] of files) form.append('attachments', new Blob([new Uint8Array(content)]), name)
    const request = new Request('http://x/', { method: 'POST', body: form })
    return house.app.inject({
      method: 'POST', url: `${at(id)}/kelengkapan`, payload: Buffer.from(await request.arrayBuffer()),
      headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' },
    })
  }
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n')
  const wrong = await upload('Dari Ibu Siti', [['surat.pdf', pdf], ['virus.exe', Buffer.from('MZ not a document')]])
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('virus.exe')
  expect(wrong.body).toContain('href="#kelengkapan-attachments"')
  expect(wrong.body).toContain('value="Dari Ibu Siti"')
  const token = /name="attachments_kept" value="([^"]+)"/u.exec(wrong.body)?.[1] ?? ''
  expect((await upload('Dari Ibu Siti', [], [['attachments_kept', token]])).statusCode).toBe(303)
  const { rows } = await workplace.pool.query('select name from file where complaint_id = $1', [id])
  expect(rows).toEqual([{ name: 'surat.pdf' }])
  expect((await open('petugas', id)).html).toContain('surat.pdf')
})

test('a duplicate is merged by the number of the earlier complaint', async () => {
  const first = await house.lodge()
  await house.bring(first.id, 'recorded')
  const number = /tg-identity__reference tg-code">([^<]+)</u.exec((await open('petugas', first.id)).html)?.[1] ?? ''
  const second = await house.lodge({ ...completeInput, narrative: 'Lampu pasar mati.' })
  const wrong = await send('petugas', second.id, 'penggabungan', { into: '9999/2026', reason: 'Sama.' })
  expect(wrong.response.statusCode).toBe(422)
  expect(wrong.html).toContain('value="9999/2026"')
  expect(wrong.html).toContain('href="#penggabungan-into"')
  await done('petugas', second.id, 'penggabungan', { into: number.replace(/^0+/u, ''), reason: 'Lampu yang sama.' })
  expect((await open('petugas', first.id)).html).toContain(second.trackingCode)
})

test('an attachment is saved as a file, never shown as a page of ours', async () => {
  const { workplace, files } = house.house
  const stored = await files.put(Buffer.from('<script>alert(1)</script>'), 1_000)
  if (!stored.ok) throw new Error('not stored')
  const fileId = workplace.newId(house.clock.now)
  await workplace.pool.query(
    'insert into file (office_id, id, sha256, size, media_type, name, complaint_id, uploaded_at) values ($1, $2, $3, $4, $5, $6, null, $7)',
    [workplace.officeId, fileId, stored.file.sha256, stored.file.size, 'image/jpeg', 'foto "jalan" é.jpg', house.clock.now])
  const { id } = await house.lodge({ ...completeInput, attachments: [fileId] })
  const { html, cookie } = await open('petugas', id)
  expect(html).toContain(`href="${at(id)}/berkas/${fileId}"`)
  const got = await house.app.inject({ url: `${at(id)}/berkas/${fileId}`, headers: { cookie } })
  expect(got.statusCode).toBe(200)
  expect(got.body).toBe('<script>alert(1)</script>')
  expect(got.headers['content-disposition']).toBe(`attachment; filename="foto _jalan_ _.jpg"; filename*=UTF-8''foto%20%22jalan%22%20%C3%A9.jpg`)
  expect(got.headers['content-security-policy']).toContain('sandbox')
  expect(got.headers['x-content-type-options']).toBe('nosniff')
})

test('an objection by letter counts from the day on which it came, however late it is typed in', async () => {
  const { id } = await house.lodge()
  await house.bring(id, 'answered')
  const before = house.clock.now.toString()
  house.clock.set('2026-12-20T10:00:00+07:00')
  const grounds = 'Lampunya padam lagi.'
  const late = await send('petugas', id, 'keberatan', { grounds })
  expect([late.shown, late.response.statusCode]).toEqual([true, 409])
  expect(late.html).toContain(grounds)
  await done('petugas', id, 'keberatan', { grounds, at_date: '27/11/2026', at_time: '10.00' })
  house.clock.set(before)
})
