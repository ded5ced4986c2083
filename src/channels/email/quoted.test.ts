import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldQuoted } from './quoted.ts'

const lines = fc.constantFrom('Jalan rusak', '', '> kata lama', '>> lebih lama', 'Pada 24 Nov 2026 Kantor <a@b.example> menulis:', 'On 24/11/2026, Kantor wrote:', '-----Pesan Asli-----', 'Dari: a@b.example', 'Dikirim: 24 Nov 2026',
  'Kepada: Budi', 'Perihal: x', 'Dikirim dari iPhone', '---------- Forwarded message ---------', '________________', 'menulis:', '-- ')

describe('folding', () => {
  test('loses no line and invents none', () => {
    fc.assert(fc.property(fc.array(lines, { maxLength: 25 }), fc.boolean(), (all, isReply) => {
      const text = all.join('\n')
      const folded = foldQuoted(text, { isReply })
      const words = (one: string | null) => (one ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '').toSorted()
      expect([...words(folded.text), ...words(folded.quoted)].toSorted()).toEqual(words(text))
      expect(folded.text.trim() === '' && text.trim() !== '').toBe(false)
    }), { numRuns: 2000 })
  })

  test('what is no answer keeps its quote signs and its letterhead', () => {
    const text = 'Yth.\nDari: Budi\nTanggal: 24 November 2026\nKepada: Camat\nPerihal: Jalan\n> penting'
    expect(foldQuoted(text, { isReply: false })).toEqual({ text, quoted: null })
  })
})
