import { expect, test } from 'vitest'
import { newSuspects } from './suspects.ts'

test('those that broke the connection together are asked for alone, in their place; one that goes on breaking it cannot be had', () => {
  const suspects = newSuspects()
  const uids = [1, 2, 3, 4, 5, 6, 7]
  suspects.present(new Set(uids), 1n)
  expect(suspects.parts(uids, 3)).toEqual([[1, 2, 3], [4, 5, 6], [7]])
  suspects.blame([3, 4])
  expect(suspects.parts(uids, 3)).toEqual([[1, 2], [3], [4], [5, 6, 7]])
  for (let i = 0; i < 4; i += 1) suspects.blame([4])
  expect([3, 4].map(suspects.cannotBeHad)).toEqual([false, false])
  suspects.blame([4])
  expect([3, 4].map(suspects.cannotBeHad)).toEqual([false, true])
  suspects.present(new Set([1, 4, 5]), 1n)
  expect([suspects.parts([1, 4, 5], 3), suspects.cannotBeHad(4)]).toEqual([[[1], [4], [5]], true])
})

test('in a folder that was made anew nothing is suspect', () => {
  const suspects = newSuspects()
  suspects.present(new Set([1, 2]), 1n)
  suspects.blame([1, 2])
  suspects.present(new Set([1, 2]), 2n)
  expect(suspects.parts([1, 2], 10)).toEqual([[1, 2]])
  suspects.blame([])
  expect(suspects.parts([], 10)).toEqual([])
})
