import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { DayStrip } from './day-strip.tsx'

test('each day says whether it counts and why not; start and due are marked with their time', () => {
  const html = renderPart(
    <DayStrip
      lang="id"
      days={[
        { date: Temporal.PlainDate.from('2026-12-23'), counted: true, mark: 'start', time: '11.00' },
        { date: Temporal.PlainDate.from('2026-12-25'), counted: false, reason: 'holiday', name: 'Hari Raya Natal' },
      ]}
    />,
  )
  expect(html).toContain('<time datetime="2026-12-25" class="tg-day__date">Jum 25 Des</time>')
  expect(html).toContain('Hari libur: Hari Raya Natal')
  expect(html).toContain('Mulai 11.00')
  expect(html.match(/tidak dihitung/g)).toHaveLength(1)
})
