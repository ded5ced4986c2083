import { beforeAll, describe, expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { planOf, seedComplaints } from '../../../test/support/many-complaints.ts'
import { archivedPage } from './archive.ts'
import type { ArchiveCursor } from './archive.ts'
import { duplicatesOf } from './duplicates.ts'
import { byRegisterNumber, byTrackingCode, searchWords } from './search.ts'

const { house, lodge, bring } = await testHouse()
const { pool, workplace: { officeId } } = house
const words = async (typed: string) => (await searchWords(pool, officeId, typed, 20)).hits.map((hit) => hit.id)

const first = await lodge()
await bring(first.id, 'archived')
const secret = await lodge({
  ...completeInput, applicant: { ...completeInput.applicant, name: 'Rahmat Kuntjoro', phone: '+62 899 0000 1111' }, narrative: 'Pungutan di loket sekolah.', confidential: true,
})
beforeAll(() => seedComplaints(pool, officeId, 5_000, ['recorded', 'archived', 'answered', 'under-study']))

describe('finding one complaint', () => {
  test('by number and by code', async () => {
    expect((await byRegisterNumber(pool, officeId, { year: 2026, sequence: 1 }))?.id).toBe(first.id)
    expect(await byRegisterNumber(pool, officeId, { year: 9999, sequence: 1 })).toBeNull()
    expect(await byRegisterNumber(pool, officeId, { year: 99_999, sequence: 1 })).toBeNull()
    expect((await byTrackingCode(pool, officeId, first.trackingCode))?.id).toBe(first.id)
  })

  test('by words of the story, the name, the ordner', async () => {
    expect(await words('lampu padam')).toEqual([first.id])
    expect(await words('siti aminah')).toEqual([first.id])
    expect(await words('"seminggu yang lalu" -banjir')).toEqual([first.id])
    expect(await words('pungutan')).toEqual([secret.id])
  })

  test('by the beginning of a word when no whole word is there', async () => {
    expect(await searchWords(pool, officeId, 'amin', 20)).toMatchObject({ loose: true, hits: [{ id: first.id }] })
  })

  test('never by a secret name', async () => {
    expect(await words('kuntjoro')).toEqual([])
    expect(await words('rahmat')).toEqual([])
  })

  test.each(['', '   ', '!!!', `' or 1=1 --`, 'a & | ! ( <-> :*', 'x'.repeat(5_000), '"', 'lampu:* | b'])('whatever is typed is only text: %j', async (typed) => {
    await expect(searchWords(pool, officeId, typed, 5)).resolves.toBeDefined()
  })

  test('a common word ranks the newest hits only, a rare one is found by the index', async () => {
    const common = await planOf(pool, (queryable) => searchWords(queryable, officeId, 'pasar', 20))
    expect(common.ms).toBeLessThan(300)
    const rare = await planOf(pool, (queryable) => searchWords(queryable, officeId, 'seminggu padam', 20))
    expect(rare.scanned).not.toContain('complaint')
  })
})

describe('the archive', () => {
  test('one ordner, each file once, the latest first', async () => {
    const seen: string[] = []
    let after: ArchiveCursor | null = null
    do {
      const page = await archivedPage(pool, officeId, { ordner: '2026-05' }, after, 7)
      seen.push(...page.rows.map((row) => row.archivedAt.toString()))
      expect(page.rows.every((row) => row.archive.ordner === '2026-05')).toBe(true)
      after = page.next
    } while (after)
    expect(seen.length).toBeGreaterThan(20)
    expect(seen).toEqual(seen.toSorted().toReversed())
    expect((await archivedPage(pool, officeId, { code: '1.1' }, null, 7)).rows).toEqual([])
  })

  test('is walked by its index', async () => {
    const plan = await planOf(pool, (queryable) => archivedPage(queryable, officeId, {}, { at: Temporal.Instant.from('2026-06-01T00:00:00Z'), id: first.id }, 25))
    expect(plan.indexes).toContain('complaint_archived')
    expect(plan.scanned).toEqual([])
  })
})

describe('possible duplicates', () => {
  test('the same telephone in any spelling, or the same name in the same kelurahan, while open', async () => {
    const phone = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, name: 'Orang lain', phone: '0899-0000-1111' } })
    expect(await duplicatesOf(pool, officeId, phone.id)).toMatchObject([{ id: secret.id, because: 'phone' }])
    const named = await lodge({ ...completeInput, applicant: { name: 'orang  LAIN', address: { line: 'x', kelurahan: 'Kedungasem' } } })
    expect(await duplicatesOf(pool, officeId, named.id)).toMatchObject([{ id: phone.id, because: 'name' }])
    const elsewhere = await lodge({ ...completeInput, applicant: { name: 'Orang lain', address: { line: 'x', kelurahan: 'Pakistaji' } } })
    expect(await duplicatesOf(pool, officeId, elsewhere.id)).toEqual([])
    const same = await lodge() // as the archived one: that matter is closed
    expect((await duplicatesOf(pool, officeId, same.id)).map((found) => found.id)).not.toContain(first.id)
    const nameless = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, name: 'Tanpa telepon', phone: '' } })
    expect(await duplicatesOf(pool, officeId, nameless.id)).toEqual([])
  })

  test('costs little among thousands of open files', async () => {
    const plan = await planOf(pool, (queryable) => duplicatesOf(queryable, officeId, secret.id))
    expect(plan.ms).toBeLessThan(400)
  })
})
