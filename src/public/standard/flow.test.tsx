import { join } from 'node:path'
import { expect, test } from 'vitest'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { loadStandard } from '../../office/standard/load.ts'
import { steps } from '../../procedure/steps.ts'
import { renderPart } from '../../ui/render.ts'
import { FlowChart, FlowText, wrap } from './flow-chart.tsx'
import { flowOf } from './flow.ts'

const { standard } = await loadStandard(join(import.meta.dirname, '..', '..', '..', 'standards', 'kecamatan-wonoasih'))

test('seven steps in the order of the procedure, in the words of the standard', () => {
  const flow = flowOf(steps, standard, 'id')
  expect(flow.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(flow.map(({ title }) => title)).toEqual(standard.steps.map(({ title }) => title))
  expect(flow[3]?.roles).toBe('Petugas loket, Kasi Pelayanan')
})

test('ways back and ends are those of the transitions, not of verbs that leave everything where it is', () => {
  const flow = flowOf(steps, standard, 'id')
  expect(flow.filter(({ backTo }) => backTo.length > 0).map(({ number, backTo }) => [number, backTo])).toEqual([[5, [2]], [6, [5]]])
  expect(flow.filter(({ mayEnd }) => mayEnd).map(({ number }) => number)).toEqual([2])
})

test.each(['id', 'en'] as const)('the drawing is valid and has its title, its description and all its words (%s)', async (lang) => {
  const flow = flowOf(steps, standard, lang)
  const svg = renderPart(<FlowChart lang={lang} flow={flow} service={standard.service.name} />)
  expect(await htmlFaults(`<div>${svg}</div>`)).toEqual([])
  expect(svg).toMatch(/role="img" aria-labelledby="flow-title flow-desc".*<title id="flow-title">.*<desc id="flow-desc">/u)
  expect(svg).not.toContain('style=')
  const words = svg.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ')
  for (const { title, roles, ours } of flow) for (const said of [title, roles, ours.time ?? '', ours.paper ?? '', ours.note ?? '']) expect(words).toContain(said)
  for (const { title } of flow) expect(renderPart(<FlowText lang={lang} flow={flow} />)).toContain(title)
})

test('lines are short enough, and no word is lost', () => {
  const text = standard.steps.map(({ title }) => title).join(' ')
  expect(wrap(text).every((line) => line.length <= 36)).toBe(true)
  expect(wrap(text).join(' ')).toBe(text.replace(/\s+/gu, ' '))
  expect(wrap('a'.repeat(50))).toEqual(['a'.repeat(50)])
})
