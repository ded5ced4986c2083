import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Timeline } from './timeline.tsx'

test('time in the office zone, for people and machines; the order given is kept', () => {
  const at = Temporal.Instant.from('2026-11-24T03:00:00Z')
  const html = renderPart(<Timeline lang="id" zone="Asia/Jayapura" items={[{ title: 'B', at, by: 'Rina' }, { title: 'A', at }]} />)
  expect(html).toContain('<time datetime="2026-11-24T12:00+09:00">Selasa, 24 November 2026 pukul 12.00 WIT</time> · Rina')
  expect(html.indexOf('>B<')).toBeLessThan(html.indexOf('>A<'))
})
