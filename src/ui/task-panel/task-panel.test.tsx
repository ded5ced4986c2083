import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { TaskPanel } from './task-panel.tsx'

test('is a region named by its heading, so that a link can lead to it', () => {
  const html = renderPart(<TaskPanel id="tugas" title="Langkah 4"><p>Isi</p></TaskPanel>)
  expect(html).toContain('<section class="tg-task" id="tugas" aria-labelledby="tugas-judul" tabindex="-1">')
  expect(html).toContain('<h2 id="tugas-judul" class="tg-task__title">Langkah 4</h2>')
})

test('nothing to do is told quietly', () => {
  expect(renderPart(<TaskPanel id="x" title="y" quiet>z</TaskPanel>)).toContain('tg-task--quiet')
})
