import { expect, test } from 'vitest'
import { callerNumber, shownNumber } from './caller-number.ts'

test.each([
  ['081234567890', '+6281234567890'], ['+62 812-3456-7890', '+6281234567890'], ['6281234567890', '+6281234567890'], ['"Budi" <sip:081234567890@10.0.0.2>', '+6281234567890'],
  ['sip:0335424902@kantor', '+62335424902'], ['424902', '424902'], ['+800123456', '+800123456'], ['1708', '1708'],
  ['anonymous', null], ['Unknown <unknown>', null], ['', null], ['s', null], ['12', null], ['9'.repeat(60), null],
] as const)('%j → %j', (sent, number) => {
  expect(callerNumber(sent)).toBe(number)
})

test('is shown as it is dialled here, or by its end alone', () => {
  expect(shownNumber('+6281234567890', true)).toBe('0812-3456-7890')
  expect(shownNumber('+62335424902', true)).toBe('0335424902')
  expect(shownNumber('424902', true)).toBe('424902')
  expect(shownNumber('+6281234567890', false)).toBe('•••890')
})
