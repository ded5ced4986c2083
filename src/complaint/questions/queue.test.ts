import { beforeAll, describe, expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { planOf, seedComplaints } from '../../../test/support/many-complaints.ts'
import type { Role } from '../../office/roles.ts'
import { waitingFor, waitingForAnyone } from '../waiting.ts'
import { countCap, countWaiting, glance, listWaiting } from './queue.ts'
import type { QueueAsk, QueueCursor, Viewer } from './queue.ts'

const { house, people, act, lodge, bring } = await testHouse()
const { pool, workplace } = house
const { officeId } = workplace
const { standard } = await workplace.standards.inForce('2026-11-23')

const viewer = (role: Role): Viewer => ({ personId: people[role].id, roles: [role], whole: false })
const askOf = (role: Role, more: Partial<QueueAsk> = {}): QueueAsk => ({ waiting: waitingFor([role], standard), followUp: true, ...more })
async function done(...given: Parameters<typeof act>): Promise<void> {
  expect(await act(...given)).toMatchObject({ ok: true })
}
async function queue(role: Role): Promise<string[]> {
  const { rows } = await listWaiting(pool, officeId, viewer(role), askOf(role), null, 50)
  return rows.map((row) => `${row.id} ${row.duty ?? row.status}`)
}

describe('a file goes from queue to queue', () => {
  test('step by step, to whoever must do the next thing', async () => {
    const { id } = await lodge()
    expect(await queue('petugas')).toEqual([`${id} received`])
    expect(await queue('camat')).toEqual([])
    await done('confirm-complete', id, 'petugas')
    await done('record', id, 'petugas')
    expect(await queue('petugas')).toEqual([`${id} recorded`])
    expect(await queue('kasi-pelayanan')).toEqual([])
    await done('hand-over', id, 'petugas')
    expect(await queue('petugas')).toEqual([])
    expect(await queue('kasi-pelayanan')).toEqual([`${id} handed-over`])
    await done('accept-hand-over', id, 'kasi-pelayanan')
    await done('study', id, 'kasi-pelayanan', { form: 'short', class: 'aspirasi', category: 'PJU', urgency: 'normal', recommendation: 'answer', issue: 'a', facts: 'b', conclusion: 'c', advice: 'd' })
    await done('report', id, 'kasi-pelayanan')
    expect(await queue('camat')).toEqual([`${id} reported`])
    expect(await queue('sekcam')).toEqual([])

    await done('dispose', id, 'camat', { to: [people.kasi.id], instructions: ['proses-lanjut'], nature: 'segera' })
    expect(await queue('kasi')).toEqual([`${id} disposition`])
    expect(await queue('camat')).toEqual([])
    expect(await queue('kasi-pelayanan')).toEqual([])
    const disposed = await pool.query<{ id: string }>(`select data ->> 'id' as id from complaint_event where complaint_id = $1 and type = 'disposed'`, [id])
    await done('report-disposition', id, 'kasi', { id: disposed.rows[0]?.id, report: 'Sudah dicek.' })
    expect(await queue('kasi')).toEqual([`${id} continue`])
    expect(await queue('kasi-pelayanan')).toEqual([`${id} continue`])

    await done('draft-answer', id, 'kasi', { kind: 'final', outcome: 'solved', text: 'Sudah diperbaiki.' })
    expect(await queue('camat')).toEqual([`${id} approve`])
    expect(await queue('kasi')).toEqual([])
    const drafted = await pool.query<{ id: string }>(`select data ->> 'id' as id from complaint_event where complaint_id = $1 and type = 'answer-drafted'`, [id])
    const answer = drafted.rows[0]?.id
    await done('return-answer', id, 'camat', { id: answer, reason: 'Kurang jelas.' })
    expect(await queue('camat')).toEqual([])
    expect(await queue('kasi')).toEqual([`${id} continue`])
    await done('draft-answer', id, 'kasi', { kind: 'final', outcome: 'solved', text: 'Sudah diperbaiki kemarin.' })
    const second = await pool.query<{ id: string }>(`select data ->> 'id' as id from complaint_event where complaint_id = $1 and type = 'answer-drafted' order by seq desc`, [id])
    await done('approve-answer', id, 'camat', { id: second.rows[0]?.id })
    expect(await queue('petugas')).toEqual([`${id} deliver`])
    await done('record-attempt', id, 'petugas', { answer: second.rows[0]?.id, channel: 'phone', result: 'delivered', to: 'Ibu Siti' })
    expect(await queue('petugas')).toEqual([])
    expect(await queue('arsiparis')).toEqual([`${id} answered`])
    await done('object', id, 'petugas', { grounds: 'Belum selesai.' })
    expect(await queue('camat')).toEqual([`${id} continue`])
    expect(await queue('arsiparis')).toEqual([])
  })

  test('whoever sees the whole office sees it all, each file once', async () => {
    const { id } = await lodge()
    await bring(id, 'recorded')
    const whole = await listWaiting(pool, officeId, { personId: null, roles: ['auditor'], whole: true }, { waiting: waitingForAnyone, followUp: true }, null, 50)
    expect(whole.rows.map((row) => row.duty ?? row.status).sort()).toEqual(['continue', 'recorded'])
  })
})

describe('with 5,000 files', () => {
  beforeAll(() => seedComplaints(pool, officeId, 5_000, ['received', 'recorded', 'archived', 'archived', 'in-follow-up', 'reported', 'incomplete', 'answered']))

  test('pages are in the order of due time, then the ones without, and none is lost or doubled', async () => {
    const seen: { id: string; due: string }[] = []
    let after: QueueCursor | null = null
    do {
      const page = await listWaiting(pool, officeId, viewer('petugas'), askOf('petugas', { followUp: false }), after, 97)
      seen.push(...page.rows.map((row) => ({ id: row.id, due: row.dueAt?.toString() ?? 'z' })))
      after = page.next
    } while (after)
    const { rows } = await pool.query<{ n: number }>(`select count(*) as n from complaint where status in ('received', 'recorded') and holder_role = 'petugas'`)
    expect(seen.length).toBe(rows[0]?.n)
    expect(new Set(seen.map((row) => row.id)).size).toBe(seen.length)
    expect(seen.map((row) => row.due)).toEqual(seen.map((row) => row.due).toSorted())
    expect(seen.at(-1)?.due).toBe('z')
  })

  test('only those due in a span', async () => {
    const from = Temporal.Instant.from('2026-03-01T00:00:00Z')
    const before = Temporal.Instant.from('2026-03-02T00:00:00Z')
    const { rows } = await listWaiting(pool, officeId, viewer('petugas'), askOf('petugas', { dueFrom: from, dueBefore: before }), null, 50)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.dueAt && Temporal.Instant.compare(row.dueAt, from) >= 0 && Temporal.Instant.compare(row.dueAt, before) < 0)).toBe(true)
  })

  test('counts stop at the cap; the figures tell late from today', async () => {
    const counts = await countWaiting(pool, officeId, viewer('petugas'), askOf('petugas'))
    expect(counts.get('received')).toBe(countCap)
    const figures = await glance(pool, officeId, Temporal.Instant.from('2026-04-01T02:00:00Z'), Temporal.Instant.from('2026-04-01T17:00:00Z'))
    expect(figures.late).toBeGreaterThan(500)
    expect(figures.incomplete).toBe(625)
    expect(figures.today).toBeGreaterThanOrEqual(1)
  })

  test('the list walks its index and does not read the table', async () => {
    const plan = await planOf(pool, (queryable) => listWaiting(queryable, officeId, viewer('petugas'), askOf('petugas'), null, 20))
    expect(plan.scanned).not.toContain('complaint')
    expect(plan.indexes).toContain('complaint_queue')
    expect(plan.ms).toBeLessThan(400)
    const counts = await planOf(pool, (queryable) => countWaiting(queryable, officeId, viewer('petugas'), askOf('petugas')))
    expect(counts.scanned).not.toContain('complaint')
  })
})
