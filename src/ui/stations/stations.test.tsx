import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { sampleStations } from './stations.example.tsx'
import { Stations } from './stations.tsx'

test('seven stations in order; exactly one is the current step, and each says its state in words', () => {
  const html = renderPart(<Stations lang="id" stations={sampleStations('id', 5)} />)
  expect(html.match(/<li/g)).toHaveLength(7)
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
  expect(html.match(/>selesai</g)).toHaveLength(4)
  expect(html.match(/>belum</g)).toHaveLength(2)
  expect(html).toContain('paling lambat')
})

test('the compact list names the current step for a phone, and nothing when all is done', () => {
  expect(renderPart(<Stations lang="id" stations={sampleStations('id', 3)} compact />)).toContain('Langkah 3 dari 7: Catat dan beri tanda terima')
  expect(renderPart(<Stations lang="id" stations={sampleStations('id', 8)} compact />)).not.toMatch(/aria-current|Langkah/)
})
