import { expect, test } from 'vitest'
import { arrival, runs } from './mailbox.ts'

const now = Temporal.Instant.from('2026-11-25T03:25:03.201Z')

test('a mail arrived at the end of the second that its server names, and never in the future', () => {
  expect(arrival(new Date('2026-11-25T03:25:01Z'), now).toString()).toBe('2026-11-25T03:25:01.999Z')
  for (const late of ['2026-11-25T03:25:03Z', '2026-11-25T09:00:00Z', 'kemarin', undefined]) expect(arrival(late, now).toString(), late).toBe(now.toString())
})

test('small mails travel together, a large one alone', () => {
  const mail = (uid: number, size: number) => ({ uid, size, receivedAt: now })
  expect(runs([mail(1, 10), mail(2, 20), mail(3, 2_000_000), mail(4, 30), mail(5, 60_000_000)]).map((run) => run.map(({ uid }) => uid))).toEqual([[1, 2], [3], [4], [5]])
  expect(runs(Array.from({ length: 250 }, (_, i) => mail(i, 1))).map(({ length }) => length)).toEqual([100, 100, 50])
  expect(runs([])).toEqual([])
})
