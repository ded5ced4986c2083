import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { StatusTag, statusKeys } from './status-tag.tsx'

test('every status of the office has its words', () => {
  expect(Object.keys(statusKeys)).toHaveLength(15)
  expect(renderPart(<StatusTag lang="id" status="handed-over" />)).toContain('Diserahkan ke Kasi Pelayanan')
  expect(renderPart(<StatusTag lang="en" status="deemed-withdrawn" />)).toContain('Deemed withdrawn')
})
