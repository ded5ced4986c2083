import { expect, test } from 'vitest'
import { timeTravel } from '../../time-travel.ts'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { addDevPages } from './dev.tsx'

const travel = timeTravel({ demo: true, dev: false })
const { app } = await testHouse({ env: { TANGGAP_DEMO: '1' }, doors: [(server, house) => addDevPages(server, house, { travel })] })
const send = (payload: Record<string, string>) => app.inject({
  method: 'POST', url: '/dev/clock', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(payload).toString(),
})
const ahead = () => Math.round(travel.now().since(Temporal.Now.instant()).total('hours')) + 0 // no minus zero

test('the pages are valid in both languages', async () => {
  for (const lang of ['id', 'en']) for (const url of ['/dev/clock', '/dev/components']) {
    const answer = await app.inject({ url, cookies: { bahasa: lang } })
    expect(answer.statusCode).toBe(200)
    if (url === '/dev/clock') expect(await htmlFaults(answer.body)).toEqual([]) // the components repeat their ids among each other
  }
})

test('leaps add up, a moment can be chosen, and the real time comes back', async () => {
  expect((await send({ leap: 'hour' })).statusCode).toBe(303)
  await send({ leap: 'day' })
  expect(ahead()).toBe(25)
  await send({ to_date: '2027-03-01', to_time: '09:00' })
  expect(travel.now().toString({ smallestUnit: 'minute' })).toBe('2027-03-01T02:00Z')
  await send({ leap: 'reset' })
  expect(ahead()).toBe(0)
})

test.each<Record<string, string>>([{ to_date: '2027-02-30', to_time: '09:00' }, { to_date: '2027-02-03', to_time: '25:00' }, { to_date: '9999-01-01', to_time: '09:00' }, { to_date: '', to_time: '' }, { leap: 'toString' }])('nonsense moves nothing: %o', async (payload) => {
  const answer = await send(payload)
  expect(answer.statusCode).toBe(422)
  expect(await htmlFaults(answer.body)).toEqual([])
  expect(ahead()).toBe(0)
})

test('in an office at work there is no such address', async () => {
  const office = await testHouse({ doors: [(server, house) => addDevPages(server, house, { travel })] })
  for (const url of ['/dev/clock', '/dev/components']) expect((await office.app.inject(url)).statusCode).toBe(404)
  const still = timeTravel({ demo: false, dev: false })
  expect(still.move).toBeNull()
})
