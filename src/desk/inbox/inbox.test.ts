import { beforeAll, describe, expect, test } from 'vitest'
import type { InboundMessage } from '../../channels/message.ts'
import { findMessage, settleMessage, takeMessage } from '../../channels/store/inbound.ts'
import type { Role } from '../../office/roles.ts'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { inbound } from '../../../test/support/messages.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { addInboxPages } from './inbox.tsx'

let given: TestHouse
beforeAll(async () => {
  given = await testHouse({ doors: [addInboxPages] })
})

const path = '/meja/kotak-masuk'
const phone = '+6281234567890' // completeInput's own

/** A message that waits in the inbox. */
async function waiting(message: Partial<InboundMessage> = {}, reason = 'known_sender'): Promise<string> {
  const { workplace } = given.house
  const whole = inbound({ receivedAt: given.clock.now, ...message })
  await takeMessage(workplace, whole, reason)
  const { rows } = await workplace.pool.query<{ id: string }>('select id from inbound_message where external_id = $1', [whole.externalId])
  return rows[0]?.id ?? ''
}
const kept = (id: string) => findMessage(given.house.pool, given.house.workplace.officeId, id)

async function get(role: Role, url: string) {
  const cookie = await given.signIn(role)
  const response = await given.app.inject({ url, headers: { cookie } })
  return { cookie, response, html: response.body, csrf: /name="_csrf" value="([^"]+)"/u.exec(response.body)?.[1] ?? '' }
}
async function post(role: Role, url: string, fields: Record<string, string> = {}) {
  const { cookie, csrf } = await get(role, path)
  return given.app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString() })
}
async function emptied(): Promise<void> {
  await given.house.pool.query(`update inbound_message set state = 'done', became = 'dismissed', reason = 'trial', handled_at = received_at where state in ('inbox', 'quarantine', 'aside')`)
}

test('what waits is listed, newest first, page after page, with the count in the menu', async () => {
  await emptied()
  for (let n = 1; n <= 53; n += 1) await waiting({ text: `Pesan nomor ${n}`, receivedAt: given.clock.now.subtract({ minutes: 100 - n }) })
  const first = await get('petugas', path)
  expect(first.html).toContain('Pesan nomor 53')
  expect(first.html).not.toContain('Pesan nomor 3<')
  expect(first.html).toContain('Pengirim ini punya pengaduan yang masih berjalan')
  expect(first.html).toMatch(/Kotak masuk<span class="tg-desknav__count">53</u)
  expect(await htmlFaults(first.html)).toEqual([])
  const next = /href="([^"]+)" rel="next"/u.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await get('petugas', next)
  expect([...second.html.matchAll(/Pesan nomor (\d+)/gu)].map(([, n]) => n)).toEqual(['3', '2', '1'])
  expect(second.html).not.toContain('rel="next"')
  for (const query of ['?sesudah=x', '?sesudah=9999-99-99T00:00:00Z_0', '?daftar=apa', '?daftar=karantina', '?daftar=disisihkan', '?daftar=semua', `?kabar=pengaduan&pesan=x&berkas=';--`]) expect((await get('petugas', `${path}${query}`)).response.statusCode, query).toBe(200)
})

test('a message becomes a complaint with what the officer read in it, and the next one opens', async () => {
  await emptied()
  const older = await waiting({ text: 'Yang lama', receivedAt: given.clock.now.subtract({ hours: 1 }) })
  const id = await waiting({ text: 'Nama: Budi\nAlamat: Jl. Melati 5\nSampah menumpuk di TPS.', sender: '+6281399988877' })
  const page = await get('petugas', `${path}/${id}`)
  expect(await htmlFaults(page.html)).toEqual([])
  expect(page.html).toContain('value="Budi"')
  for (const digit of ['1', '2', '3', '4', '5']) expect(page.html).toContain(`accesskey="${digit}"`)
  const sent = await post('petugas', `${path}/${id}/pengaduan`, {
    'applicant.name': 'Budi Santoso', 'applicant.address.line': 'Jl. Melati 5', 'applicant.address.rt': '1', 'applicant.address.kelurahan': 'Kedung Asem', 'applicant.phone': '', narrative: 'Sampah menumpuk di TPS sejak Senin.',
  })
  expect(sent.statusCode).toBe(303)
  expect(sent.headers.location).toContain(`${path}/${older}?kabar=pengaduan`)
  const message = await kept(id)
  expect(message).toMatchObject({ state: 'done', became: 'complaint', handledBy: { kind: 'person', role: 'petugas' } })
  const { rows } = await given.house.pool.query('select complainant, channel, summary from complaint where id = $1', [message?.complaintId])
  expect(rows).toEqual([{ complainant: 'Budi Santoso', channel: 'sms', summary: 'Sampah menumpuk di TPS sejak Senin.' }])
  const next = await get('petugas', String(sent.headers.location))
  expect(next.html).toContain('Pesan tadi menjadi pengaduan baru.')
  expect(next.html).toContain(`/meja/pengaduan/${message?.complaintId}`)
  const after = await get('petugas', `${path}/${id}`)
  expect(after.html).toContain('Nama petugas, Petugas loket')
  expect(after.html).not.toContain('accesskey')
  expect(await htmlFaults(after.html)).toEqual([])
})

test('a mail server\'s report about no mail of ours lies aside; whatever was taken for a report, an officer finds and releases', async () => {
  await emptied()
  const { workplace } = given.house
  const report = async (subject: string, about: InboundMessage['report']) => {
    const message = inbound({ channel: 'email', kind: 'report', sender: 'mailer-daemon@isp.example', subject, report: about ?? null })
    await takeMessage(workplace, message)
    return (await workplace.pool.query<{ id: string }>('select id from inbound_message where external_id = $1', [message.externalId])).rows[0]?.id ?? ''
  }
  const id = await report('Surat tidak terkirim', null)
  const known = await report('Undelivered Mail', { channel: 'email', id: crypto.randomUUID(), outcome: 'failed', words: '550', at: given.clock.now })
  expect([await kept(id), await kept(known)]).toMatchObject([{ state: 'aside', reason: 'report', became: null }, { state: 'done', became: 'report' }])
  const list = await get('petugas', `${path}?daftar=disisihkan`)
  expect(list.html).toContain('Surat tidak terkirim')
  expect(list.html).toContain('Laporan server surel, tidak tentang surel kita.')
  expect(list.html).not.toContain('Undelivered Mail')
  for (const one of [id, known]) {
    expect((await post('petugas', `${path}/${one}/kembalikan`)).statusCode).toBe(303)
    expect(await kept(one)).toMatchObject({ state: 'inbox', reason: 'returned' })
  }
})

test('a mail that could not be kept says where it lies', async () => {
  const id = await waiting({ channel: 'email', sender: 'siti@luar.example', subject: 'Video jalan', text: '', hints: { left: { folder: 'Failed', size: 60_000_000, why: 'too-large' } } }, 'trouble')
  const page = await get('petugas', `${path}/${id}`)
  expect(page.html).toMatch(/Surel ini \(60,0 MB\) lebih besar dari yang dapat disimpan di sini\. [^<]*folder Failed\./u)
  expect(page.html).toContain('Sistem tidak berhasil membacanya.')
  expect(await htmlFaults(page.html)).toEqual([])
})

test('of two officers who decide at once the second is told who was faster', async () => {
  const id = await waiting({ text: 'Jembatan retak', sender: '+6281355500001' })
  const answers = await Promise.all([post('petugas', `${path}/${id}/pengaduan`, { narrative: 'Jembatan retak' }), post('sekcam', `${path}/${id}/bukan-untuk-kami`, { reason: 'trial' }), post('kasi-pelayanan', `${path}/${id}/pengaduan`, { narrative: 'Jembatan retak' })])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409, 409])
  const late = await post('sekcam', `${path}/${id}/karantina`)
  expect(late.statusCode).toBe(409)
  expect(late.body).toMatch(/sudah ditangani oleh Nama /u)
  expect(await htmlFaults(late.body)).toEqual([])
  const { rows } = await given.house.pool.query(`select count(*) as n from complaint where summary = 'Jembatan retak'`)
  expect([0, 1]).toContain(rows[0].n)
})

test('complaints that may be meant are offered: by the sender, by a code in the words; one is chosen or typed', async () => {
  const own = await given.lodge()
  const other = await given.lodge({ ...completeInput, applicant: { ...completeInput.applicant, phone: '081299911100' } })
  const id = await waiting({ text: `Bagaimana kabar ${other.trackingCode.toLowerCase()}?`, sender: phone })
  const page = await get('petugas', `${path}/${id}`)
  expect(page.html).toContain('pengirim yang sama')
  expect(page.html).toContain('disebut dalam pesan')
  const added = await post('petugas', `${path}/${id}/tambahan`, { case: own.id, reference: '' })
  expect(added.statusCode).toBe(303)
  expect(await kept(id)).toMatchObject({ became: 'note', complaintId: own.id })

  const typed = await waiting({ text: 'Tambahan lagi', sender: '+6281355500002' })
  const unknown = await post('petugas', `${path}/${typed}/tambahan`, { reference: '9999/2026' })
  expect(unknown.statusCode).toBe(422)
  expect(unknown.body).toContain('Tidak ada pengaduan dengan nomor atau kode ini')
  expect(await htmlFaults(unknown.body)).toEqual([])
  expect((await post('petugas', `${path}/${typed}/tambahan`, { reference: other.trackingCode.toLowerCase().replace('-', ' ') })).statusCode).toBe(303)
  expect(await kept(typed)).toMatchObject({ became: 'note', complaintId: other.id })
})

test('an objection is heard in time and refused in words when there is no answer yet', async () => {
  const { id: caseId } = await given.lodge()
  const id = await waiting({ text: 'Saya keberatan, lampunya masih mati.', sender: phone })
  const early = await post('petugas', `${path}/${id}/keberatan`, { case: caseId })
  expect(early.statusCode).toBe(409)
  await given.bring(caseId, 'answered')
  expect((await post('petugas', `${path}/${id}/keberatan`, { case: caseId })).statusCode).toBe(303)
  expect(await kept(id)).toMatchObject({ became: 'objection', complaintId: caseId })
})

test('dismissed with a reason, put into quarantine, released, returned: each with who did it', async () => {
  const id = await waiting({ text: 'Promo obat kuat', sender: null }, 'no_sender')
  expect((await post('petugas', `${path}/${id}/bukan-untuk-kami`, { reason: 'apa', words: '' })).statusCode).toBe(422)
  expect((await post('petugas', `${path}/${id}/karantina`)).statusCode).toBe(303)
  expect(await kept(id)).toMatchObject({ state: 'quarantine', reason: 'by-officer', handledBy: { name: 'Nama petugas' } })
  expect((await get('auditor', `${path}?daftar=karantina`)).html).toContain('Promo obat kuat')
  expect((await post('sekcam', `${path}/${id}/lepaskan`)).statusCode).toBe(303)
  expect(await kept(id)).toMatchObject({ state: 'inbox', reason: 'returned' })
  expect((await post('sekcam', `${path}/${id}/lepaskan`)).statusCode).toBe(409)
  expect((await post('sekcam', `${path}/${id}/bukan-untuk-kami`, { reason: 'trial', words: '<b>Sudah lewat telepon</b>' })).statusCode).toBe(303)
  expect((await get('petugas', `${path}/${id}`)).html).toContain('&lt;b>Sudah lewat telepon&lt;/b>')
  expect((await post('petugas', `${path}/${id}/kembalikan`)).statusCode).toBe(303)
  expect(await kept(id)).toMatchObject({ state: 'inbox', became: null, complaintId: null })
})

test('a message that the system has not read yet cannot be decided', async () => {
  const message = inbound()
  await given.house.post.take(message)
  const { rows } = await given.house.pool.query('select id from inbound_message where external_id = $1', [message.externalId])
  const answer = await post('petugas', `${path}/${rows[0].id}/karantina`)
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('Sistem masih membaca pesan ini')
})

describe('files of a message', () => {
  test('are saved, never shown in this place, under their own name', async () => {
    const { files } = given.house
    const put = await files.put(Buffer.from('<script>alert(1)</script>'), 1_000)
    const raw = await files.put(Buffer.from('From: a@b.test\r\n\r\nx'), 1_000)
    if (!put.ok || !raw.ok) throw new Error('not put')
    const id = await waiting({ channel: 'email', sender: 'a@b.test', attachments: [{ ...put.file, mediaType: 'text/html', name: 'a"\r\n<b>.html' }], raw: raw.file })
    const page = await get('petugas', `${path}/${id}`)
    expect(await htmlFaults(page.html)).toEqual([])
    const file = await get('petugas', `${path}/${id}/lampiran/0`)
    expect(file.response.headers).toMatchObject({ 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' })
    expect(String(file.response.headers['content-disposition'])).toMatch(/^attachment; filename="a___?_b_?\.html"/u)
    expect((await get('petugas', `${path}/${id}/asli`)).response.headers['content-type']).toContain('message/rfc822')
    // The original names the sender: not for those who may not know them.
    expect((await get('auditor', `${path}/${id}/asli`)).response.statusCode).toBe(403)
    for (const wrong of ['lampiran/1', 'lampiran/-1', 'lampiran/x', 'lampiran/99999']) expect((await get('petugas', `${path}/${id}/${wrong}`)).response.statusCode, wrong).toBe(404)
    await given.house.pool.query(`update inbound_message set raw_sha256 = repeat('0', 64) where id = $1`, [id])
    expect((await get('petugas', `${path}/${id}/asli`)).response.statusCode).toBe(410)
  })
})

describe('who may see what', () => {
  test('the sender of a secret complaint, and what they wrote, are kept from those who need not know', async () => {
    const secret = await given.lodge({ ...completeInput, confidential: true, applicant: { ...completeInput.applicant, phone: '081277700011' } })
    const id = await waiting({ text: 'Nama saya Rahasia Sekali', sender: '+6281277700011', senderName: 'Rahasia' })
    expect((await get('auditor', `${path}/${id}`)).html).not.toMatch(/812-?7770-?0011|Rahasia</u)
    expect((await get('petugas', `${path}/${id}`)).html).toContain('Rahasia (0812-7770-0011)')
    expect((await post('petugas', `${path}/${id}/tambahan`, { case: secret.id })).statusCode).toBe(303)
    for (const role of ['auditor', 'kasi', 'arsiparis'] as const) {
      const page = await get(role, `${path}/${id}`)
      expect(page.response.statusCode).toBe(200)
      expect(page.html).not.toMatch(/812-?7770-?0011|Rahasia Sekali/u)
    }
    expect((await get('camat', `${path}/${id}`)).html).toContain('Rahasia Sekali')
  })

  test('only those who handle messages see what belongs to no complaint; the auditor reads and decides nothing', async () => {
    const id = await waiting({ text: 'Belum diputus', sender: '+6281355500003' })
    expect((await get('kasi', `${path}/${id}`)).response.statusCode).toBe(403)
    expect((await get('auditor', `${path}/${id}`)).html).toContain('Belum diputus')
    expect((await get('auditor', `${path}/${id}`)).html).not.toContain('accesskey')
    expect((await post('auditor', `${path}/${id}/karantina`)).statusCode).toBe(403)
    expect((await post('camat', `${path}/${id}/karantina`)).statusCode).toBe(403)
  })
})

test('whatever a stranger puts into a message is shown as text', async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
  const id = await waiting({
    channel: 'email', sender: `${evil}@x.test`, senderName: evil, subject: evil, text: `${evil}\u202e\u0007`, quoted: evil, account: 'uji', hints: { inReplyTo: evil, references: [evil], tag: evil, notes: [evil] },
    attachments: [{ sha256: 'a'.repeat(64), size: 1, mediaType: evil, name: evil }],
  })
  for (const url of [`${path}/${id}`, path, `${path}?daftar=semua`]) {
    const { html, response } = await get('petugas', url)
    expect(response.statusCode).toBe(200)
    expect(html).not.toMatch(/<script>alert|<img src=x/u)
  }
})

test('ids of nothing, of other things and of nonsense are not found', async () => {
  const { id } = await given.lodge()
  for (const wrong of [id, '0', '%00', 'x'.repeat(5_000), '../buku', '00000000-0000-7000-8000-000000000000']) {
    expect([400, 404, 414], wrong).toContain((await get('petugas', `${path}/${wrong}`)).response.statusCode)
  }
  expect((await post('petugas', `${path}/${id}/karantina`)).statusCode).toBe(404)
})

test('a settled message stays as it is when something else was faster', async () => {
  const id = await waiting({ sender: '+6281355500004' })
  const message = await kept(id)
  if (!message) throw new Error('not kept')
  const { pool, officeId, now } = given.house.workplace
  expect(await settleMessage(pool, officeId, message, { state: 'done', became: 'dismissed', reason: 'trial' }, now())).toBe(true)
  expect((await post('petugas', `${path}/${id}/pengaduan`, { narrative: 'x' })).statusCode).toBe(409)
})
