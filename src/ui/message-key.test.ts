import { expect, test } from 'vitest'
import { keyOf } from './message-key.ts'
import { t } from './messages/messages.ts'

test('a code of a closed list finds its word', () => {
  expect(keyOf('verb', 'return-hand-over')).toBe('verb.return_hand_over')
  expect(t('id', keyOf('event', 'completeness-confirmed'))).toBe('Berkas dinyatakan lengkap')
})

test('a code without its word does not compile', () => {
  // @ts-expect-error there is no such verb
  expect(() => t('id', keyOf('verb', 'sing-a-song'))).toThrow()
})
