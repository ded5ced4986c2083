import { expect, test } from 'vitest'
import { isMachine, isOurId } from './classify.ts'

test.each(['no-reply@toko.example', 'noreply@toko.example', 'donotreply@toko.example', 'toko-noreply@mail.example', 'newsletter@toko.example', 'promo.november@toko.example', 'jangan-balas@bank.example'])('%s is a machine', (address) => {
  expect(isMachine(address)).toBe(true)
})

test.each(['budi@example.com', 'newton@example.com', 'infowarga@example.com', 'promoter@example.com', 'siti.updated@example.com', null])('%s may be a person', (address) => {
  expect(isMachine(address)).toBe(false)
})

test('an id is ours by its form and its domain', () => {
  const id = '019a8b2c-1234-7abc-8def-0123456789ab'
  expect(isOurId(`${id}@kantor.example`, 'kantor.example')).toBe(true)
  expect(isOurId(`${id}@kantor.example.org`, 'kantor.example')).toBe(false)
  expect(isOurId('CAF+abc@kantor.example', 'kantor.example')).toBe(false)
})
