import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standardBundleSchema } from './bundle.ts'
import { checkStandard, loadStandard } from './load.ts'
import { StandardInvalid } from './problem.ts'

const WONOASIH = 'standards/kecamatan-wonoasih'
let scratch = ''

beforeAll(async () => { scratch = await mkdtemp(join(tmpdir(), 'standard-')) })
afterAll(async () => { await rm(scratch, { recursive: true }) })

async function copy(): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'office-'))
  await cp(WONOASIH, folder, { recursive: true })
  return folder
}

describe('the standard of Kecamatan Wonoasih', () => {
  test('loads with all seven clauses', async () => {
    const bundle = await loadStandard(WONOASIH)
    const { standard } = bundle
    expect(standard.service).toEqual({ name: 'Penanganan Pengaduan Masyarakat', product: 'Penanganan Pengaduan Masyarakat', decreeNumber: null })
    expect(standard.requirements.map((r) => r.label)).toEqual(['Nama Pemohon', 'Alamat pemohon', 'Dokumen pengaduan (surat,email,lisan)'])
    expect(standard.steps.map((s) => s.number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(standard.time.text).toBe('1 Hari kerja')
    expect(standard.clocks.find((c) => c.id === standard.time.promise)?.limit).toEqual({ unit: 'same-time', amount: 1 })
    expect(standard.fee.text).toBe('Tidak dipungut biaya')
    expect(standard.redress.map((r) => r.value)).toContain('082380000255')
    expect(standard.office.areas).toHaveLength(6)
    expect(bundle.holidays.find((d) => d.date === '2026-12-24')).toMatchObject({ kind: 'joint-leave', decree: expect.stringContaining('1497/2025') })
    expect(bundle.holidays.find((d) => d.date === '2025-08-18')?.decree).toContain('933/2025')
    expect(bundle.decrees.map((d) => d.year)).toEqual([2024, 2025, 2026, 2027])
  })

  test('uses the words of the published standard', async () => {
    const { standard } = await loadStandard(WONOASIH)
    expect(standard.steps.map((s) => s.title)).toEqual([
      'Menerima Pengaduan Masyarakat dari Pemohon',
      'Meneliti Kelengkapan Berkas Pengaduan',
      'Mencatat Berkas Pengaduan, membuat dan memberikan Tanda Terima pengaduan',
      'Mencatat pada buku pengaduan dan Menyerahkan Berkas Pengaduan kepada Kasi Pelayanan',
      'Mempelajari pengaduan tersebut menelaah hal-hal yang dilaporkan masyarakat / publik tersebut, untuk selanjutnya dilaporkan kepada pimpinan untuk ditindaklanjuti',
      'Camat menindak lanjuti bila perlu dengan melakukan koordinasi dengan pihak/pejabat terkait dan memberikan jawaban terhadap pengaduan masyarakat / publik tersebut baik secara langsung, surat, e-mail, faksimili, telepon, sms, dll.',
      'Mengarsipkan dan menyimpan semua berkas pengaduan ke dalam ordner/bantek.',
    ])
    expect(standard.time.detail).toBe('Permohonan Pengaduan Masyarakat di proses oleh petugas / operator maksimum 1 x 24 jam kerja setelah persyaratan lengkap')
  })

  test('survives the database: the bundle is plain JSON that its schema reads back', async () => {
    const bundle = await loadStandard(WONOASIH)
    expect(standardBundleSchema.parse(JSON.parse(JSON.stringify(bundle)))).toEqual(bundle)
  })

  test('has another hash as soon as one byte of one file differs, and the same one elsewhere', async () => {
    const { sha256 } = await loadStandard(WONOASIH)
    const folder = await copy()
    expect((await loadStandard(folder)).sha256).toBe(sha256)
    const file = join(folder, 'holidays/2027.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('# Hari', '# hari'))
    expect((await loadStandard(folder)).sha256).not.toBe(sha256)
  })
})

// What an officer may get wrong: [what, text as it stands, text as edited, text on the line that must be named, message, remedy].
type Mistake = [string, string, string, string, RegExp, RegExp]
const mistakes: Record<string, Mistake[]> = {
  'standard.yaml': [
    ['broken YAML', 'fee:\n  text: Tidak', 'fee:\n  text: "Tidak', 'text: "Tidak', /Tanda petik tidak ditutup/, /Tutup/],
    ['a quotation mark lost at the end', 'sms: "1708"', 'sms: "1708', 'sms: "1708', /Tanda petik tidak ditutup/, /Tutup/],
    ['an indent that slipped', '  workingDays: 10', ' workingDays: 10\n  x: 1', '', /tidak terbaca/, /jorokan/],
    ['a tab', '  name: Kecamatan Wonoasih', '\tname: Kecamatan Wonoasih', '\tname: Kec', /tidak terbaca/, /tab/],
    ['a key twice', 'fee:\n', 'fee:\n  text: x\nfee:\n', 'fee:', /tidak terbaca/, /hapus salah satunya/],
    ['an unknown alias', 'tue: *senin-kamis', 'tue: *selasa', 'tue: *selasa', /\*selasa tidak ada/, /&selasa/],
    ['a missing entry', '  phone: (0335) 424902\n', '', 'office:', /office.phone belum diisi/, /Tambahkan/],
    ['a misspelt entry', '  phone:', '  fone:', 'fone:', /office.fone tidak dikenal/, /ejaan/],
    ['a number that is a text', 'postalCode: "67233"', 'postalCode: 67233', 'postalCode', /bukan sebagai teks/, /"67233"/],
    ['an empty entry', 'head: Camat Wonoasih', 'head:', 'head:', /office.head kosong/, /Isi dengan teks/],
    ['a date that is none', 'validFrom: 2024-01-01', 'validFrom: 2026-02-30', 'validFrom', /2026-02-30/, /tahun-bulan-hari/],
    ['an unknown role', 'roles: [arsiparis]', 'roles: [tukang-arsip]', 'roles: [tukang', /tukang-arsip/, /arsiparis/],
    ['an unknown moment', 'stopsWhen: decided', 'stopsWhen: diputus', 'stopsWhen: diputus', /diputus/, /decided/],
    ['an unknown unit', 'unit: same-time', 'unit: hari', 'limit: { unit: hari', /hari/, /same-time/],
    ['a limit of nothing', 'same-time, amount: 1', 'same-time, amount: 0', 'amount: 0', /terlalu kecil/, /1/],
    ['half a day', 'same-time, amount: 1', 'same-time, amount: 1.5', 'amount: 1.5', /1.5/, /bilangan bulat/],
    ['an entry that is no list', 'channels:\n  in: [web,', 'channels:\n  in: web #[', 'in: web', /channels.in/, /daftar/],
    ['six steps', '  - number: 7\n    id: archive\n    title: Mengarsipkan dan menyimpan semua berkas pengaduan ke dalam ordner/bantek.\n    short: Arsip\n    roles: [arsiparis]\n    paper: Daftar Isi Berkas dan label ordner\n', '', 'steps:', /steps tidak berisi 7/, /tepat 7/],
    ['a step out of order', '  - number: 3', '  - number: 4', '- number: 4', /Langkah ke-3 bernomor 4/, /number: 3/],
    ['a step of another name', 'id: record-and-acknowledge', 'id: archive', 'id: archive', /Langkah ke-3/, /record-and-acknowledge/],
    ['a promise that is no clock', 'promise: KEC_SELESAI', 'promise: KEC_LAIN', 'promise: KEC_LAIN', /KEC_LAIN/, /KEC_SELESAI/],
    ['a class with an unknown clock', 'clock: SP4N_BP', 'clock: SP4N_BPP', 'clock: SP4N_BPP', /SP4N_BPP/, /SP4N_BP/],
    ['a clock that stops as it starts', 'stopsWhen: conveyed', 'stopsWhen: decided', 'startsWhen: decided\n    stopsWhen: decided'.split('\n')[1] ?? '', /saat yang sama/, /stopsWhen/],
    ['a clock twice', '- id: SP4N_BP\n', '- id: SP4N_TBP\n', '', /sudah dipakai/, /nama lain/],
    ['completion told twice', 'completion:\n  days: 30', 'completion:\n  days: 45', 'limit: { unit: calendar-days, amount: 30 }', /UU25_PELAPOR_LENGKAPI 30 hari, tetapi completion.days 45/, /45/],
    ['a reminder too late', 'remindAfterDays: [14, 25]', 'remindAfterDays: [14, 30]', 'remindAfterDays', /hari ke-30/, /di bawah 30/],
    ['hours that overlap', '- { from: 13:00, to: 16:00 }', '- { from: 11:00, to: 16:00 }', 'from: 11:00', /tumpang tindih/, /Urutkan/],
    ['hours that end before they start', '- { from: 13:00, to: 16:30 }', '- { from: 16:30, to: 13:00 }', 'from: 16:30', /Jam tutup/, /lebih lambat/],
    ['an hour written with a point', 'from: 13:00, to: 16:30', 'from: "13.00", to: 16:30', 'from: "13.00"', /13\.00/, /07:30/],
    ['no ordinary week', '- name: Jam kerja biasa', '- name: Jam kerja biasa\n    from: 2026-01-01', 'hours:', /biasa belum ada/, /tanpa from/],
    ['an unknown token', '"{urut:4}/{tahun}"', '"{nomor}/{tahun}"', 'register: "{nomor}', /\{nomor\} tidak dikenal/, /\{urut\}/],
    ['a register without a year', '"{urut:4}/{tahun}"', '"{urut:4}"', 'register:', /tanpa \{tahun\}/, /kembar/],
    ['a unit that is empty', '"{kode}/{urut:3}/{tahun}"', '"{kode}/{urut:3}/{unit}"', 'letter:', /unit kosong/, /Isi unit/],
    ['a kelurahan twice', 'code: 35.74.02.1002', 'code: 35.74.02.1001', 'name: Pakistaji', /sudah dipakai/, /kodenya sendiri/],
    ['an alias of another kelurahan', 'name: Pakistaji, aliases: []', 'name: Pakistaji, aliases: [sumbertaman]', 'name: Sumber Taman', /sudah dipakai/, /kembar/],
    ['a kelurahan of elsewhere', 'code: 35.74.02.1002', 'code: 35.74.03.1002', '35.74.03.1002', /bukan bagian/, /35\.74\.02/],
    ['attachments that cannot fit', 'maxBytesTotal: 31457280', 'maxBytesTotal: 1000', 'maxBytesTotal', /lebih kecil/, /10485760/],
    ['an extension twice', 'extensions: [mp3]', 'extensions: [jpg]', 'label: Rekaman MP3', /"jpg" sudah dipakai/, /kembar/],
    ['an address without its protocol', 'url: https://ombudsman.go.id', 'url: ombudsman', 'url: ombudsman', /ombudsman/, /https/],
  ],
  'categories.yaml': [
    ['a code twice', 'code: PJU', 'code: JALAN', '', /"JALAN" sudah dipakai/, /kodenya sendiri/],
    ['a code in small letters', 'code: PJU', 'code: pju', 'code: pju', /pju/, /huruf besar/],
    ['an unknown class', 'defaultClass: aspirasi', 'defaultClass: usul', 'defaultClass: usul', /usul/, /aspirasi/],
    ['an emergency without a number', 'Rumah terbakar di RT sebelah.\n    defaultHandler: Pusat panggilan 112\n    outside: true\n    defaultClass: null\n    urgency: emergency\n    emergency:\n      note: Jangan menunggu jawaban formulir ini. Hubungi 112 sekarang juga.\n      numbers: ["112"]', 'Rumah\n    defaultHandler: Pusat 112\n    defaultClass: null\n    urgency: emergency # x', 'emergency # x', /tanpa nomor darurat/, /112/],
    ['a number that is a text', 'numbers: ["112"]', 'numbers: [112]', 'numbers: [112]', /bukan sebagai teks/, /"112"/],
  ],
  'letterhead.yaml': [
    ['an unknown paper', 'paper: A4', 'paper: Letter', 'paper: Letter', /Letter/, /A4, F4/],
    ['no lines', /lines:[\s\S]*?(?=# Tempat)/.source, '', '', /lines belum diisi/, /daftar/],
  ],
  'holidays/2026.yaml': [
    ['a year of another file', 'year: 2026', 'year: 2025', 'year: 2025', /tidak sama dengan nama berkas/, /2026/],
    ['a day of another year', 'date: 2026-12-24', 'date: 2027-12-24', 'date: 2027-12-24', /bukan hari di tahun 2026/, /2027\.yaml/],
    ['a day twice', 'date: 2026-12-24', 'date: 2026-12-25', '', /sudah dipakai/, /kembar/],
    ['an unknown kind', 'kind: joint-leave', 'kind: cuti-bersama', 'kind: cuti-bersama', /cuti-bersama/, /joint-leave/],
    ['a day that is none', 'date: 2026-12-24', 'date: 2026-12-32', 'date: 2026-12-32', /2026-12-32/, /kalender/],
  ],
}

describe.each(Object.entries(mistakes))('a mistake in %s', (name, list) => {
  test.each(list)('%s is named with its file, its line and what to write', async (_what, from, to, at, message, remedy) => {
    const folder = await copy()
    const file = join(folder, name)
    const before = await readFile(file, 'utf8')
    const after = before.includes(from) ? before.replace(from, to) : before.replace(new RegExp(from), to)
    expect(after).not.toBe(before)
    await writeFile(file, after)
    const problems = await checkStandard(folder)
    const found = problems.find((p) => message.test(p.message))
    expect(found, JSON.stringify(problems)).toBeDefined()
    expect(found?.file).toBe(file)
    expect(found?.remedy).toMatch(remedy)
    if (at !== '') expect(after.split('\n')[(found?.line ?? 0) - 1]).toContain(at)
    expect(await checkStandard(file)).toEqual(problems)
    await expect(loadStandard(folder)).rejects.toBeInstanceOf(StandardInvalid)
  })
})

describe('a folder', () => {
  test('that lacks files names each of them', async () => {
    const folder = await mkdtemp(join(scratch, 'empty-'))
    await mkdir(join(folder, 'holidays'))
    const files = (await checkStandard(folder)).map((p) => p.file)
    expect(files).toEqual(['standard.yaml', 'categories.yaml', 'letterhead.yaml', 'holidays'].map((name) => join(folder, name)))
  })

  test('that leaves out a year of holidays between two others is refused', async () => {
    const folder = await copy()
    await rename(join(folder, 'holidays/2025.yaml'), join(folder, 'holidays/2025.bak'))
    expect(await checkStandard(folder)).toEqual([expect.objectContaining({ file: join(folder, 'holidays/2025.yaml'), line: 1 })])
  })

  test('that is not there is said, not thrown', async () => {
    expect(await checkStandard(join(scratch, 'nowhere'))).toEqual([expect.objectContaining({ message: 'Berkas tidak ada' })])
  })

  test('gives the problems of all its files at once, each file by line', async () => {
    const folder = await copy()
    for (const [name, from, to] of [['standard.yaml', 'zone: Asia/Jakarta', 'zone: Asia/Probolinggo'], ['standard.yaml', '- number: 2', '- number: x'], ['letterhead.yaml', 'paper: A4', 'paper: A3']] as const) {
      const file = join(folder, name)
      await writeFile(file, (await readFile(file, 'utf8')).replace(from, to))
    }
    const problems = await checkStandard(folder)
    expect(problems.map((p) => p.message)).toEqual([
      'office.zone berisi "Asia/Probolinggo"', 'steps[2].number berisi "x"', 'paper berisi "A3"',
    ])
  })
})
