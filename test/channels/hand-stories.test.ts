import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'
import { handHouse, words } from '../support/hand-house.ts'
import { webm } from '../support/webm.ts'

// One complaint from its first word to its end on each way that comes and goes by an officer's hand: what each form writes down, and what the book, the tracking page, the ledger of attempts and `verify` say of it.

const secret = 'rahasia-sentral-telepon'
const file = join(await temporaryFolder('channels'), 'channels.yaml')
await writeFile(file, `accounts:\n  - { name: sentral, kind: pbx, secret: ${secret} }\n`, { mode: 0o600 })
const told = await handHouse({ TANGGAP_CHANNELS: file })
const { app, clock, house, read, send, does } = told

let calls = 0
async function ring(event: string, caller: string, id = `telepon-${++calls}`): Promise<string> {
  expect((await app.inject({ method: 'POST', url: '/hook/sentral/panggilan', headers: { 'x-hook-secret': secret }, payload: { event, id, caller } })).statusCode).toBe(200)
  return id
}
const linkTo = (html: string, start: string) => new RegExp(`href="(${start}[^"]*)"`, 'u').exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

const idIn = (location: string) => /[0-9a-f-]{36}/u.exec(location)?.[0] ?? ''
const counter = '/meja/pengaduan/baru'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** How a story stands to each of those who read it; of the line and the ledger what is named here. */
async function expectStand(id: string, expected: { line: Record<string, unknown>; tracked: string[]; ledger: unknown[][] }, pin?: string): Promise<void> {
  const stand = await told.stands(id, pin)
  expect(stand.line).toMatchObject(expected.line)
  for (const text of expected.tracked) expect(stand.tracked).toContain(text)
  expect(stand.ledger).toEqual(expected.ledger.map(([when, channel, result, ...proof]) => [when, channel, result, `${proof.join(' ')} Nama petugas, Petugas loket`]))
  expect(stand.history.filter((type) => type === 'answer-attempted')).toHaveLength(expected.ledger.length)
  expect(stand.faults).toEqual([])
}
const archive = (id: string) => does('arsiparis', id, 'pengarsipan', { ordner: '2026-01', shelf: 'A1', sheets: '4' })
/** Whoever brings an answer opens first to whom: the form then begins with it. */
const given = async (id: string, fields: Record<string, string>) => {
  await does('petugas', id, 'identitas')
  return does('petugas', id, 'penyampaian-jawaban', fields)
}

test('telephone: it rings, is held, taken, completed, answered at the second try, objected to and archived, by voice alone', async () => {
  const number = '081234560001'
  const sheet = '/meja/telepon/baru'
  clock.set('2026-11-23T09:00:00+07:00')
  const call = await ring('ringing', number)
  const ringing = linkTo(await read('petugas', '/meja'), `${sheet}\\?panggilan=`)
  await ring('answered', number, call)
  const held = await send('petugas', ringing, sheet, { narrative: 'Lampu jalan padam', 'applicant.name': 'Ibu Wati' }, { files: [], button: '/meja/telepon/tahan' })
  expect(held.location).toBe('/meja/telepon?selesai=ditahan')
  clock.set('2026-11-23T09:10:00+07:00')
  const resumed = linkTo(await read('petugas', '/meja/telepon'), `${sheet}\\?draf=`)
  expect((await send('petugas', resumed, sheet, {}, { files: [] })).status).toBe(422) // not read back yet
  const taken = await send('petugas', resumed, sheet, { narrative: 'Lampu jalan di depan pasar padam.', readBack: 'yes' }, { files: [] })
  expect(linkTo(await read('petugas', '/meja/telepon'), `${sheet}\\?draf=`)).toBe('')
  const id = idIn(taken.location)
  const place = `/meja/pengaduan/${id}`
  const readOut = words(await read('petugas', taken.location))
  const pin = /PIN (\d{6})/u.exec(readOut)?.[1] ?? ''
  for (const part of ['Alamat pemohon', (await told.complaint(id)).trackingCode]) expect(readOut).toContain(part)

  const phone = (fields: Record<string, string>) => send('petugas', `${place}/telepon`, `${place}/telepon`, fields)
  await does('petugas', id, 'permintaan-kelengkapan', { missing: 'address', 'notes.address': 'Jalan dan RT', message: 'Alamat Ibu belum ada.' })
  expect((await told.complaint(id)).status).toBe('incomplete')
  clock.set('2026-11-24T08:00:00+07:00')
  expect((await phone({ result: 'spoken', spokeWith: 'Ibu Wati', note: 'Alamat disebutkan.' })).location).toBe(`${place}?selesai=catatan`)
  await does('petugas', id, 'kelengkapan', { 'applicant.address.line': 'Jl. Mawar 3', 'applicant.address.rt': '02', note: 'Lewat telepon.' }, [])
  clock.set('2026-11-24T08:20:00+07:00')
  await does('petugas', id, 'kelengkapan-dan-pencatatan')
  await does('petugas', id, 'tanda-terima', { by: 'letter' })
  await told.decide(id, 'Lampu diganti hari Rabu.')

  expect((await phone({ result: 'no-answer' })).location).toBe(`${place}/telepon?selesai=ya`)
  expect((await told.complaint(id)).status).toBe('in-follow-up')
  clock.set('2026-11-24T13:30:00+07:00')
  expect((await phone({ result: 'spoken', spokeWith: 'Bapak Hadi, suaminya', note: 'Sudah jelas.' })).location).toBe(`${place}?selesai=penyampaian-jawaban`)
  const to = 'Kepada Ibu Wati, 0812-3456-0001'
  const first = [
    ['24/11/2026 08.20', 'Telepon', 'Gagal', to, 'Jam 08.20–08.20', 'Telepon tidak diangkat, jam 08.20.'],
    ['24/11/2026 13.30', 'Telepon', 'Tersampaikan', to, 'Berbicara dengan Bapak Hadi, suaminya, jam 13.30–13.30', 'Sudah jelas.'],
  ]
  const line = {
    'Tanggal dan jam diterima': '23/11/2026 09.10', Saluran: 'Telepon', 'Nama pengadu': 'Ibu Wati', Alamat: 'Jl. Mawar 3, RT 02', 'No. HP dan surel': '0812-3456-0001', 'Petugas penerima': 'Nama petugas',
    'Diserahkan kepada, tanggal': 'Kasi Pelayanan 24/11/2026, diterima Nama kasi-pelayanan 24/11/2026', 'Disposisi, tanggal': 'Nama kasi 24/11/2026',
    // The clock began when the address was there, not when somebody looked at it.
    'Batas waktu, tepat waktu': '25/11/2026 08.00, tepat waktu',
  }
  await expectStand(id, { line: { ...line, 'Tanggal dan bentuk jawaban': '24/11/2026 13.30, Telepon, Selesai ditangani' }, tracked: ['Lampu diganti hari Rabu.', 'pukul 13.30 WIB lewat Telepon', 'Sampaikan keberatan paling lambat Selasa, 8 Desember 2026', 'Telepon: Gagal'], ledger: first }, pin)

  clock.set('2026-11-26T10:00:00+07:00')
  await ring('ringing', number)
  expect(await read('petugas', linkTo(await read('petugas', '/meja'), `${sheet}\\?panggilan=`))).toContain(`href="${place}"`)
  await does('petugas', id, 'keberatan', { grounds: 'Lampunya masih padam.' })
  await expectStand(id, { line: { 'Tanggal dan bentuk jawaban': '', Keterangan: 'Keberatan pelapor 26/11/2026: Lampunya masih padam.' }, tracked: ['Keadaan Ditindaklanjuti Sekarang pada Camat', 'Lampunya masih padam.'], ledger: first })
  await told.answer(id, 'Kabelnya juga sudah diganti.')
  await phone({ result: 'spoken', spokeWith: 'Ibu Wati', note: '' })
  await archive(id)
  await expectStand(id, {
    line: { ...line, 'Tanggal dan bentuk jawaban': '26/11/2026 10.00, Telepon, Selesai ditangani', 'No. berkas arsip': '700.1.2.4, ordner 2026-01, rak A1', Keterangan: 'Keberatan pelapor 26/11/2026: Lampunya masih padam.' },
    tracked: ['Kabelnya juga sudah diganti.', 'Lampu diganti hari Rabu.', 'Keadaan Diarsipkan'], ledger: [['26/11/2026 10.00', 'Telepon', 'Tersampaikan', to, 'Berbicara dengan Ibu Wati, jam 10.00–10.00'], ...first],
  })
}, 30_000)

test('at the counter: what is said is recorded, written down and read back, and answered to who comes for it', async () => {
  clock.set('2026-11-26T11:00:00+07:00')
  const recording = webm([2])
  const story = { channel: 'counter', narrative: 'Got di Dusun Krajan mampet.', 'applicant.name': 'Endang', 'applicant.address.line': 'Dusun Krajan', 'applicant.address.kelurahan': 'Sumbertaman' }
  const files = [{ name: 'Suara 001.webm', content: recording }]
  const refused = await send('petugas', counter, counter, story, { files })
  expect([refused.status, refused.html.includes('href="#catat-readBack"')]).toEqual([422, true])
  const id = idIn((await send('petugas', counter, counter, { ...story, readBack: 'yes' }, { files })).location)
  const casePage = await read('petugas', `/meja/pengaduan/${id}`)
  expect(words(casePage)).toContain('Pengaduan lisan sudah dibacakan kembali dan disetujui pelapor')
  const heard = await app.inject({ url: linkTo(casePage, `/meja/pengaduan/${id}/berkas/`), headers: { cookie: await told.signIn('kasi-pelayanan') } })
  expect([heard.headers['content-type'], heard.rawPayload.equals(recording)]).toEqual(['audio/webm', true])

  await does('petugas', id, 'kelengkapan-dan-pencatatan')
  await does('petugas', id, 'tanda-terima', { by: 'printed' })
  await told.decide(id, 'Got sudah dibersihkan.')
  const toNobody = await told.refused('petugas', id, 'penyampaian-jawaban', { channel: 'in-person', result: 'delivered', proof: 'Sudah.' })
  expect(toNobody).toEqual([expect.stringMatching(/-detail-inPerson-receiver$/u)])
  await given(id, { channel: 'in-person', result: 'delivered', to: 'Endang', proof: 'Datang ke loket.', 'detail.inPerson.receiver': 'Ibu Sri', 'detail.inPerson.relation': 'istri pelapor' })
  await archive(id)
  await expectStand(id, {
    line: { Saluran: 'Loket', 'Nama pengadu': 'Endang', Alamat: 'Dusun Krajan, Sumbertaman', 'No. HP dan surel': '', Lampiran: '1 berkas', 'Tanggal dan bentuk jawaban': '26/11/2026 11.00, Langsung kepada pelapor, Selesai ditangani' },
    tracked: ['Got sudah dibersihkan.', 'lewat Langsung (datang ke kantor)', 'Suara 001.webm', 'Keadaan Diarsipkan'],
    ledger: [['26/11/2026 11.00', 'Langsung kepada pelapor', 'Tersampaikan', 'Kepada Endang', 'Diterima Ibu Sri (istri pelapor)', 'Datang ke loket.']],
  })
}, 30_000)

/** Registers a paper on the sheet of its channel, and records it. */
async function paper(channel: string, fields: Record<string, string>, more: { note?: string } = {}): Promise<string> {
  const taken = await send('petugas', `${counter}?saluran=${channel}`, counter, fields, { files: [{ name: 'pindaian.png', content: png }] })
  expect(taken.status, words(taken.html)).toBe(303)
  const id = idIn(taken.location)
  await does('petugas', id, 'kelengkapan-dan-pencatatan', more)
  return id
}

test('letter: registered with its own date, number and sheets; the answer comes back once, then reaches a named person', async () => {
  clock.set('2026-12-01T08:00:00+07:00')
  const id = await paper('letter', {
    narrative: 'Jalan depan balai berlubang.', 'applicant.name': 'Karang Taruna', 'applicant.address.line': 'Jl. Kenanga 8', answerBy: 'letter',
    'letter.date': '27/11/2026', 'letter.number': '12/KT/XI/2026', 'letter.sheets': '3', receivedAt_date: '2026-11-30', receivedAt_time: '14:30',
  })
  expect(words(await read('camat', `/meja/pengaduan/${id}`))).toContain('12/KT/XI/2026, 27/11/2026, 3 lembar')
  await does('petugas', id, 'tanda-terima', { by: 'letter' })
  await told.decide(id, 'Jalan ditambal hari Kamis.')
  const letter = { channel: 'letter', to: 'Karang Taruna, Jl. Kenanga 8', 'detail.letter.number': '700/045/2026', 'detail.letter.sentOn': '01/12/2026', 'detail.letter.means': 'registered-post' }
  await given(id, { ...letter, result: 'failed', proof: 'Kembali: rumah kosong.', 'detail.letter.tracking': 'P0001' })
  clock.set('2026-12-01T13:00:00+07:00')
  expect(await told.refused('petugas', id, 'penyampaian-jawaban', { ...letter, result: 'delivered' })).toEqual([expect.stringMatching(/-detail-letter-tracking$/u)])
  await given(id, { ...letter, result: 'delivered', 'detail.letter.tracking': 'P0002', 'detail.letter.receiver': 'Bapak Hadi' })
  await archive(id)
  await expectStand(id, {
    line: { 'Tanggal dan jam diterima': '30/11/2026 14.30', Saluran: 'Surat', Lampiran: '1 berkas, 3 lembar', 'Batas waktu, tepat waktu': '01/12/2026 14.30, tepat waktu', 'Tanggal dan bentuk jawaban': '01/12/2026 13.00, Surat jawaban, Selesai ditangani' },
    tracked: ['Jalan ditambal hari Kamis.', 'lewat Surat', 'Surat jawaban: Gagal', 'Surat jawaban: Tersampaikan', 'pindaian.png'],
    ledger: [
      ['01/12/2026 08.00', 'Surat jawaban', 'Gagal', 'Kepada Karang Taruna, Jl. Kenanga 8', 'Surat nomor 700/045/2026, dikirim 01/12/2026, pos tercatat, resi P0001', 'Kembali: rumah kosong.'],
      ['01/12/2026 13.00', 'Surat jawaban', 'Tersampaikan', 'Kepada Karang Taruna, Jl. Kenanga 8', 'Surat nomor 700/045/2026, dikirim 01/12/2026, pos tercatat, resi P0002, diterima Bapak Hadi'],
    ],
  })
}, 30_000)

test('fax: in from a machine, and back to it; only a report that says OK delivers', async () => {
  clock.set('2026-12-02T08:00:00+07:00')
  const id = await paper('fax', { narrative: 'Pohon condong ke jalan.', 'applicant.name': 'SDN Uji', 'applicant.address.line': 'Jl. Anggrek 2', 'applicant.fax': '0335-000111', 'letter.number': '7/SD/2026', 'letter.sheets': '2', answerBy: 'fax' })
  await does('petugas', id, 'tanda-terima', { by: 'letter' })
  await told.decide(id, 'Pohon sudah dipangkas.')
  await given(id, { channel: 'fax', result: 'failed', 'detail.fax.report': 'failed', proof: 'Nada sibuk.' })
  clock.set('2026-12-02T08:30:00+07:00')
  expect(await told.refused('petugas', id, 'penyampaian-jawaban', { channel: 'fax', result: 'delivered', 'detail.fax.report': 'failed' })).toEqual([expect.stringMatching(/-detail-fax-report$/u)])
  await given(id, { channel: 'fax', result: 'delivered', 'detail.fax.report': 'ok', 'detail.fax.pages': '2' })
  const to = 'Kepada SDN Uji, 0335-000111'
  await expectStand(id, {
    line: { Saluran: 'Faks', Lampiran: '1 berkas, 2 lembar', 'Tanggal dan bentuk jawaban': '02/12/2026 08.30, Faks, Selesai ditangani' },
    tracked: ['Pohon sudah dipangkas.', 'lewat Faks', 'Faks: Gagal', 'Faks: Tersampaikan'],
    ledger: [['02/12/2026 08.00', 'Faks', 'Gagal', to, 'Laporan kirim gagal', 'Nada sibuk.'], ['02/12/2026 08.30', 'Faks', 'Tersampaikan', to, 'Laporan kirim berhasil, 2 halaman']],
  })
}, 30_000)

test('suggestion box: with a name and an address but no telephone, the answer is brought; from nobody, it is posted at the office and closed with the reason', async () => {
  clock.set('2026-12-03T08:00:00+07:00')
  const named = await paper('suggestion-box', { narrative: 'Loket dibuka terlambat.', 'applicant.name': 'Slamet', 'applicant.address.line': 'RT 03 Pakistaji', 'letter.sheets': '1', receivedAt_date: '2026-12-03', receivedAt_time: '07:45' })
  await told.decide(named, 'Loket kini dibuka pukul 07.30.')
  await given(named, { channel: 'in-person', result: 'delivered', proof: 'Diantar ke rumah.', 'detail.inPerson.receiver': 'Slamet' })
  await expectStand(named, {
    line: { 'Tanggal dan jam diterima': '03/12/2026 07.45', Saluran: 'Kotak saran', 'Nama pengadu': 'Slamet', 'No. HP dan surel': '', Lampiran: '1 berkas, 1 lembar', 'Tanggal dan bentuk jawaban': '03/12/2026 08.00, Langsung kepada pelapor, Selesai ditangani' },
    tracked: ['Loket kini dibuka pukul 07.30.'], ledger: [['03/12/2026 08.00', 'Langsung kepada pelapor', 'Tersampaikan', 'Kepada Slamet', 'Diterima Slamet', 'Diantar ke rumah.']],
  })

  const nameless = await paper('suggestion-box', { narrative: 'Kursi tunggu kurang.', 'letter.sheets': '1' }, { note: 'Pengirim tidak menyebut nama dan alamat.' })
  await told.decide(nameless, 'Kursi tunggu ditambah sepuluh.')
  expect((await told.complaint(nameless)).answers.at(-1)?.attempts).toEqual([])
  await given(nameless, { channel: 'letter', result: 'failed', to: '', proof: 'Tanpa nama dan alamat: jawaban ditempel di papan pengumuman.' })
  await does('camat', nameless, 'penutupan', { reason: 'Pengirim tidak menyebut nama. Jawaban ada di papan pengumuman.' })
  await expectStand(nameless, {
    line: { Saluran: 'Kotak saran', 'Nama pengadu': '', Alamat: '', 'Tanggal dan bentuk jawaban': '03/12/2026 08.00, Pelapor tidak dapat dihubungi' },
    tracked: ['Keterangan dari kantor Pengirim tidak menyebut nama. Jawaban ada di papan pengumuman.', 'Hasil Pelapor tidak dapat dihubungi'],
    ledger: [['03/12/2026 08.00', 'Surat jawaban', 'Gagal', 'Tanpa nama dan alamat: jawaban ditempel di papan pengumuman.']],
  })
}, 30_000)

test('SP4N-LAPOR!: the same file twice is one complaint; its status and its answer go back under its number', async () => {
  clock.set('2026-12-04T08:00:00+07:00')
  const csv = 'Tracking ID,Judul Laporan,Isi Laporan,Nama Pelapor,Alamat,Telepon,Tanggal Laporan,Status\n8800123,Sampah,Sampah menumpuk di TPS,Budi,Jl. Melati 1,0812-1111-2222,03/12/2026,Belum Ditindaklanjuti\n'
  const bring = async () => {
    const sent = await send('petugas', '/meja/lapor', '/meja/lapor', {}, { files: [{ field: 'berkas', name: 'laporan.csv', content: csv }] })
    return { place: sent.location, preview: await read('petugas', sent.location) }
  }
  const { place, preview } = await bring()
  expect(words(preview)).toContain('Masukkan 1 laporan')
  expect(words((await send('petugas', place, place)).html)).toContain('1 laporan menjadi pengaduan')
  const again = words((await bring()).preview)
  expect([again.includes('1 sudah ada'), again.includes('Tidak ada laporan baru di berkas ini.')]).toEqual([true, true])
  const atCounter = await send('petugas', counter, counter, { channel: 'lapor', laporNumber: '8800123', narrative: 'Sampah menumpuk di TPS', 'applicant.name': 'Budi' }, { files: [] })
  const { rows } = await house.pool.query<{ id: string }>(`select id from complaint where channel = 'lapor'`)
  expect(rows).toHaveLength(1)
  const id = rows[0]?.id ?? ''
  expect([atCounter.status, atCounter.html.includes((await told.complaint(id)).trackingCode)]).toEqual([409, true])
  const goesBack = async () => parse(await read('petugas', '/meja/lapor.csv'), { bom: true, from_line: 2 })
  expect(words(await read('camat', `/meja/pengaduan/${id}`))).toContain('8800123')
  expect(await goesBack()).toEqual([['8800123', '', 'Belum ditindaklanjuti', '', '']])
  await does('petugas', id, 'kelengkapan-dan-pencatatan')
  const number = (await told.complaint(id)).register?.number
  expect(await goesBack()).toEqual([['8800123', number, 'Dalam proses', '', '']])
  await told.decide(id, 'Sampah sudah diangkut.')
  expect(await goesBack()).toEqual([['8800123', number, 'Dalam proses', '', '']]) // approved, not given yet
  await given(id, { channel: 'phone', result: 'delivered', 'detail.phone.spokeWith': 'Budi' })
  expect(await goesBack()).toEqual([['8800123', number, 'Selesai', 'Sampah sudah diangkut.', '2026-12-04']])
  await archive(id)
  expect(await goesBack()).toEqual([['8800123', number, 'Selesai', 'Sampah sudah diangkut.', '2026-12-04']])
  await expectStand(id, {
    line: { Saluran: 'SP4N-LAPOR!', 'Nama pengadu': 'Budi', 'Tanggal dan bentuk jawaban': '04/12/2026 08.00, Telepon, Selesai ditangani' },
    tracked: ['Sampah sudah diangkut.', 'SP4N-LAPOR!', 'Keadaan Diarsipkan'],
    ledger: [['04/12/2026 08.00', 'Telepon', 'Tersampaikan', 'Kepada Budi, 0812-1111-2222', 'Berbicara dengan Budi']],
  })
}, 30_000)
