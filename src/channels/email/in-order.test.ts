import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atMost, inOrder } from './in-order.ts'
import { runs } from './mailbox.ts'

test('whatever is read first: each sender is handed over in order, and nothing before all earlier ones are read', async () => {
  await fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(fc.record({ sender: fc.constantFrom('a', 'b', null), fate: fc.constantFrom('hand', 'hand', 'hand', 'skip') }), { maxLength: 12 }), async (s, mails) => {
    const line = inOrder()
    const handed: number[] = []
    const read = new Set<number>()
    await s.waitFor(Promise.all(mails.map(async ({ sender, fate }, i) => {
      const place = line.enter()
      await s.schedule(Promise.resolve(), `read ${i}`)
      read.add(i)
      if (fate === 'skip') return place.skip()
      return place.hand(sender, async () => {
        for (let before = 0; before < i; before += 1) expect(read.has(before)).toBe(true)
        await s.schedule(Promise.resolve(), `take ${i}`)
        handed.push(i)
      })
    })))
    for (const wanted of ['a', 'b', null]) {
      const own = handed.filter((i) => mails[i]?.sender === wanted)
      expect(own).toEqual(own.toSorted((x, y) => x - y))
    }
    expect(handed).toHaveLength(mails.filter(({ fate }) => fate === 'hand').length)
  }), { numRuns: 200 })
})

test('after a failure nothing later is handed over', async () => {
  const line = inOrder()
  const [first, second, third] = [line.enter(), line.enter(), line.enter()]
  const handed: string[] = []
  const waiting = [second.hand('a', async () => { handed.push('second') }), third.hand('b', async () => { handed.push('third') })].map((one) => one.catch((error: unknown) => String(error)))
  first.fail(new Error('database away'))
  expect(await Promise.all(waiting)).toEqual(['Error: database away', 'Error: database away'])
  expect(handed).toEqual([])
})

test('a sender whose mail could not be taken hears nothing more of this run; others go on', async () => {
  const line = inOrder()
  const handed: string[] = []
  const [first, second, third] = [line.enter(), line.enter(), line.enter()]
  const results = await Promise.allSettled([
    first.hand('a', () => Promise.reject(new Error('away'))), second.hand('a', async () => { handed.push('a2') }), third.hand('b', async () => { handed.push('b') }),
  ])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(handed).toEqual(['b'])
})

test('no more at once than allowed; the first failure comes out', async () => {
  const work = atMost(3)
  let [now, most] = [0, 0]
  for (let i = 0; i < 10; i += 1) {
    await work.run(async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => { setTimeout(resolve, 1) })
      now -= 1
      if (i === 4) throw new Error('four')
    })
  }
  await work.finish()
  expect(most).toBe(3)
  expect(() => work.check()).toThrow('four')
})

test('neighbours travel together, a large mail alone, in the order of the mailbox', () => {
  const at = Temporal.Instant.from('2026-11-24T09:00:00+07:00')
  const small = { size: 60_000, receivedAt: at }
  const mails = [...Array.from({ length: 150 }, (_, i) => ({ uid: i + 1, ...small })), { uid: 200, size: 20_000_000, receivedAt: at }, { uid: 201, ...small }]
  const made = runs(mails)
  expect(made.flat().map(({ uid }) => uid)).toEqual(mails.map(({ uid }) => uid))
  expect(made.map((run) => run.length)).toEqual([100, 50, 1, 1])
  expect(runs(Array.from({ length: 40 }, (_, i) => ({ uid: i, size: 1_000_000, receivedAt: at }))).map((run) => run.length)).toEqual([16, 16, 8])
  expect(runs([])).toEqual([])
})
