import type pg from 'pg'
import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { receive } from '../../procedure/1-receive/receive.ts'
import { readHistory } from './history.ts'
import { openTogether } from './open-together.ts'
import type { Open } from './open.ts'

const { house, lodge } = await testHouse()
const { workplace } = house
const { pool, officeId } = workplace

/** What receiving would write, without writing it. */
async function writeOf(key: string): Promise<Open> {
  const writes: Open[] = []
  await receive({ ...workplace, open: async (write) => writes.push(write) > 0 }, { input: completeInput, actor: { kind: 'complainant', via: 'web' }, key })
  const [write] = writes
  if (!write) throw new Error('nothing was received')
  return write
}

/** The pool, counting its statements. */
function counted() {
  const given = { statements: 0, queryable: pool }
  given.queryable = Object.create(pool, { query: { value: (query: pg.QueryConfig) => {
    given.statements += 1
    return pool.query(query)
  } } })
  return given
}

test('many at the same time travel together, each with its own history', async () => {
  const writes = await Promise.all(Array.from({ length: 40 }, (_, i) => writeOf(`many-${i}`)))
  const given = counted()
  const openOne = openTogether(given.queryable)
  expect(await Promise.all(writes.map(openOne))).toEqual(writes.map(() => true))
  expect(given.statements).toBeLessThan(6)
  for (const write of writes) {
    const history = await readHistory(pool, officeId, write.complaintId)
    expect(history?.head).toEqual(write.events.at(-1)?.hash)
    expect(history?.events.map((event) => event.data)).toEqual(write.events.map((event) => event.data))
  }
})

test('of two with the same key one is opened, whether they travel together or not, and the other leaves nothing', async () => {
  const openOne = openTogether(pool, { statements: 1, complaints: 32 })
  const [ahead, first, second] = [await writeOf('ahead'), await writeOf('same'), await writeOf('same')]
  const opened = await Promise.all([openOne(ahead), openOne(first), openOne(second)]) // the last two travel together
  expect(opened.filter(Boolean).length).toBe(2)
  expect(await openOne(await writeOf('same'))).toBe(false)
  const left = opened[1] ? second : first
  expect(await readHistory(pool, officeId, left.complaintId)).toBeNull()
})

test('one that cannot be written fails alone', async () => {
  const openOne = openTogether(pool, { statements: 1, complaints: 32 })
  const taken = (await lodge()).trackingCode
  const [ahead, good, bad] = [await writeOf('ahead-2'), await writeOf('good'), { ...await writeOf('bad'), trackingCode: taken }]
  const results = await Promise.allSettled([openOne(ahead), openOne(good), openOne(bad)])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(await readHistory(pool, officeId, bad.complaintId)).toBeNull()
  expect(await readHistory(pool, officeId, good.complaintId)).not.toBeNull()
})
