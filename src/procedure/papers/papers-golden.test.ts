import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { completeInput, studyInput, testHouse } from '../../../test/support/house.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { letterKinds } from '../../office/paper-kinds.ts'
import type { ComplaintPaper, LetterKind } from '../../office/paper-kinds.ts'
import { blankComplaintForm } from '../1-receive/complaint-form.ts'
import { receive } from '../1-receive/receive.ts'
import { dispositionSheet } from '../6-follow-up-and-answer/disposition-sheet.ts'
import { makers } from './makers.ts'
import { offersOf } from './offers.ts'
import { issue, makingOf } from './produce.ts'

const { house, lodge, bring, act, people } = await testHouse()
const narrative = Array.from({ length: 60 }, (_, line) => `Baris ${line + 1}: lampu di ṭoko gḍungan bâḍâ sè mati, السلام عليكم, 😀 selesai${line + 1}.`).join('\n')
const longName = 'Raden Mas Haji Abdurrahman Wicaksono '.repeat(5).trim()
const hard = { ...completeInput, narrative, applicant: { ...completeInput.applicant, name: longName } }

/** Text with single blanks, and page by page what poppler says about the file. */
function read(pdf: Uint8Array) {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString()
  return { text: text.replaceAll('\u200b', '').replaceAll(/\s+/gu, ' '), info: execFileSync('pdfinfo', ['-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString(), fonts: execFileSync('pdffonts', ['-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString(), raw: Buffer.from(pdf).toString('latin1') }
}
const stateOf = async (id: string) => fold((await readHistory(house.pool, house.workplace.officeId, id))?.events ?? [])

async function made(id: string, kind: ComplaintPaper, subject?: string) {
  const maker = makers.find((candidate) => candidate.kind === kind)
  const issued = await issue(house, { complaintId: id, kind, subject: subject ?? maker?.subjects(await stateOf(id)).at(-1) ?? '', actors: [people['kasi-pelayanan']] })
  if (!issued.ok) throw new Error(`${kind}: ${issued.refusal.key}`)
  return read(issued.bytes)
}
async function atCounter(more: object): Promise<string> {
  const received = await receive(house.workplace, { input: { ...completeInput, channel: 'counter', ...more }, actor: people.petugas, key: `counter-${JSON.stringify(more)}` })
  if (!received.ok) throw new Error(received.refusal.key)
  return received.receipt.id
}
const meeting = { on: '2026-11-25', from: '09:00', until: '11:00', place: 'Kantor Kelurahan', agenda: 'Klarifikasi' }
async function letter(id: string, kind: LetterKind, more: object = {}) {
  const written = await act('write-letter', id, 'kasi-pelayanan', {
    kind, datedOn: '2026-11-24', signer: { personId: people['kasi-pelayanan'].id, capacity: 'an' }, to: 'Ibu Siti Aminah\nKetua RT 02', toAddress: 'Jl. Mawar 3', subject: 'Perbaikan lampu jalan',
    body: 'Dengan hormat.\n\nLampu sudah diperbaiki.', copies: ['Lurah Kedung Asem', 'Dinas Perhubungan'], ...(kind === 'invitation' || kind === 'minutes' ? { meeting, parties: [{ name: 'Siti', position: 'Pengadu' }] } : {}), ...more,
  })
  if (!written.ok) throw new Error(JSON.stringify(written))
  const letterId = (await stateOf(id)).letters.at(-1)?.id ?? ''
  const numbered = await act('number-letter', id, 'petugas', { id: letterId })
  if (!numbered.ok) throw new Error(JSON.stringify(numbered))
  return made(id, kind, letterId)
}

test('every paper of a hard case: whole, tagged, PDF/A, with its fonts, its code and page numbers; nobody left a paper without a test', async () => {
  const { id } = await lodge(hard)
  await bring(id, 'archived')
  for (const kind of letterKinds) await letter(id, kind)
  const offers = offersOf(await stateOf(id), true)
  expect(new Set([...offers.map(({ kind }) => kind), ...letterKinds])).toEqual(new Set(makers.map(({ kind }) => kind)))
  for (const { kind, subject } of offers) await issue(house, { complaintId: id, kind, subject, actors: [people.petugas] })
  for (const { kind, code, sha256 } of (await house.pool.query('select kind, code, sha256 from issued_paper where complaint_id = $1', [id])).rows as { kind: string; code: string; sha256: string }[]) {
    const { text, info, fonts, raw } = read(await house.files.bytes(sha256))
    expect(text, kind).toContain(code)
    expect(info, kind).toMatch(/Tagged:\s+yes/u)
    expect(raw, kind).toMatch(/\/Lang ?\(id-ID\)/u)
    expect(fonts.split('\n').slice(2).filter((line) => line !== '' && !/ yes (?:yes|no) +(?:yes|no) /u.test(line)), kind).toEqual([])
    if (kind !== 'history-packet') expect(raw, kind).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</u)
    if (kind !== 'receipt-slip' && kind !== 'history-packet') expect(text, kind).toMatch(/Halaman 1 dari \d/u)
  }
  const form = await made(id, 'complaint-form')
  for (let line = 1; line <= 60; line++) expect(form.text).toContain(`selesai${line}.`)
  expect(form.text.split('Wicaksono').length).toBeGreaterThanOrEqual(11)
  expect(form.text).toContain('cap jempol')
})

test('the form: blank for the counter on one page, also on folio; and filled, as spoken and read back, or as brought', async () => {
  const inForce = await house.workplace.standards.inForce('2026-11-24')
  const blank = read(await blankComplaintForm(house.papers, inForce))
  for (const words of ['FORMULIR PENGADUAN', 'Nama lengkap', 'Rahasiakan identitas saya', 'Tidak dipungut biaya', 'Waktu kejadian', 'RT / RW', 'Kelurahan', 'dibacakan kembali', 'UU 27/2022',
    'cap jempol', 'Petugas penerima', 'Nomor register', 'berlaku sejak 1 Januari 2024', 'Halaman 1 dari 1']) expect(blank.text).toContain(words)
  const folio = { ...inForce, bundle: { ...inForce.bundle, letterhead: { ...inForce.bundle.letterhead, paper: 'F4' as const } } }
  expect(read(await blankComplaintForm(house.papers, folio)).text).toContain('Halaman 1 dari 1')
  expect(blank.text).not.toContain('Yang dibawa')
  const demanding = { ...inForce, standard: { ...inForce.standard, requirements: [...inForce.standard.requirements, { id: 'rt-letter', label: 'Surat pengantar RT', help: '-', satisfiedBy: { mode: 'all' as const, fields: ['attachments' as const] } }] } }
  expect(read(await blankComplaintForm(house.papers, demanding)).text).toContain('Yang dibawa Surat pengantar RT')
  expect(blank.text).not.toContain('Kode periksa')
  const { id } = await lodge()
  expect((await made(id, 'complaint-form')).text).toContain('Uraian di atas adalah keterangan pengadu sendiri')
  const spoken = await made(await atCounter({ readBack: true }), 'complaint-form')
  for (const words of ['dibacakan kembali kepada pengadu', 'Dicatat Senin, 23 November 2026 pukul 09.00 WIB', 'Saksi I ', 'Saksi II ', 'Nama petugas']) expect(spoken.text).toContain(words)
  const brought = await made(await atCounter({ channel: 'letter', letter: { number: '12/RT', date: '2026-11-20', sheets: 3 } }), 'complaint-form')
  expect(brought.text).not.toMatch(/lisan|Saksi/u)
})

test('the slips name the four contents of Ps 44(2), the due time, that it is free, and how to follow it', async () => {
  const { id, trackingCode, pin } = await lodge(hard)
  await bring(id, 'recorded')
  for (const [width, points] of [['58', 164], ['80', 226]] as const) {
    const { text, info } = await made(id, 'receipt-slip', width)
    for (const words of ['Wicaksono', 'Jl. Mawar 3', 'Baris 1', 'Diterima: Senin, 23 November 2026', 'Nama petugas', 'Dijawab paling lambat', 'Tidak dipungut biaya', trackingCode, pin, 'keberatan dalam', '082380000255', 'Ombudsman Republik Indonesia 137', 'selengkapnya dalam berkas']) expect(text).toContain(words)
    expect(info).toMatch(new RegExp(`Page size:\\s+${points}`, 'u'))
    expect(info).toMatch(/Pages:\s+1\n/u)
  }
})

test('hand-over, study and disposition say who, to whom, what and when; a further level is another sheet', async () => {
  const { id } = await lodge()
  await bring(id, 'handed-over')
  const sheet = await made(id, 'hand-over-sheet')
  for (const words of ['Serah Terima Berkas'.toUpperCase(), 'Siti Aminah', 'Yang menyerahkan', 'Yang menerima', 'Nama petugas', 'Kasi Pelayanan', 'Tanda Terima Pengaduan']) expect(sheet.text).toContain(words)
  const other = await atCounter({ channel: 'letter', letter: { number: '12/RT', date: '2026-11-20', sheets: 3 } })
  await letter(other, 'memo')
  await bring(other, 'handed-over')
  const contents = (await made(other, 'hand-over-sheet')).text
  for (const words of ['1 Surat pengaduan nomor 12/RT tanggal 20 November 3 2026', '2 Tanda Terima Pengaduan 000', '3 Nota Dinas 700.1.2.4/']) expect(contents).toContain(words)
  await act('accept-hand-over', id, 'kasi-pelayanan')
  await act('study', id, 'kasi-pelayanan', studyInput)
  const short = await made(id, 'study')
  for (const words of ['TELAAHAN STAF (SINGKAT)', 'I. Persoalan', 'IV. Saran', 'Camat', 'Perlu koordinasi']) expect(short.text).toContain(words)
  expect(short.info).toMatch(/Pages:\s+1\n/u)
  await act('study', id, 'kasi-pelayanan', { ...studyInput, form: 'full', assumptions: 'Praanggapan kami.', analysis: 'Analisis kami.' })
  const full = await made(id, 'study')
  for (const words of ['II. Praanggapan', 'Fakta-fakta yang mempengaruhi', 'IV. Analisis', 'V. Simpulan', 'VI. Saran']) expect(full.text).toContain(words)
  await act('report', id, 'kasi-pelayanan')
  const byHand = await made(id, 'disposition-sheet')
  expect(byHand.text).toContain('LEMBAR DISPOSISI')
  await act('dispose', id, 'camat', { to: [people.kasi.id], instructions: ['koordinasi'], nature: 'segera', note: 'Tinjau hari ini.' })
  const disposed = await made(id, 'disposition-sheet')
  const { register, dispositions } = await stateOf(id)
  for (const words of ['Jabatan camat', 'Jabatan kasi', 'Koordinasi/konfirmasikan', 'Tinjau hari ini.', 'Sifat: Segera', register?.number ?? 'no number']) expect(disposed.text).toContain(words)
  await act('dispose', id, 'kasi', { to: [people.petugas.id], instructions: ['proses-lanjut'], nature: 'biasa', parent: dispositions[0]?.id })
  expect((await stateOf(id)).papers.filter(({ kind }) => kind === 'disposition-sheet')).toHaveLength(2)
})

test('the disposition as the classic card, for an office that uses it', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  const history = await readHistory(house.pool, house.workplace.officeId, id)
  const state = fold(history?.events ?? [])
  const inForce = await house.workplace.standards.version(state.standardVersion)
  const card = { ...inForce, standard: { ...inForce.standard, disposition: { ...inForce.standard.disposition, sheet: 'card' as const } } }
  const making = await makingOf(house, { complaintId: id, state, events: history?.events ?? [], subject: '1', issuedAt: house.workplace.now(), issuedBy: people.camat, check: { code: 'K7QM-3XPA-9RTD', url: 'http://x.test/periksa/K7QM-3XPA-9RTD' } })
  const { text } = read(await dispositionSheet.render(house.papers, { ...making, inForce: card }))
  for (const words of ['KARTU DISPOSISI', 'Indeks', 'Kode', 'Nomor urut', 'Tanggal penyelesaian', 'Isi ringkas', 'Asal', 'Siti Aminah', 'Diteruskan kepada', 'Jabatan kasi']) expect(text).toContain(words)
})

test('letters: head, number, copies and signature; the signature of a deputy; a long body keeps the signature in company', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  const answer = await letter(id, 'answer-letter')
  for (const words of ['Probolinggo, 24 November 2026', 'Nomor : 700.1.2.4/', 'Sifat : Biasa', 'Hal : Perbaikan lampu jalan', 'Yth.', 'a.n. Camat', 'Jabatan kasi-pelayanan,', 'Nama kasi-pelayanan', 'Tembusan:', '2. Dinas Perhubungan']) expect(answer.text).toContain(words)
  for (const [capacity, words] of [['plt', 'Plt. Camat'], ['plh', 'Plh. Camat'], ['own', 'Jabatan kasi-pelayanan,']] as const) {
    expect((await letter(id, 'coordination-letter', { signer: { personId: people['kasi-pelayanan'].id, capacity } })).text).toContain(words)
  }
  const long = await letter(id, 'answer-letter', { body: narrative.replaceAll('\n', '\n\n') })
  for (let line = 1; line <= 60; line++) expect(long.text).toContain(`selesai${line}.`)
  const invitation = await letter(id, 'invitation')
  for (const words of ['Rabu, 25 November 2026', '09.00 s.d. 11.00 WIB', 'Kantor Kelurahan']) expect(invitation.text).toContain(words)
  expect((await letter(id, 'minutes')).text).toContain('Yang hadir dan menandatangani')
  const asked = await letter(id, 'completion-letter')
  for (const words of ['/lacak/', 'membawa surat ini']) expect(asked.text).toContain(words)
})

test('who asked to be kept secret is named on no paper that goes through other hands', async () => {
  const { id } = await lodge({ ...completeInput, confidential: true, narrative: 'Saya Siti Aminah, telepon 0812-3456-7890, melihat pungutan.' })
  await bring(id, 'in-follow-up')
  await act('dispose', id, 'camat', { to: [people.kasi.id], instructions: ['koordinasi'], nature: 'rahasia', note: 'Temui Siti Aminah.' })
  const papers = [await made(id, 'hand-over-sheet'), await made(id, 'study'), await made(id, 'disposition-sheet'), await made(id, 'receipt-redacted'), await letter(id, 'coordination-letter', { to: 'Kepala Dinas', toAddress: 'Jl. Raya 1', body: 'Ibu Siti Aminah mengadu.' })]
  for (const { text } of papers) {
    expect(text).not.toMatch(/Siti Aminah|3456/u)
    expect(text).not.toContain('Jl. Mawar 3')
  }
  expect(offersOf(await stateOf(id), false).map(({ kind }) => kind)).not.toContain('receipt-slip')
})
