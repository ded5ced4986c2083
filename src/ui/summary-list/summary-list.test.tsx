import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { SummaryList } from './summary-list.tsx'

test('an empty value says that it was not given; zero is a value', () => {
  const html = renderPart(
    <SummaryList lang="id" rows={[{ key: 'Faks', value: '' }, { key: 'Lampiran', value: 0 }, { key: 'Nama', value: '<i>', action: { href: '#n', text: 'Ubah', hidden: 'nama' } }]} />,
  )
  expect(html.match(/tidak diisi/g)).toHaveLength(1)
  expect(html).toContain('>0</dd>')
  expect(html).toContain('&lt;i>')
  expect(html).toContain('Ubah<span class="govuk-visually-hidden"> nama</span>')
})
