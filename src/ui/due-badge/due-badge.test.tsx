import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { DueBadge } from './due-badge.tsx'

const dueAt = Temporal.Instant.from('2026-11-25T03:00:00Z')

test('late is said in words and by a mark, with how much', () => {
  const html = renderPart(<DueBadge lang="id" state="late" zone="Asia/Jakarta" dueAt={dueAt} left={{ value: -2, unit: 'work-hours' }} />)
  expect(html).toContain('Lewat batas waktu: ')
  expect(html).toContain('terlambat 2 jam kerja')
  expect(html).toContain('<span aria-hidden="true">! </span>')
  expect(html).toContain('Batas waktu 25/11/2026 10.00')
})

test('once met, the time left is of no interest; paused has no end', () => {
  expect(renderPart(<DueBadge lang="id" state="met" zone="Asia/Jakarta" left={{ value: 3, unit: 'days' }} />)).not.toContain('lagi')
  expect(renderPart(<DueBadge lang="en" state="paused" zone="Asia/Jakarta" />)).not.toContain('<time')
})
