import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { scanOf } from '../../../test/support/scans.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { searchWords } from '../../complaint/questions/search.ts'
import { issue } from '../../procedure/papers/produce.ts'
import { filePart } from '../../procedure/scans/file-part.ts'
import { readScan } from '../../procedure/scans/read-scan.ts'
import { readWords } from '../../procedure/scans/read-words.ts'
import { addCheckPages } from '../../public/check/check.tsx'
import { addCounterPages } from '../counter/counter.tsx'
import { addScanPages } from './scans.tsx'

const { house, app, lodge, bring, people, signIn } = await testHouse({ doors: [addScanPages, addCounterPages, addCheckPages], env: { PUBLIC_URL: 'http://127.0.0.1:3000' } })
const { pool, officeId } = house.workplace

async function officer(role: 'petugas' | 'auditor' = 'petugas') {
  const cookie = await signIn(role)
  const get = (url: string) => app.inject({ url, headers: { cookie } })
  const csrf = async () => /name="_csrf" value="([^"]+)"/u.exec((await get('/meja/pindaian')).body)?.[1] ?? ''
  return {
    get,
    async post(url: string, fields: Record<string, string>) {
      return app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: await csrf(), ...fields }).toString() })
    },
    async send(files: readonly (readonly [string, Uint8Array])[]) {
      const body = new FormData()
      body.set('_csrf', await csrf())
      for (const [name, content] of files) body.append('pindaian', new Blob([Uint8Array.from(content)]), name)
      const request = new Request('http://127.0.0.1/', { method: 'POST', body })
      return app.inject({ method: 'POST', url: '/meja/pindaian', headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) })
    },
  }
}

/** What the jobs would do. */
async function work(): Promise<void> {
  for (const { id } of (await pool.query(`select id from scan where state = 'new'`)).rows as { id: string }[]) await readScan(house, id)
  for (const { id } of (await pool.query(`select id from scan_part where state = 'new'`)).rows as { id: string }[]) await filePart(house, id)
}

async function letterPage(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([595, 842])
  lines.forEach((line, index) => page.drawText(line, { x: 60, y: 760 - index * 30, size: 17 }))
  return document.save()
}

test('a scan of two signed papers and a strange letter: the papers go to their files, the letter waits, becomes a complaint, and is found by its words', async () => {
  const [one, two] = [await lodge(), await lodge({ ...completeInput, narrative: 'Sampah menumpuk.' })]
  const papers = []
  for (const { id } of [one, two]) {
    await bring(id, 'recorded')
    const issued = await issue(house, { complaintId: id, kind: 'receipt-redacted', subject: '', actors: [people.petugas] })
    if (!issued.ok) throw new Error('not issued')
    papers.push(issued)
  }
  const letter = await letterPage(['Perihal : Jembatan bambu rapuh', 'Nama : Slamet Widodo', 'Alamat : Jl. Kenanga 7', 'Jembatan bambu di dusun kami rapuh dan berbahaya.'])
  const scan = await scanOf([letter, ...papers.map(({ bytes }) => bytes)])
  const { get, post, send } = await officer()
  const sent = await send([['berkas pindai.pdf', scan], ['kosong.pdf', new Uint8Array()], ['foto.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1')]])
  expect(sent.statusCode).toBe(200)
  for (const words of ['Berkas ini kosong', 'HEIC', 'Pindaian diterima']) expect(sent.body).toContain(words)
  await work()
  const list = await get('/meja/pindaian')
  expect(await htmlFaults(list.body)).toEqual([])
  expect(list.body).toContain('Menunggu keputusan (1)')
  expect(list.body).toContain('naskah bertanda tangan')
  for (const { paper } of papers) expect((await app.inject(`/periksa/${paper.code}`)).body).toContain('hasil pindai bertanda tangan')

  const part = /href="(\/meja\/pindaian\/[0-9a-f-]{36})"/u.exec(list.body)?.[1] ?? ''
  await readWords(house, part.split('/').at(-1) ?? '', 1)
  const page = await get(part)
  expect(await htmlFaults(page.body)).toEqual([])
  expect(page.body).toContain('tanpa kode QR')
  expect((await get(`${part}/halaman/1`)).headers['content-type']).toBe('image/png')
  expect((await post(part, { keputusan: 'file', reference: '9999/2026', as: 'document' })).body).toContain('tidak ada')
  expect((await post(part, { keputusan: 'discard', reason: '' })).statusCode).toBe(422)
  const form = (await get(`/meja/pengaduan/baru?saluran=letter&pindaian=${part.split('/').at(-1)}`)).body
  expect(form).toContain('Slamet Widodo')
  expect(form).toContain('Jembatan bambu rapuh')
  const token = /name="attachments_kept" value="([^"]+)"/u.exec(form)?.[1] ?? ''
  expect(token).not.toBe('')
  const recorded = await post('/meja/pengaduan/baru', {
    channel: 'letter', narrative: 'Jembatan bambu di dusun kami rapuh dan berbahaya.', 'applicant.name': 'Slamet Widodo', 'applicant.address.line': 'Jl. Kenanga 7', 'applicant.address.kelurahan': 'Kedung Asem',
    receivedAt_date: '23/11/2026', receivedAt_time: '08.00', attachments_kept: token, answerBy: 'letter', _key: 'kunci-surat-pindaian-1',
  })
  expect(recorded.statusCode).toBe(303)
  expect((await get('/meja/pindaian')).body).toContain('Menunggu keputusan (0)')
  const found = await searchWords(pool, officeId, 'perihal jembatan', 5)
  expect(found.hits.map(({ id }) => `/meja/pengaduan/${id}`)).toEqual([String(recorded.headers.location)])
}, 120_000)

test('what was sent before is known; a page is thrown out with a reason and put back; an officer files it by number', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  const { rows } = await pool.query('select register_number as number from complaint where id = $1', [id])
  const { get, post, send } = await officer()
  const scan = await scanOf([await letterPage(['Fotokopi KTP'])])
  expect((await send([['ktp.pdf', scan]])).statusCode).toBe(303)
  expect((await send([['lagi.pdf', scan]])).body).toContain('sudah pernah dikirim')
  await work()
  const part = /href="(\/meja\/pindaian\/[0-9a-f-]{36})"/u.exec((await get('/meja/pindaian')).body)?.[1] ?? ''
  expect((await post(part, { keputusan: 'discard', reason: 'Bukan milik kantor.' })).statusCode).toBe(303)
  expect((await get('/meja/pindaian?daftar=dibuang')).body).toContain('Bukan milik kantor.')
  expect((await post(part, { keputusan: 'restore' })).statusCode).toBe(303)
  const filed = await post(part, { keputusan: 'file', reference: String(rows[0]?.number), as: 'document' })
  expect(filed.headers.location).toBe(`/meja/pengaduan/${id}`)
  expect((await post(part, { keputusan: 'file', reference: String(rows[0]?.number), as: 'document' })).body).toContain('baru saja diputuskan')
  const history = await pool.query(`select count(*)::int as n from complaint_event where complaint_id = $1 and type = 'noted'`, [id])
  expect(history.rows[0]?.n).toBe(1)
})

test('what was filed to a complaint whose sender is secret is not shown to those who may not know them', async () => {
  const [secret, plain] = [await lodge({ ...completeInput, confidential: true }), await lodge()]
  const { get, post, send } = await officer()
  const auditor = await officer('auditor')
  for (const [{ id, trackingCode }, status] of [[secret, 403], [plain, 200]] as const) {
    await send([['lampiran.pdf', await scanOf([await letterPage([`Nama : Siti Aminah ${trackingCode}`])])]])
    await work()
    const part = /href="(\/meja\/pindaian\/[0-9a-f-]{36})"/u.exec((await get('/meja/pindaian')).body)?.[1] ?? ''
    expect((await auditor.get(part)).statusCode).toBe(200)
    expect((await post(part, { keputusan: 'file', reference: trackingCode, as: 'document' })).headers.location).toBe(`/meja/pengaduan/${id}`)
    for (const url of [part, `${part}/berkas.pdf`, `${part}/halaman/1`]) expect([(await auditor.get(url)).statusCode, (await get(url)).statusCode], url).toEqual([status, 200])
  }
})

test('an encrypted PDF, a damaged one and the code of another office: each says what is wrong, nothing is lost', async () => {
  const { get, send } = await officer()
  const elsewhere = await testPaperOfAnotherOffice()
  expect((await send([['kantor-lain.pdf', elsewhere], ['rusak.pdf', Buffer.from('%PDF-1.7\n rusak')]])).statusCode).toBe(303)
  await work()
  const list = (await get('/meja/pindaian')).body
  expect(list).toContain('kode QR kantor lain')
  expect(list).toMatch(/rusak dan tidak dapat dibuka|terpotong/u)
})

/** A receipt whose code leads to another house. */
async function testPaperOfAnotherOffice(): Promise<Uint8Array> {
  const { renderReceipt } = await import('../../papers/receipt.ts')
  const { receiptExample } = await import('../../papers/receipt.example.ts')
  return scanOf([await renderReceipt(house.papers, receiptExample)])
}
