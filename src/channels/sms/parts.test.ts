import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitSms } from './gsm7.ts'
import { assemble, readPartHeader, writePartHeader } from './parts.ts'
import type { Piece } from './parts.ts'

const now = Temporal.Instant.from('2026-11-24T10:00:00+07:00')
const later = now.add({ minutes: 10 })

function pieces(texts: readonly string[], given: Partial<Piece> & { reference?: number } = {}): Piece[] {
  const { reference = 7, id = 1, ...more } = given
  return texts.map((text, index) => ({
    id: id + index, sender: '+6281234567890', modem: 'modem1', text, sentAt: now, receivedAt: now,
    part: texts.length === 1 ? null : { reference, total: texts.length, number: index + 1 }, ...more,
  }))
}
/** Ids in the order of arrival given. */
const arriving = (list: readonly Piece[], firstId = 1) => list.map((piece, index) => ({ ...piece, id: firstId + index }))

test('a header of one or two bytes of reference is read, also behind another element; nonsense is none', () => {
  expect(readPartHeader('050003E60302')).toEqual({ reference: 0xe6, total: 3, number: 2 })
  expect(readPartHeader('06080412340302')).toEqual({ reference: 0x1234, total: 3, number: 2 })
  expect(readPartHeader('0B0504158A00000003070201')).toEqual({ reference: 7, total: 2, number: 1 })
  for (const nonsense of ['', '00', '05000307', '050003070000', '050003070204', '050003070101', 'xyz', '0500FF070201', 'FF']) expect(readPartHeader(nonsense)).toBeNull()
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'), maxLength: 40 }), (hex) => { readPartHeader(hex) }))
  fc.assert(fc.property(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 2, max: 255 }), fc.nat(), (reference, total, any) => {
    const part = { reference, total, number: 1 + (any % total) }
    expect(readPartHeader(writePartHeader(part))).toEqual(part)
  }))
})

test('parts in any order, some of them twice, are one message with the text as it was written', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', 'ꦲ', '€', ' '), minLength: 200, maxLength: 800 })
  fc.assert(fc.property(text, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), fc.nat(), (written, weights, twice) => {
    const sent = pieces(splitSms(written))
    const again = [...sent, ...(sent[twice % sent.length] ? [sent[twice % sent.length] as Piece] : [])]
    const shuffled = again.map((piece, index) => ({ piece, weight: weights[index % weights.length] ?? 0 })).toSorted((a, b) => a.weight - b.weight).map(({ piece }) => piece)
    const [message, ...others] = assemble(arriving(shuffled), now)
    expect(others).toEqual([])
    expect(message).toMatchObject({ text: written, missing: [], cleaned: false })
    expect(message?.ids).toHaveLength(again.length)
  }))
})

test('a character cut in two by the sender comes together again', () => {
  const [message] = assemble(pieces(['halo \uD83D', '\uDE00 siap']), now)
  expect(message).toMatchObject({ text: 'halo 😀 siap', cleaned: false })
})

test('a part that never comes is waited for ten minutes, then the rest is handed over with a gap', () => {
  const twenty = pieces(Array.from({ length: 20 }, (_, index) => `bagian${index + 1} `)).filter((piece) => piece.part?.number !== 7 && piece.part?.number !== 8)
  expect(assemble(twenty, now.add({ minutes: 9 }))).toEqual([])
  const [message] = assemble(twenty, later)
  expect(message).toMatchObject({ missing: [7, 8] })
  expect(message?.text).toContain('bagian6  […] bagian9')
  expect(message?.ids).toHaveLength(18)
})

test('a message that waits for a part holds back later ones of its sender, nobody else\'s', () => {
  const [first] = pieces(['satu', 'dua'])
  const next = pieces(['tiga'], { id: 5 })
  const other = pieces(['lain'], { id: 6, sender: '+6281111111111' })
  const waiting = [...(first ? [first] : []), ...next, ...other]
  expect(assemble(waiting, now).map(({ text }) => text)).toEqual(['lain'])
  expect(assemble(waiting, later).map(({ text }) => text)).toEqual(['satu […]', 'tiga', 'lain'])
})

test('the same reference of another sender, or of another message, is another message', () => {
  const one = pieces(['satu ', 'dua'])
  const round = pieces(['tiga ', 'empat'], { id: 10 })
  const other = pieces(['lima ', 'enam'], { id: 20, sender: '+6281111111111' })
  expect(assemble([...one, ...round, ...other], now).map(({ text }) => text)).toEqual(['satu dua', 'tiga empat', 'lima enam'])
})

test('null characters and half characters are dropped, and it is said', () => {
  expect(assemble(pieces(['ha\0lo \uD83D']), now)).toMatchObject([{ text: 'halo \uFFFD', cleaned: true }])
})
