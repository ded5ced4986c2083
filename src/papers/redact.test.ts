import { expect, test } from 'vitest'
import { blackout, maskIdentity } from './redact.ts'

const identity = { name: 'Siti Aminah', address: 'Jl. Mangga No. 12 (RT 02)', phone: '0812-3456-7890', email: 's.aminah@surel.example' }

test.each([
  'siti   AMINAH', 'Siti\nAminah', '081234567890', '+62 812 3456 7890', '62812-3456-7890', '0812.3456.7890', 'S.Aminah@Surel.example',
  'Jl. Mangga No. 12 (RT 02)',
])('blacks out %j', (trace) => {
  expect(maskIdentity(`Saya, ${trace}, mengadu.`, identity)).toBe(`Saya, ${blackout}, mengadu.`)
})

test('leaves other words alone', () => {
  const text = 'Sitiaminahan 0899-1111-2222; Jl. Mangga No. 120; sXaminah@surel.example'
  expect(maskIdentity(text, identity)).toBe(text)
  expect(maskIdentity('a b a', { name: 'a', address: '' })).toBe('a b a')
})

test('names and addresses of everyday with dashes and strokes are blacked out too', () => {
  expect(maskIdentity('Nur-Laili, Jl. Anggur 3-B/5', { name: 'Nur-Laili', address: 'Jl. Anggur 3-B/5' })).toBe(`${blackout}, ${blackout}`)
})

test('names with the signs of patterns are taken literally', () => {
  expect(maskIdentity('oleh A.* (B)+ sendiri', { name: 'A.* (B)+', address: '-' })).toBe(`oleh ${blackout} sendiri`)
})
