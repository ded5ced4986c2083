import { expect, test } from 'vitest'
import { contactText, normalAddress, normalPhone } from './contact.ts'

test('a telephone number has one form, however it was typed', () => {
  for (const typed of ['081234567890', '0812-3456-7890', '+62 812 3456 7890', '6281234567890', '(0812) 34567890']) expect(normalPhone(typed), typed).toBe('+6281234567890')
  expect(normalPhone('(0335) 424902')).toBe('+62335424902')
  expect(normalPhone('+1 202 555 0143')).toBe('+12025550143')
})

test('short codes, names and nonsense are no telephone numbers', () => {
  for (const typed of ['1708', 'TELKOMSEL', '', '12345', 'x'.repeat(10_000), '+', '0', '\u0000']) expect(normalPhone(typed), typed.slice(0, 20)).toBeNull()
})

test('an e-mail address has one form', () => {
  expect(normalAddress(' Siti.Aminah@Contoh.CO.ID ')).toBe('siti.aminah@contoh.co.id')
  for (const typed of ['siti', 'siti@', '@contoh.id', 'siti@contoh', 'a b@contoh.id', 'a@b.id, c@d.id', '"x"@b.id']) expect(normalAddress(typed), typed).toBeNull()
})

test('kinds do not mix', () => {
  expect(contactText('phone', '081234567890')).toBe('phone:+6281234567890')
  expect(contactText('email', 'a@b.id')).toBe('email:a@b.id')
  expect(contactText('phone', 'a@b.id')).toBeNull()
})
