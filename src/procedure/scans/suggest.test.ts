import { expect, test } from 'vitest'
import { suggestFrom } from './suggest.ts'

test('labelled lines, a telephone number and a date are suggested; what is not there is left out', () => {
  const words = 'Probolinggo, 24 November 2026\n\nPerihal : Jalan rusak\nNama : Siti Aminah\nAlamat: Jl. Mawar 3\nHP 0812-3456-7890\nDengan hormat, jalan di depan rumah saya rusak.'
  expect(suggestFrom(words)).toMatchObject({ name: 'Siti Aminah', line: 'Jl. Mawar 3', phone: '081234567890', about: 'Jalan rusak', date: '2026-11-24' })
  expect(suggestFrom('coretan')).toEqual({ narrative: 'coretan' })
})

test('a day that Tesseract misread is no date', () => {
  expect(suggestFrom('31/02/2026').date).toBeUndefined()
  expect(suggestFrom('24/11/2026').date).toBe('2026-11-24')
})
