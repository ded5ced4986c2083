import { expect, test } from 'vitest'
import fc from 'fast-check'
import { weaknessOf } from './password-rules.ts'
import { createPasswords } from './passwords.ts'
import { createQueue } from './queue.ts'
import { delayAfter, networkOf } from './sign-in-throttle.ts'

const person = { name: 'Sri Wahyuni', email: 'sri.wahyuni@kantor.test' }

test('hashes are Argon2id at the stated cost and salted', async () => {
  const passwords = createPasswords()
  const [one, two] = [await passwords.hash('mangga manalagi'), await passwords.hash('mangga manalagi')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await passwords.verify(one, 'mangga manalagi', false)).toBe(true)
  expect(await passwords.verify(one, 'mangga manalagI', false)).toBe(false)
  // The same letters in another of Unicode's spellings.
  expect(await passwords.verify(await passwords.hash('caf\u00e9 di alun-alun'), 'cafe\u0301 di alun-alun', false)).toBe(true)
})

test('without a hash the answer is no, after the same work', async () => {
  const passwords = createPasswords()
  expect(await passwords.verify(null, 'tidak ada kata sandi seperti ini', false)).toBe(false)
})

test('a crowd is turned away beyond the queue, a known computer goes first', async () => {
  const queue = createQueue({ atOnce: 1, waiting: 2 })
  const done: string[] = []
  const work = (name: string, urgent = false) => queue(async () => void done.push(name), urgent)
  const results = await Promise.all([work('a'), work('b'), work('c'), work('d'), work('e', true)])
  expect(results[3]).toBe('full')
  expect(done).toEqual(['a', 'e', 'b', 'c'])
  await work('f')
  expect(done.at(-1)).toBe('f')
})

test('never more at once than allowed, and a failure gives its place back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 20 }), fc.integer({ min: 1, max: 3 }), async (jobs, atOnce) => {
      const queue = createQueue({ atOnce, waiting: 50 })
      let running = 0
      let most = 0
      await Promise.allSettled(
        jobs.map(([fails, urgent]) =>
          queue(async () => {
            most = Math.max(most, ++running)
            await Promise.resolve()
            running--
            if (fails) throw new Error('x')
          }, urgent),
        ),
      )
      expect(most).toBeLessThanOrEqual(atOnce)
      expect(await queue(async () => 'free')).toBe('free')
    }),
  )
})

test('weak passwords are named, long phrases pass', () => {
  for (const [password, why] of [
    ['pendek', 'too_short'], ['x'.repeat(2000), 'too_long'], ['aaaaaaaaaaaaaaa', 'common'], ['password1234', 'common'], ['P4ssw0rd12345!', 'common'],
    ['adminadmin123', 'common'], ['KecamatanWonoasih2026', 'common'], ['rahasia rahasia', 'common'], ['123456789012', 'common'], ['qwertyuiop123', 'common'],
    ['SriWahyuni1990', 'own_name'], ['wahyuniwahyuni', 'own_name'], ['sri.wahyuni@kantor.test', 'own_name'],
  ] as const) expect(weaknessOf(password, person), password).toBe(why)
  for (const password of ['mangga manalagi ranum', 'kopi tubruk pagi hari', 'wahyuni suka mangga ranum', 'Tj7#kQp0!vLzxm', 'naik becak ke pasar baru']) {
    expect(weaknessOf(password, person), password).toBeNull()
  }
})

test('the delay grows without end but its cap', () => {
  expect([0, 4, 5, 6, 7, 12, 30].map((failures) => delayAfter(failures).total('seconds'))).toEqual([0, 0, 15, 30, 60, 1800, 1800])
})

test('one customer is one network', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0db8:1:2::9'))
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
})
