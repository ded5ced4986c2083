import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeAlphabet, codeLength, withCheckCharacter } from '../../complaint/tracking-code.ts'
import { findCodes, isObjection, readWish } from './dialogue.ts'
import type { Wish } from './dialogue.ts'
import { readLabelled, readReply } from './read-reply.ts'

const code = withCheckCharacter('7KQ3MXPA9')
const bare = code.replace('-', '')
const sms = (text: string) => readWish({ channel: 'sms', text })

describe('what a short message asks for', () => {
  test.each<[string, Wish]>([
    ['Lampu jalan di depan pasar padam', { wish: 'free', text: 'Lampu jalan di depan pasar padam' }],
    ['ADU lampu padam di pasar', { wish: 'complain', applicant: {}, text: 'lampu padam di pasar' }],
    ['Aduan: lampu padam di pasar', { wish: 'complain', applicant: {}, text: 'lampu padam di pasar' }],
    ['LAPOR pak, lampu padam', { wish: 'complain', applicant: {}, text: 'pak, lampu padam' }],
    ['adu#Siti Aminah#Jl Mawar 3#lampu padam', { wish: 'complain', applicant: { name: 'Siti Aminah', address: { line: 'Jl Mawar 3' } }, text: 'lampu padam' }],
    ['ADU # Siti Aminah # Jl Mawar 3 # lampu padam # di pasar', { wish: 'complain', applicant: { name: 'Siti Aminah', address: { line: 'Jl Mawar 3' } }, text: 'lampu padam\ndi pasar' }],
    ['ADUAN Siti Aminah#Kedung Asem#lampu padam', { wish: 'complain', applicant: { name: 'Siti Aminah', address: { line: 'Kedung Asem' } }, text: 'lampu padam' }],
    ['ADU#Siti#lampu padam di pasar', { wish: 'complain', applicant: { name: 'Siti' }, text: 'lampu padam di pasar' }],
    ['ADU#lampu di pasar padam', { wish: 'complain', applicant: {}, text: 'lampu di pasar padam' }],
    ['/lapor sampah menumpuk di pasar', { wish: 'complain', applicant: {}, text: 'sampah menumpuk di pasar' }],
    ['Aduan saya kapan selesai pak?', { wish: 'free', text: 'Aduan saya kapan selesai pak?' }],
    ['laporan saya belum ditanggapi', { wish: 'free', text: 'laporan saya belum ditanggapi' }],
    [`CEK ${code}`, { wish: 'check', code, pin: null, text: code }],
    [`cek ${bare.toLowerCase()}`, { wish: 'check', code, pin: null, text: bare.toLowerCase() }],
    [`Cek#${code}#123456`, { wish: 'check', code, pin: '123456', text: `${code}#123456` }],
    [`CEK ${code} PIN 123 456`, { wish: 'check', code, pin: '123456', text: `${code} PIN 123 456` }],
    [`cek ${code.replace('-', ' ')} 12345`, { wish: 'check', code, pin: null, text: `${code.replace('-', ' ')} 12345` }],
    ['CEK', { wish: 'check', code: null, pin: null, text: '' }],
    ['cek aduan saya pak', { wish: 'check', code: null, pin: null, text: 'aduan saya pak' }],
    ['CEK 7KQ3M-XPA9Z', { wish: 'check', code: null, pin: null, text: '7KQ3M-XPA9Z' }],
    ['cek lokasi jalan rusak di depan pasar', { wish: 'free', text: 'cek lokasi jalan rusak di depan pasar' }],
    [`LENGKAPI ${code} Siti Aminah, Jl Mawar 3`, { wish: 'complete', code, text: 'Siti Aminah, Jl Mawar 3' }],
    [`lengkapi#${bare}#Siti Aminah`, { wish: 'complete', code, text: 'Siti Aminah' }],
    ['Lengkapi Siti Aminah', { wish: 'complete', code: null, text: 'Siti Aminah' }],
    [`KEBERATAN ${code} lampu masih padam`, { wish: 'object', code, text: 'lampu masih padam' }],
    ['keberatan. lampu masih padam', { wish: 'object', code: null, text: 'lampu masih padam' }],
    ['KEBERATAN', { wish: 'object', code: null, text: '' }], ['lengkapi', { wish: 'complete', code: null, text: '' }], ['ADU', { wish: 'nothing', text: 'ADU' }], ['lapor pak', { wish: 'nothing', text: 'lapor pak' }],
    ['Bantuan', { wish: 'help', text: '' }], ['help', { wish: 'help', text: '' }], ['INFO?', { wish: 'help', text: '' }], ['bantuan dong', { wish: 'help', text: '' }],
    ['Bantuan sosial saya belum cair', { wish: 'free', text: 'Bantuan sosial saya belum cair' }],
    ['info jalan rusak di gang mangga', { wish: 'free', text: 'info jalan rusak di gang mangga' }],
    ['STOP', { wish: 'stop', text: '' }], ['berhenti.', { wish: 'stop', text: '' }], ['Stop sms', { wish: 'stop', text: '' }],
    ['stop membuang sampah di sungai', { wish: 'free', text: 'stop membuang sampah di sungai' }],
    ['MULAI', { wish: 'start', text: '' }], ['mulai hari ini air mati', { wish: 'free', text: 'mulai hari ini air mati' }],
    ['Terima kasih banyak pak', { wish: 'thanks', text: 'Terima kasih banyak pak' }], ['ok makasih', { wish: 'thanks', text: 'ok makasih' }],
    ['Terima kasih, tapi lampunya masih padam', { wish: 'free', text: 'Terima kasih, tapi lampunya masih padam' }],
    ...['tes', 'p', 'P', 'assalamualaikum', 'Assalamualaikum wr wb', '🙏', '😀😀😀', '', '   ', '...', 'halo pak', 'ping', 'ok', 'selamat pagi', '12345'].map((text): [string, Wish] => [text, { wish: 'nothing', text: text.trim() }]),
  ])('%s', (text, wish) => {
    expect(sms(text)).toEqual(wish)
  })

  test('a mail is a letter: keywords mean nothing in it but STOP alone', () => {
    const mail = (text: string) => readWish({ channel: 'email', text }).wish
    expect(['ADU lampu padam di pasar', `CEK ${code} 123456`, `KEBERATAN ${code} lampu`, 'Info jalan rusak di mana ya'].map(mail)).toEqual(['free', 'free', 'free', 'free'])
    expect(['STOP', 'Berhenti', 'mulai', 'Terima kasih', 'tes'].map(mail)).toEqual(['stop', 'stop', 'start', 'thanks', 'nothing'])
  })

  test('a picture without words says something; /start is a greeting', () => {
    expect(readWish({ channel: 'whatsapp', text: '', attachments: [{}] })).toEqual({ wish: 'free', text: '' })
    expect(readWish({ channel: 'telegram', text: '/start' })).toEqual({ wish: 'help', text: '' })
  })
})

test('a tracking code is found first, whatever stands around it and however it is written', () => {
  const anyCode = fc.array(fc.constantFrom(...codeAlphabet), { minLength: codeLength, maxLength: codeLength }).map((letters) => withCheckCharacter(letters.join('')))
  fc.assert(fc.property(anyCode, fc.constantFrom('untuk', 'Tambahan', 'kode', 'nomor', 'aduan', ''), fc.constantFrom('pasar', 'lampu', 'mohon', ''), fc.boolean(), (any, before, after, lower) => {
    const written = lower ? any.toLowerCase() : any
    expect(findCodes(`${before} ${written}: ${after} rusak`)[0]).toMatchObject({ code: any, at: before.length + 1, end: before.length + 12 })
    expect(findCodes(`${before} ${written.replace('-', ' ')} ${after}`).map((found) => found.code)).toContain(any)
    expect(findCodes(`${before}\n${written.replace('-', '')}\n${after}`).map((found) => found.code)).toContain(any)
  }), { numRuns: 1_000 })
  expect(findCodes('Lampu padam sejak seminggu, nomor 081234567890')).toEqual([])
})

test('what speaks against an answer, and what does not', () => {
  for (const text of ['Saya tidak puas dengan jawabannya', 'kami KEBERATAN atas jawaban', 'tdk sesuai kenyataan', 'I object to this answer']) expect(isObjection(text), text).toBe(true)
  for (const text of ['Terima kasih', 'kami tidak keberatan', 'tidak ada keberatan', 'kapan dikerjakan?', 'keberatannya apa']) expect(isObjection(text), text).toBe(false)
})

test('endless texts are read in no time', () => {
  const started = performance.now()
  for (const text of ['ya '.repeat(300_000), 'a'.repeat(1_000_000), ' \n'.repeat(500_000), 'terima kasih '.repeat(100_000), `ADU ${'#a'.repeat(300_000)}`, `CEK ${'7KQ3M '.repeat(100_000)}`, 'selamat pagi, '.repeat(80_000), '/'.repeat(1_000_000)]) {
    sms(text)
    readReply(text, [{ name: 'Kedung Asem', aliases: ['Kedungasem'] }])
    readLabelled(text, [])
  }
  expect(performance.now() - started).toBeLessThan(5_000)
})
