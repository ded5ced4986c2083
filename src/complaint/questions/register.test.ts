import { beforeAll, describe, expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { planOf, seedComplaints } from '../../../test/support/many-complaints.ts'
import { registerLine } from '../register-line.ts'
import { readHistories } from './histories.ts'
import { registerCount, registerPage, registerYears } from './register.ts'
import type { RegisterFilter } from './register.ts'

const { house, act, lodge, bring } = await testHouse()
const { pool, workplace: { officeId, zone } } = house
const page = (filter: Partial<RegisterFilter> = {}, more: Partial<Parameters<typeof registerPage>[4]> = {}) =>
  registerPage(pool, officeId, zone, { year: 2026, ...filter }, { order: 'rising', after: null, limit: 50, ...more })
async function lineOf(id: string) {
  return registerLine((await readHistories(pool, officeId, [id])).get(id) ?? [])
}

describe('a line of the book', () => {
  test('tells the whole way of a complaint', async () => {
    const { id } = await lodge()
    await bring(id, 'archived')
    expect(await lineOf(id)).toMatchObject({
      number: '0001/2026', sequence: 1, channel: 'web', applicant: { name: 'Siti Aminah' }, attachments: 0, struck: false, remarks: [], recommendation: 'coordinate',
      handedOver: { role: 'kasi-pelayanan', accepted: { by: { name: 'Nama kasi-pelayanan' } } }, dispositions: [{ to: [{ role: 'kasi' }], done: false }],
      answer: { channel: 'phone', outcome: 'solved' }, archive: { ordner: '2026-01', sheets: 4 },
    })
  })

  test('never names someone who asked for secrecy', async () => {
    const { id } = await lodge({ ...completeInput, confidential: true })
    await bring(id, 'recorded')
    const line = await lineOf(id)
    expect(line.applicant).toBeNull()
    expect(JSON.stringify(line)).not.toMatch(/Siti|Mawar|0812/u)
  })

  test('is struck, with its reason, and never gone when withdrawn or merged', async () => {
    const withdrawn = await lodge({ ...completeInput, narrative: 'Got di depan rumah mampet.' })
    await bring(withdrawn.id, 'recorded')
    await act('withdraw', withdrawn.id, 'petugas', { reason: 'Sudah dibersihkan warga.' })
    const merged = await lodge({ ...completeInput, narrative: 'Lampu padam lagi.' })
    await bring(merged.id, 'recorded')
    const other = await lodge()
    await bring(other.id, 'recorded')
    expect(await act('merge', merged.id, 'petugas', { into: other.id, reason: 'Hal yang sama.' })).toMatchObject({ ok: true })
    expect(await lineOf(withdrawn.id)).toMatchObject({ struck: true, remarks: [{ kind: 'withdrawn', reason: 'Sudah dibersihkan warga.' }] })
    expect(await lineOf(merged.id)).toMatchObject({ struck: true, remarks: [{ kind: 'merged' }] })
    const { rows } = await page()
    expect(rows.map((row) => row.sequence)).toEqual([1, 2, 3, 4, 5])
    expect(rows.find((row) => row.id === merged.id)?.mergedNumber).toBe('0005/2026')
  })
})

describe('with 5,000 lines', () => {
  beforeAll(() => seedComplaints(pool, officeId, 5_000, ['recorded', 'archived', 'answered', 'under-study']))

  test('pages follow the numbers both ways, none lost or doubled', async () => {
    for (const order of ['rising', 'falling'] as const) {
      const seen: number[] = []
      let after: number | null = null
      do {
        const part = await page({}, { order, after, limit: 999 })
        seen.push(...part.rows.map((row) => row.sequence))
        after = part.next
      } while (after !== null)
      const all = Array.from({ length: 5_005 }, (_none, index) => index + 1)
      expect(seen).toEqual(order === 'rising' ? all : all.toReversed())
    }
  })

  test('filters narrow by what they say', async () => {
    expect((await page({ channel: 'letter' })).rows.length).toBe(50)
    expect((await page({ state: 'solved' })).rows.map((row) => row.sequence)).toEqual([1])
    expect((await page({ state: 'withdrawn' })).rows.map((row) => row.sequence)).toEqual([3])
    expect((await page({ words: '"depan rumah" mampet' })).rows.map((row) => row.sequence)).toEqual([3])
    expect((await page({ month: 12 })).rows).toEqual([])
    expect((await page({ year: 2025 })).rows).toEqual([])
    expect(await registerCount(pool, officeId, zone, { year: 2026, class: 'tidak-berkadar-pengawasan' }, 1_001)).toBe(1_001)
    expect(await registerYears(pool, officeId)).toEqual([2026])
  })

  test('a page is found by the register\'s index; its histories by their key', async () => {
    const plan = await planOf(pool, async (queryable) => {
      const { rows } = await registerPage(queryable, officeId, zone, { year: 2026 }, { order: 'falling', after: 2_500, limit: 50 })
      await readHistories(queryable, officeId, rows.map((row) => row.id))
    })
    expect(plan.scanned).toEqual([])
    expect(plan.indexes).toEqual(expect.arrayContaining(['complaint_register', 'complaint_event_pkey']))
    expect(plan.ms).toBeLessThan(200)
  })
})
