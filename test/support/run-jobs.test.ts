import { expect, test } from 'vitest'
import { testHouse } from './house.ts'
import { runJobs } from './run-jobs.ts'

test('jobs that a command left are done with what follows from them', async () => {
  const { house, lodge, bring } = await testHouse()
  const { id } = await lodge()
  await bring(id, 'recorded')
  expect(await runJobs(house)).toEqual(['issue-receipt'])
  expect(await runJobs(house)).toEqual([])
})
