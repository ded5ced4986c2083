import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLabelled, readReply } from './read-reply.ts'

const areas = [
  { name: 'Kedung Asem', aliases: ['Kedungasem'] }, { name: 'Sumber Taman', aliases: ['Sumbertaman'] }, { name: 'Pakistaji', aliases: [] },
  { name: 'Jrebeng Kidul', aliases: ['Jrebengkidul'] }, { name: 'Kedunggaleng', aliases: ['Kedung Galeng'] },
]
const mawar = { line: 'Jl Mawar 3', rt: '2', rw: '5', kelurahan: 'Kedung Asem' }

describe('name and address, however they are written', () => {
  test.each<[string, object]>([
    ['Siti Aminah, Jl Mawar 3 RT 2 RW 5 Kedung Asem', { name: 'Siti Aminah', address: mawar }],
    ['Siti Aminah Jl Mawar 3 RT 2 RW 5 Kedung Asem', { name: 'Siti Aminah', address: mawar }],
    ['siti aminah jl mawar 3 rt02/rw05 kedungasem', { name: 'siti aminah', address: { line: 'jl mawar 3', rt: '02', rw: '05', kelurahan: 'Kedung Asem' } }],
    ['SITI AMINAH, JL. MAWAR NO. 3, RT 02 / RW 05, KEL. KEDUNG ASEM', { name: 'SITI AMINAH', address: { line: 'JL. MAWAR NO. 3', rt: '02', rw: '05', kelurahan: 'Kedung Asem' } }],
    ['Siti Aminah\nJl. Mawar 3 RT/RW 02/05\nKedung Asem', { name: 'Siti Aminah', address: { line: 'Jl. Mawar 3', rt: '02', rw: '05', kelurahan: 'Kedung Asem' } }],
    ['Nama: Siti Aminah Alamat: Jl Mawar 3 RT 2 RW 5 Kedung Asem', { name: 'Siti Aminah', address: mawar }],
    ['nama : Siti Aminah\nalamat : Jl Mawar 3 RT 2 RW 5 Kedung Asem', { name: 'Siti Aminah', address: mawar }],
    ['Alamat: Jl Mawar 3 RT 2 RW 5 Kedung Asem. Nama: Siti Aminah', { name: 'Siti Aminah', address: mawar }],
    ['nama siti aminah alamat jl mawar 3', { name: 'siti aminah', address: { line: 'jl mawar 3' } }],
    ['Nama saya Siti Aminah, alamat di Jl Mawar 3', { name: 'Siti Aminah', address: { line: 'Jl Mawar 3' } }],
    ['Assalamualaikum, nama saya Siti Aminah alamat Jl Mawar 3', { name: 'Siti Aminah', address: { line: 'Jl Mawar 3' } }],
    ['Selamat pagi pak, Siti Aminah, Jl Mawar 3', { name: 'Siti Aminah', address: { line: 'Jl Mawar 3' } }],
    ['Siti Aminah alamat Jl Mawar 3', { name: 'Siti Aminah', address: { line: 'Jl Mawar 3' } }],
    ['saya Siti Aminah tinggal di Jl Mawar 3', { name: 'Siti Aminah', address: { line: 'Jl Mawar 3' } }],
    ['Saya Budi Santoso, Dusun Krajan RT 3 RW 1', { name: 'Budi Santoso', address: { line: 'Dusun Krajan', rt: '3', rw: '1' } }],
    ['Ibu Siti Aminah, Gang Melati 7', { name: 'Siti Aminah', address: { line: 'Gang Melati 7' } }],
    ['H. Abdul Karim S.Pd., Perum Asabri Blok C/12', { name: 'H. Abdul Karim S.Pd.', address: { line: 'Perum Asabri Blok C/12' } }],
    ["Mas'ud - Jl. Anggur 12", { name: "Mas'ud", address: { line: 'Jl. Anggur 12' } }],
    ['Siti Aminah#Jl Mawar 3#Kedung Asem', { name: 'Siti Aminah', address: { line: 'Jl Mawar 3', kelurahan: 'Kedung Asem' } }],
    ['a.n. Siti Aminah, Jl Mawar 3', { name: 'Siti Aminah', address: { line: 'Jl Mawar 3' } }],
    ['Budi, Mawar 3', { name: 'Budi', address: { line: 'Mawar 3' } }],
    ['Budi, Pakistaji', { name: 'Budi', address: { line: 'Pakistaji', kelurahan: 'Pakistaji' } }],
    ['Budi RT 2 RW 5 Kedung Asem', { name: 'Budi', address: { line: 'RT 2 RW 5 Kedung Asem', rt: '2', rw: '5', kelurahan: 'Kedung Asem' } }],
    ['Slamet, Desa Pohsangit Leres, Kec. Sumberasih', { name: 'Slamet', address: { line: 'Kec. Sumberasih', kelurahan: 'Pohsangit Leres' } }],
    ['Jl Mawar 3 RT 2 RW 5 Kedung Asem, Siti Aminah', { name: 'Siti Aminah', address: mawar }],
    ['nama siti aminah, jl mawar 3 rt 2', { name: 'siti aminah', address: { line: 'jl mawar 3', rt: '2' } }],
    ['Nama: Siti Aminah\nJl. Mawar 3\nKedung Asem', { name: 'Siti Aminah', address: { line: 'Jl. Mawar 3', kelurahan: 'Kedung Asem' } }],
  ])('%s', (text, told) => {
    expect(readReply(text, areas)).toEqual(told)
  })
})

describe('one of the two only', () => {
  test.each<[string, object]>([
    ['Siti Aminah', { name: 'Siti Aminah' }],
    ['siti', { name: 'siti' }],
    ['Nama saya Budi', { name: 'Budi' }],
    ['nama: Budi Santoso', { name: 'Budi Santoso' }],
    ['Pak Budi', { name: 'Budi' }],
    ['Muhammad Nur Hidayatullah', { name: 'Muhammad Nur Hidayatullah' }],
    ['Jl Mawar 3 RT 2 RW 5 Kedung Asem', { address: mawar }],
    ['alamat Jl Mawar 3', { address: { line: 'Jl Mawar 3' } }],
    ['Alamat: Kedungasem', { address: { line: 'Kedungasem', kelurahan: 'Kedung Asem' } }],
    ['saya tinggal di Jl Mawar 3', { address: { line: 'Jl Mawar 3' } }],
    ['RT 2 RW 5 Kedung Asem', { address: { line: 'RT 2 RW 5 Kedung Asem', rt: '2', rw: '5', kelurahan: 'Kedung Asem' } }],
    ['Kedung Asem', { address: { line: 'Kedung Asem', kelurahan: 'Kedung Asem' } }],
    ['Jl. Kedung Asem 4, Pakistaji', { address: { line: 'Jl. Kedung Asem 4', kelurahan: 'Pakistaji' } }],
    ['Mastrip 14 rt 3/2', { address: { line: 'Mastrip 14', rt: '3', rw: '2' } }],
  ])('%s', (text, told) => {
    expect(readReply(text, areas)).toEqual(told)
  })
})

describe('what is neither is not taken for one', () => {
  test.each([
    'Kapan lampunya diperbaiki?', 'sudah 3 hari belum ada kabar', 'Lampu di Jl Mawar 3 padam lagi', 'Jl Mawar rusak parah', 'ok', 'iya', 'terima kasih', 'Terima kasih pak', 'halo', 'tes', 'p',
    'mohon segera ditindaklanjuti', 'Jalan di depan rumah saya berlubang', 'maaf baru balas', '🙏🙏', '', '   ', '???', 'bagaimana pak', 'belum ada petugas yang datang ke RT 3', 'Kenapa harus pakai nama?',
    'Tidak mau memberi nama', 'saya takut kalau nama saya diketahui', 'KTP saya hilang', 'bisa dibantu?', 'Sampah menumpuk, bau sekali', '7KQ3M-XPA9R', 'warga RT 2', 'nama', 'alamat',
  ])('%s', (text) => {
    expect(readReply(text, areas)).toEqual({})
  })
})

test('in a mail only what is labelled is read', () => {
  expect(readLabelled('Lampu di Jl. Anggur padam.\n\nHormat saya,\nNama : Siti Aminah\nAlamat : Jl. Mawar 3, RT 2 RW 5, Kedung Asem\nHP: 081234567890', areas))
    .toEqual({ name: 'Siti Aminah', address: { line: 'Jl. Mawar 3', rt: '2', rw: '5', kelurahan: 'Kedung Asem' } })
  expect(readLabelled('Siti Aminah, Jl Mawar 3. Lampu padam.', areas)).toEqual({})
  expect(readLabelled('Nama: Siti\nSaya melapor: di Jl. Mawar 3 lampu padam.', areas)).toEqual({ name: 'Siti' })
})

test('whatever is sent, a name has no digits and a line is neither empty nor endless', () => {
  const parts = fc.constantFrom('Siti', 'nama', ':', 'alamat', 'Jl', 'RT', '2', '/', 'RW', ',', '\n', '#', 'Kedung Asem', 'kel.', '?', '.', 'desa', '🙏', 'tinggal di')
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.array(parts, { maxLength: 25 }).map((words) => words.join(' '))), (text) => {
    const { name, address } = readReply(text, areas)
    if (name !== undefined) expect(name).toMatch(/^\p{L}[^\d\n]{1,80}$/u)
    if (address !== undefined) expect(address.line).toMatch(/^[^\n]{1,300}$/u)
  }), { numRuns: 2_000 })
})
