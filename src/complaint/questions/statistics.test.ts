import { beforeAll, expect, test } from 'vitest'
import { planOf, seedComplaints } from '../../../test/support/many-complaints.ts'
import { testHouse } from '../../../test/support/house.ts'
import type { Queryable } from '../store/history.ts'
import { statistics } from './statistics.ts'

const given = await testHouse()
const { pool, officeId } = given.house.workplace
const promises = { 1: 'KEC_SELESAI' }
const ask = (queryable: Queryable, from = '2026-11-01T00:00:00+07:00') => statistics(queryable, {
  officeId, from: Temporal.Instant.from(from), now: given.clock.now, zone: 'Asia/Jakarta', promises,
})
const at = (iso: string) => given.clock.set(`${iso}+07:00`)

// Monday: one kept, one late, one open and overdue on Wednesday, one withdrawn, one whose time still runs, one of the month before.
beforeAll(async () => {
  at('2026-10-30T09:00:00')
  await given.lodge()
  at('2026-11-23T09:00:00')
  const [kept, late, withdrawn] = [await given.lodge(), await given.lodge(), await given.lodge()]
  await given.lodge()
  await given.act('withdraw', withdrawn.id, 'complainant', { reason: 'Sudah selesai.' })
  at('2026-11-23T11:00:00')
  await given.bring(kept.id, 'archived')
  at('2026-11-25T09:00:00')
  await given.bring(late.id, 'answered')
  await given.lodge()
})

test('answered, solved, kept, late, overdue, withdrawn and still running are told apart', async () => {
  const found = await ask(pool)
  expect(found).toMatchObject({
    received: 5, answered: 2, endedOtherwise: 1, promise: { kept: 1, lateAnswered: 1, lateOpen: 1 },
    medianMinutes: (2 * 60 + 48 * 60) / 2, byOutcome: [{ code: 'solved', count: 2 }], byChannel: [{ code: 'web', count: 5 }], byMonth: [{ code: '2026-11', count: 5 }],
    open: 3, overdue: 2,
  })
  expect(found.byCategory).toEqual([{ code: null, count: 3 }, { code: 'PJU', count: 2 }])
  expect(found.oldestOpen?.toString()).toBe('2026-10-30T02:00:00Z')
})

test('a withdrawn file that was archived has no answer and no promise', async () => {
  const { id } = await given.lodge()
  await given.act('withdraw', id, 'complainant', { reason: 'Sudah selesai.' })
  const before = await ask(pool)
  const archived = await given.act('archive', id, 'arsiparis', { classificationCode: '700.1.2.4', ordner: '2026-01', shelf: 'A1', sheets: 4 })
  expect(archived.ok).toBe(true)
  expect(await ask(pool)).toEqual(before)
})

test('months are those of the office', async () => {
  const found = await ask(pool, '2026-10-01T00:00:00+07:00')
  expect(found.byMonth.map(({ code }) => code)).toEqual(['2026-10', '2026-11'])
})

test('100,000 complaints are counted in well under a second, and a period reads only its own', { timeout: 120_000 }, async () => {
  given.clock.set('2050-01-01T00:00:00Z')
  // As an office of many years looks: one file in twenty is open. With one in five the planner reads the whole table now and then, rightly.
  await seedComplaints(pool, officeId, 100_000, [...Array.from({ length: 37 }, () => 'archived'), 'under-study', 'in-follow-up', 'answered'])
  await pool.query(`update complaint set clocks = jsonb_build_array(jsonb_build_object('kind', 'KEC_SELESAI', 'startedAt', received_at, 'dueAt', received_at + interval '1 day',
    'stoppedAt', received_at + interval '20 hours')) where tracking_code like 'SEED-%'`)
  await pool.query('analyze complaint')
  const all = await planOf(pool, (queryable) => ask(queryable, '2026-01-01T00:00:00+07:00'))
  expect(all.ms).toBeLessThan(3_000)
  const year = await planOf(pool, (queryable) => ask(queryable, '2043-01-01T00:00:00+07:00'))
  expect(year.indexes).toContain('complaint_received')
  expect(year.scanned).toEqual([])
})
