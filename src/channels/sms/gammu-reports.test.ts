import { expect, test } from 'vitest'
import { judgeParts } from './gammu-reports.ts'
import type { GammuStatus, SentPart } from './gammu-tables.ts'

const at = Temporal.Instant.from('2026-11-24T10:00:00+07:00')
const parts = (statuses: readonly GammuStatus[], total = statuses.length): SentPart[] =>
  statuses.map((status, index) => ({ outboxId: 1, messageId: 'm', number: index + 1, total, status, error: status === 'DeliveryFailed' ? 70 : -1, deliveredAt: null, sentAt: at }))

test.each([
  ['delivered only when every part is', parts(['DeliveryOK', 'DeliveryOK']), 'delivered', true],
  ['one part on its way leaves it sent', parts(['DeliveryOK', 'SendingOK']), 'sent', false],
  ['a network that still tries leaves it sent', parts(['DeliveryPending']), 'sent', false],
  ['without a report it stays sent, for good', parts(['SendingOKNoReport', 'SendingOKNoReport']), 'sent', true],
  ['one part that failed fails it', parts(['DeliveryOK', 'DeliveryFailed', 'DeliveryOK']), 'failed', true],
  ['a modem that gave up fails it, though later parts were never tried', parts(['SendingError'], 3), 'failed', true],
] as const)('%s', (_, list, outcome, final) => {
  expect(judgeParts(list, false)).toMatchObject({ outcome, final })
})

test('while SMSD is at it nothing is said', () => {
  expect(judgeParts([], false)).toBeNull()
  expect(judgeParts(parts(['SendingOK'], 3), false)).toBeNull()
  expect(judgeParts(parts(['SendingError']), true)).toBeNull()
  expect(judgeParts(parts(['SendingOK']), true)).toBeNull()
})

test('the words say which part and why', () => {
  expect(judgeParts(parts(['DeliveryOK', 'DeliveryFailed']), false)?.words).toBe('SMSD: DeliveryFailed (2/2), 70')
  expect(judgeParts(parts(['DeliveryOK', 'DeliveryOK']), false)?.words).toBe('SMSD: DeliveryOK (2/2)')
})
