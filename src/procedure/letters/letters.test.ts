import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gsm7Count, isGsm7, smsText } from '../../channels/sms/gsm7.ts'
import type { ComplaintEvent, EventBody } from '../../complaint/events.ts'
import { fold } from '../../complaint/fold.ts'
import { calendarOf } from '../../office/standard/calendar.ts'
import { loadStandard } from '../../office/standard/load.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { builtIn, letterChannels, maxTextOf, placeholdersOf, requiredOf, templateProblems } from './letters.ts'
import type { LetterChannel } from './letters.ts'
import { exampleValues, fill, namesIn, placeholderNames } from './placeholders.ts'
import { letterNames } from './told.ts'
import type { LetterName } from './told.ts'
import { letterValues, officeWords } from './values.ts'

const bundle = await loadStandard(join(import.meta.dirname, '..', '..', '..', 'standards', 'kecamatan-wonoasih'))
const inForce: StandardInForce = { version: 1, bundle, standard: bundle.standard, categories: bundle.categories, calendar: calendarOf(bundle, []) }
const languages = ['id', 'en'] as const
const places = letterNames.flatMap((letter) => letterChannels.flatMap((channel) => languages.map((lang) => ({ letter, channel, lang }))))

/** Personal words of a complaint, none of which may ever be read on a telephone by whoever holds it. */
interface Secrets { name: string; line: string; narrative: string; reason: string; phone: string; email: string }
const own: Secrets = {
  name: 'Siti Aminah Zahrotul', line: 'Jl. Mawar Gang Buntu 17', narrative: 'Tetangga Pak Sukarman membuang limbah tahu', reason: 'Menurut Bu Lurah sudah didamaikan',
  phone: '081298765432', email: 'siti.zahrotul@surel.test',
}

const at = (hours: number) => Temporal.Instant.from('2026-11-23T09:00:00+07:00').add({ hours })
const petugas = { kind: 'person', id: '0190c0de-0000-7000-8000-000000000001', name: 'Rina Wati', title: 'Staf', role: 'petugas' } as const

function history(secrets: Secrets, complete: boolean, ...bodies: EventBody[]): ComplaintEvent[] {
  const received: EventBody = {
    type: 'received',
    data: {
      channel: 'sms', receivedAt: at(0).toString(), trackingCode: 'WWMQ7-WXMWM', standardVersion: 1, answerBy: 'sms', identitySecret: true, met: complete ? ['name', 'address', 'document'] : [], complete,
      attachments: [], category: null, area: null, record: {},
    },
    personal: { applicant: { name: secrets.name, address: { line: secrets.line }, phone: secrets.phone, email: secrets.email }, statement: { narrative: secrets.narrative } },
  }
  return [received, ...bodies].map((body, index) => ({ ...body, seq: index + 1, at: at(index), actor: petugas }) as ComplaintEvent)
}

const answerId = '0190c0de-0000-7000-8000-000000000002'
const everything = ['name', 'address', 'document']
const recorded: EventBody[] = [
  { type: 'recorded', data: { number: '9999/2026', sequence: 9999, year: 2026 }, personal: null },
  { type: 'receipt-issued', data: { paper: answerId, sha256: 'a'.repeat(64), size: 1 }, personal: null },
]
const asked = (secrets: Secrets): EventBody => ({
  type: 'completion-requested', data: { missing: everything, respondBy: '2026-12-23' }, personal: { notes: { document: secrets.narrative }, message: `Kepada ${secrets.name}: ${secrets.reason}` },
})
const answered: EventBody[] = [
  { type: 'answer-drafted', data: { id: answerId, kind: 'final', outcome: 'forwarded', forwardedTo: 'Dinas Perhubungan' }, personal: { text: 'Lampunya sudah diganti.' } },
  { type: 'answer-approved', data: { id: answerId }, personal: null },
]

/** For each letter a history, as long as they come in life, that ends with the event that it tells of. */
function historyFor(letter: LetterName, secrets: Secrets): ComplaintEvent[] {
  switch (letter) {
    case 'received': return history(secrets, true)
    case 'missing': return history(secrets, false, asked(secrets))
    case 'reminder': return history(secrets, false, asked(secrets), { type: 'completion-reminded', data: { respondBy: '2026-12-23' }, personal: null })
    case 'supplied': return history(secrets, false, asked(secrets), { type: 'completion-supplied', data: { met: ['document'], attachments: [] }, personal: { statement: { narrative: secrets.narrative }, note: secrets.reason } })
    case 'receipt': return history(secrets, true, ...recorded)
    case 'handed-on': return history(secrets, true, ...recorded, { type: 'handed-over', data: { toRole: 'kasi-pelayanan', toPerson: null, sheets: 2 }, personal: { note: secrets.reason } })
    case 'answer': return history(secrets, true, ...recorded, ...answered, { type: 'answer-attempted', data: { id: petugas.id, answer: answerId, channel: 'sms', at: at(5).toString(), result: 'queued' }, personal: { to: `${secrets.name}, ${secrets.phone}` } })
    case 'closing': return history(secrets, true, ...recorded, { type: 'merged', data: { into: answerId }, personal: { reason: secrets.reason } })
    case 'objection-received': return history(secrets, true, ...recorded, ...answered, { type: 'objected', data: { by: 'complainant' }, personal: { grounds: secrets.narrative } })
  }
}

function write(letter: LetterName, channel: LetterChannel, lang: 'id' | 'en', secrets = own): { subject: string; text: string } {
  const events = historyFor(letter, secrets)
  const event = events.at(-1)
  if (!event) throw new Error('no event')
  const state = fold(events)
  const values = letterValues({ lang, channel, state, event, inForce, answer: state.answers[0], pin: '888888', now: at(6), site: 'https://aduan.kecamatan-contoh.go.id' })
  const words = builtIn(letter, channel, lang)
  return { subject: fill(words.subject ?? '', values), text: fill(words.text, values) }
}

describe('the letters that the software brings', () => {
  test.each(places)('$letter, $channel, $lang: says what it must, and nothing is left open', ({ letter, channel, lang }) => {
    expect(templateProblems(letter, channel, builtIn(letter, channel, lang))).toEqual([])
    const { subject, text } = write(letter, channel, lang)
    expect(`${subject}${text}`).not.toMatch(/[{}]|null|undefined/u)
    expect(text).toContain('WWMQ7-WXMWM')
    // A person who gets the first message of a number must read who writes.
    if (['received', 'missing', 'receipt', 'answer', 'closing'].includes(letter)) expect(text).toContain(bundle.standard.office.name)
    expect(subject === '').toBe(channel !== 'email')
    expect(subject.length).toBeLessThanOrEqual(150)
    expect(text).not.toMatch(/\n{3}/u)
  })

  test.each(places.filter(({ channel, letter }) => channel === 'sms' && letter !== 'answer'))('$letter in $lang is one SMS of the seven-bit alphabet', ({ letter, lang }) => {
    const { text } = write(letter, 'sms', lang)
    expect({ text, ...gsm7Count(text) }).toMatchObject({ encoding: 'gsm7', parts: 1 })
  })

  test('the receipt by SMS holds number, code, PIN and due time', () => {
    expect(write('receipt', 'sms', 'id').text).toBe('Dicatat Kecamatan Wonoasih no 9999/2026\nKode WWMQ7-WXMWM, PIN 888888\nDijawab paling lambat 24/11/2026 09.00 WIB\nCek: balas CEK')
    expect(write('receipt', 'email', 'id').text).toContain('Dijawab paling lambat: Selasa, 24 November 2026 pukul 09.00 WIB')
  })

  test.each(languages)('the first letters by SMS leave room to say how to stop, wherever the PIN was given (%s)', (lang) => {
    for (const letter of ['received', 'receipt'] as const) {
      for (const pin of ['888888', ...(['screen', 'receipt'] as const).map((where) => t(lang, keyOf('letters.pin_sms', where)))]) {
        const values = { ...exampleValues(lang, officeWords(bundle.standard, 'https://x.test')), pin }
        const text = `${fill(builtIn(letter, 'sms', lang).text, values)}\n${t(lang, 'letters.stop_sms')}`
        expect({ text, ...gsm7Count(text) }).toMatchObject({ encoding: 'gsm7', parts: 1 })
      }
    }
  })

  test('a receipt of an office with a longer name, in another time zone, is still one SMS', () => {
    for (const lang of languages) {
      const values = { ...exampleValues(lang, officeWords(bundle.standard, 'https://x.test')), kantor: 'Kecamatan Tanjung Pandan', tenggat: '25/11/2026 10.00 WITA' }
      const text = fill(builtIn('receipt', 'sms', lang).text, values)
      expect({ text, ...gsm7Count(text) }).toMatchObject({ encoding: 'gsm7', parts: 1 })
    }
  })

  test('an answer by SMS may be long; typography alone does not make it dearer', () => {
    const { text } = write('answer', 'sms', 'id')
    expect(gsm7Count(text).parts).toBeLessThanOrEqual(2)
    expect(isGsm7(smsText(text.replace('Lampunya', '“Lampu” itu – ya…')))).toBe(true)
  })

  test('what is still missing and by when is said after a part was supplied; nothing is said of it when all is there', () => {
    expect(write('supplied', 'sms', 'id').text).toContain('Masih kurang: Nama Pemohon, Alamat pemohon, paling lambat 23/12/2026.')
    const events = historyFor('supplied', own).slice(0, 2)
    const last: ComplaintEvent = { type: 'completion-supplied', seq: 3, at: at(3), actor: petugas, data: { met: everything, attachments: [] }, personal: {} }
    const values = letterValues({ lang: 'id', channel: 'sms', state: fold([...events, last]), event: last, inForce, pin: '1', now: at(4), site: 'https://x.test' })
    expect(fill(builtIn('supplied', 'sms', 'id').text, values)).toBe('Tambahan untuk aduan WWMQ7-WXMWM kami terima.\nDijawab paling lambat 24/11/2026 12.00 WIB.')
  })
})

describe('nobody who picks up a telephone learns who complained about what', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{6,12}Qx$/u)
  const secrets: fc.Arbitrary<Secrets> = fc.record({ name: word, line: word, narrative: word, reason: word, phone: fc.stringMatching(/^0812[0-9]{8}$/u), email: word.map((text) => `${text.toLowerCase()}@surel.test`) })

  test.each(places.filter(({ channel }) => channel !== 'email'))('$letter, $channel, $lang', ({ letter, channel, lang }) => {
    fc.assert(fc.property(secrets, (given) => {
      const { text } = write(letter, channel, lang, given)
      for (const secret of Object.values(given)) expect(text.toLowerCase()).not.toContain(secret.toLowerCase())
    }), { numRuns: 20 })
  })

  test('a chat carries number, state and address of the tracking page; what was answered only where they asked for it', () => {
    const state = ['kantor', 'telepon_kantor', 'nomor', 'kode', 'pin', 'tenggat', 'batas', 'kurang', 'penanggung_jawab', 'penutupan', 'tautan']
    for (const letter of letterNames.filter((name) => name !== 'answer')) {
      for (const lang of languages) expect(state).toEqual(expect.arrayContaining(namesIn(builtIn(letter, 'chat', lang).text)))
      for (const words of ['jawaban', 'hasil', 'pesan', 'alasan'] as const) expect(placeholdersOf(letter, 'chat')).not.toContain(words)
    }
    for (const lang of languages) expect(write('received', 'chat', lang).text).toMatch(/percakapan ini|this conversation/u)
  })

  test('no subject of a mail names anybody; its text may carry what the officer wrote to them', () => {
    for (const { letter, lang } of places.filter(({ channel }) => channel === 'email')) {
      const { subject } = write(letter, 'email', lang)
      for (const secret of Object.values(own)) expect(subject).not.toContain(secret)
    }
    expect(write('missing', 'email', 'id').text).toContain(own.reason)
  })
})

describe('words of the office are refused', () => {
  const good = { received: 'Diterima: {kode}', receipt: 'No {nomor}, kode {kode}, paling lambat {tenggat}' }
  const keys = (letter: LetterName, channel: LetterChannel, text: string, subject = 'Aduan') => templateProblems(letter, channel, channel === 'email' ? { subject, text } : { text }).map(({ field, key, names }) => `${field} ${key} ${names.join(' ')}`.trim())

  test('when a placeholder is unknown here, or one that must be there is missing', () => {
    expect(keys('received', 'sms', good.received)).toEqual([])
    expect(keys('received', 'sms', 'Terima kasih {nama}')).toEqual(['text unknown nama', 'text missing kode'])
    expect(keys('received', 'sms', 'Kode {kode} {jawaban}')).toEqual(['text unknown jawaban'])
    expect(keys('receipt', 'sms', 'Kode {kode}')).toEqual(['text missing nomor tenggat'])
    expect(keys('receipt', 'email', good.receipt, 'Dari {alamat}')).toEqual(['subject unknown alamat'])
  })

  test('when an officer\'s own words, a stray brace, nothing or too much would be sent', () => {
    expect(keys('closing', 'sms', '{kode} {penutupan} {alasan}')).toEqual(['text mail_only alasan'])
    expect(keys('closing', 'email', '{kode} {penutupan} {alasan}')).toEqual([])
    expect(keys('received', 'sms', 'Kode {kode')).toEqual(['text brace', 'text missing kode'])
    expect(keys('received', 'email', '{kode}', '')).toEqual(['subject empty'])
    expect(keys('received', 'email', '{kode}', 'a\nb')).toEqual(['subject two_lines'])
    expect(keys('received', 'chat', ' \n')).toEqual(['text empty'])
    expect(keys('received', 'sms', `{kode}${'x'.repeat(maxTextOf('sms'))}`)).toEqual(['text too_long'])
  })

  test('every placeholder is used by some letter, and what a letter must say it may say', () => {
    const used = new Set(letterNames.flatMap((letter) => letterChannels.flatMap((channel) => placeholdersOf(letter, channel))))
    expect([...used].sort()).toEqual([...placeholderNames].sort())
    for (const letter of letterNames) for (const channel of letterChannels) expect(placeholdersOf(letter, channel)).toEqual(expect.arrayContaining([...requiredOf(letter)]))
  })
})

test('a line without its value is left out, and a value that looks like a placeholder is not filled again', () => {
  expect(fill('a\nKode {kode}\n\n\n\nb {nomor}\n', { kode: null, nomor: '{pin}' })).toBe('a\n\nb {pin}')
  fc.assert(fc.property(fc.string(), (text) => {
    fill(text, {})
    namesIn(text)
  }))
})
