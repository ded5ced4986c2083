import { beforeEach, describe, expect, test } from 'vitest'
import { completeInput, lastAnswer, testHouse } from '../../test/support/house.ts'
import { fold } from '../complaint/fold.ts'
import { readHistory } from '../complaint/store/history.ts'
import { receive } from './1-receive/receive.ts'
import { perform } from './perform.ts'
import { recomputeDeadlines, tendFiles } from './tend.ts'
import { addClosure } from '../office/closures.ts'
import { openStandardVersions, syncStandard } from '../office/standard-versions.ts'
import { openStandardsInForce } from '../office/standards-in-force.ts'

const given = await testHouse()
const { house, act, bring, lodge, clock, people } = given
const { workplace } = house
const stateOf = async (id: string) => {
  const history = await readHistory(house.pool, workplace.officeId, id)
  if (!history) throw new Error('no history')
  return fold(history.events)
}

beforeEach(() => clock.set('2026-11-23T09:00:00+07:00'))

describe('the seven steps', () => {
  test('a web complaint that has everything starts its clock at submission and walks to the archive', async () => {
    const receipt = await lodge()
    expect(receipt.pin).toMatch(/^\d{6}$/)
    expect(receipt.clocks.find((reading) => reading.kind === 'KEC_SELESAI')).toEqual({
      kind: 'KEC_SELESAI', startedAt: '2026-11-23T02:00:00Z', dueAt: '2026-11-24T02:00:00Z', stoppedAt: null,
    })
    await bring(receipt.id, 'archived')
    const state = await stateOf(receipt.id)
    expect(state).toMatchObject({ status: 'archived', outcome: 'solved', register: { number: '0001/2026' } })
    expect(state.custody.map((holder) => holder.role)).toEqual(['petugas', 'kasi-pelayanan', 'camat', 'kasi', 'arsiparis'])
  })

  test('the receipt is made once, kept as issued, and recorded in the history once', async () => {
    const { id } = await lodge()
    expect(await house.receiptOf(id)).toBeNull()
    await bring(id, 'recorded')
    const [first, second] = await Promise.all([house.receiptOf(id), house.receiptOf(id)])
    expect(Buffer.from(first?.bytes.slice(0, 5) ?? []).toString()).toBe('%PDF-')
    expect(second?.sha256).toBe(first?.sha256)
    expect((await stateOf(id)).receipt?.sha256).toBe(first?.sha256)
    const { rows } = await house.pool.query(`select 1 from complaint_event where complaint_id = $1 and type = 'receipt-issued'`, [id])
    expect(rows).toHaveLength(1)
  })

  test('asking for something stops the clock, supplying it lets it run on, nothing else does', async () => {
    clock.set('2026-11-23T09:00:00+07:00')
    const { id } = await lodge()
    clock.set('2026-11-23T11:00:00+07:00')
    await act('request-missing', id, 'petugas', { missing: ['address'], notes: { address: 'RT dan RW?' } })
    expect((await stateOf(id)).status).toBe('incomplete')
    clock.set('2026-11-25T10:00:00+07:00')
    await act('supply-missing', id, 'complainant', { applicant: { address: { line: 'Jl. Mawar 3' } } })
    const { rows } = await house.pool.query('select status, due_at from complaint where id = $1', [id])
    expect(rows[0].status).toBe('received')
    expect(rows[0].due_at.toString()).toBe('2026-11-26T01:00:00Z') // 2 of 24 hours were used; 22 remain from Wednesday 10.00
  })

  test('nothing comes within 30 days: reminded twice, then deemed withdrawn', async () => {
    const { id } = await lodge()
    await act('request-missing', id, 'petugas', { missing: ['document'] })
    for (const day of ['2026-12-08', '2026-12-08', '2026-12-19', '2026-12-23', '2026-12-24']) {
      clock.set(`${day}T09:00:00+07:00`)
      await tendFiles(workplace, house.files)
    }
    const { rows } = await house.pool.query('select type from complaint_event where complaint_id = $1 order by seq', [id])
    expect(rows.map((row) => row.type)).toEqual(['received', 'completion-requested', 'completion-reminded', 'completion-reminded', 'deemed-withdrawn'])
  })

  test('an answer reaches the complainant only after the Camat approved it, and only success answers', async () => {
    const { id } = await lodge()
    await bring(id, 'in-follow-up')
    await act('draft-answer', id, 'kasi', { kind: 'final', outcome: 'partly', text: 'Sebagian sudah diperbaiki.' })
    const answer = await lastAnswer(house, id)
    const attempt = { answer, channel: 'phone', result: 'failed', to: 'Ibu Siti', proof: 'Tidak diangkat.' }
    expect(await act('record-attempt', id, 'petugas', attempt)).toMatchObject({ ok: false, refusal: { key: 'answer_not_approved' } })
    expect(await act('approve-answer', id, 'kasi', { id: answer })).toMatchObject({ ok: false, refusal: { key: 'not_yours' } })
    await act('approve-answer', id, 'camat', { id: answer })
    await act('record-attempt', id, 'petugas', attempt)
    expect((await stateOf(id)).status).toBe('in-follow-up')
    await act('record-attempt', id, 'petugas', { ...attempt, result: 'delivered' })
    expect(await stateOf(id)).toMatchObject({ status: 'answered', outcome: 'partly' })
  })

  test('an objection within ten working days reopens, later it is refused', async () => {
    const first = await lodge()
    const second = await lodge()
    await bring(first.id, 'answered')
    await bring(second.id, 'archived')
    clock.set('2026-12-07T15:00:00+07:00')
    expect((await act('object', second.id, 'complainant', { grounds: 'Lampu masih padam.' })).ok).toBe(true)
    clock.set('2026-12-07T16:01:00+07:00')
    expect(await act('object', first.id, 'complainant', { grounds: 'Lampu masih padam.' })).toMatchObject({ ok: false, refusal: { key: 'window_closed' } })
  })
})

describe('one write path', () => {
  test('the same key gives the same answer, once', async () => {
    const { id } = await lodge()
    const command = { verb: 'confirm-complete', complaintId: id, input: {}, actors: [people.petugas], key: 'same-key' } as const
    const [first, second] = await Promise.all([perform(workplace, command), perform(workplace, command)])
    expect([first, second].map((acted) => acted.ok && acted.replayed).sort()).toEqual([false, true])
    expect(second.ok && first.ok && second.answer).toEqual(first.ok && first.answer)
    expect((await stateOf(id)).version).toBe(2)
    const other = await lodge()
    expect(await perform(workplace, { ...command, complaintId: other.id, verb: 'add-note', input: { text: 'x' } })).toMatchObject({ ok: false, refusal: { key: 'key_reused' } })
  })

  test('submitting twice opens one complaint; the same key with other content is refused', async () => {
    const intake = { input: completeInput, actor: { kind: 'complainant', via: 'web' }, key: 'double-tap' } as const
    const [first, second] = await Promise.all([receive(workplace, intake), receive(workplace, intake)])
    expect(first).toMatchObject({ ok: true })
    expect(second.ok && first.ok && second.receipt.id === first.receipt.id && second.receipt.pin === first.receipt.pin).toBe(true)
    expect(await receive(workplace, { ...intake, input: { ...completeInput, narrative: 'Lain.' } })).toMatchObject({ ok: false, refusal: { key: 'key_reused' } })
  })

  test('the register has no gap and no double under 50 parallel writers, refused ones included', async () => {
    const before = await house.pool.query('select coalesce(max(register_sequence), 0) as last from complaint')
    const receipts = await Promise.all(Array.from({ length: 50 }, () => lodge()))
    await Promise.all(receipts.map(({ id }) => act('confirm-complete', id, 'petugas')))
    await Promise.all(receipts.flatMap(({ id }) => [act('record', id, 'petugas'), act('record', id, 'petugas'), act('record', id, 'camat')]))
    const { rows } = await house.pool.query('select register_sequence as n from complaint where register_sequence > $1 order by 1', [before.rows[0].last])
    expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 50 }, (_, index) => Number(before.rows[0].last) + 1 + index))
  })

  test('the history refuses to be changed', async () => {
    await expect(house.pool.query(`update complaint_event set type = 'noted'`)).rejects.toThrow(/permission denied|append-only/)
    await expect(house.pool.query('delete from complaint_event')).rejects.toThrow(/permission denied|append-only/)
  })

  test('a complaint keeps the version of the standard that it came under; a new one gets the new', async () => {
    const { id: before } = await lodge()
    const { bundle } = await workplace.standards.inForce('2026-11-23')
    const changed = { ...bundle, sha256: 'f'.repeat(64), standard: { ...bundle.standard, validFrom: '2026-11-23', completion: { ...bundle.standard.completion, days: 10 } } }
    await syncStandard(house.db, changed, clock.now)
    const later = { ...workplace, standards: openStandardsInForce(openStandardVersions(house.db, workplace.officeId), async () => []) }
    const received = await receive(later, { input: completeInput, actor: { kind: 'complainant', via: 'web' }, key: 'new-version' })
    if (!received.ok) throw new Error(received.refusal.key)
    for (const [complaintId, respondBy] of [[before, '2026-12-23'], [received.receipt.id, '2026-12-03']] as const) {
      const asked = await perform(later, { verb: 'request-missing', complaintId, input: { missing: ['name'] }, actors: [people.petugas], key: `ask-${complaintId}` })
      expect(asked.ok).toBe(true)
      expect((await stateOf(complaintId)).completion?.respondBy).toBe(respondBy)
    }
  })

  test('a holiday announced later moves the open promises, as an event with its reason', async () => {
    const { id } = await lodge()
    await addClosure(house.db, { officeId: workplace.officeId, actor: people.admin, now: clock.now }, { date: '2026-11-24', kind: 'office-closure', name: 'Banjir di kantor' })
    workplace.standards.refresh()
    expect(await recomputeDeadlines(workplace, 'Banjir di kantor', 'closure-1')).toBeGreaterThan(0)
    expect(await recomputeDeadlines(workplace, 'Banjir di kantor', 'closure-1')).toBe(0)
    const { rows } = await house.pool.query('select due_at from complaint where id = $1', [id])
    expect(rows[0].due_at.toString()).toBe('2026-11-25T02:00:00Z')
    const last = (await readHistory(house.pool, workplace.officeId, id))?.events.at(-1)
    expect(last).toMatchObject({ type: 'deadline-recomputed', data: { from: '2026-11-24T02:00:00Z', to: '2026-11-25T02:00:00Z', because: 'Banjir di kantor' } })
  })
})
