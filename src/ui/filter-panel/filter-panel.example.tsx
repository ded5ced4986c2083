import type { Example } from '../example.ts'
import { Select } from '../select/select.tsx'
import { TextInput } from '../text-input/text-input.tsx'
import { FilterPanel } from './filter-panel.tsx'

export const filterPanelExamples: readonly Example[] = [
  {
    component: 'filter-panel',
    title: 'With a filter in use',
    render: (lang) => (
      <FilterPanel lang={lang} action="/meja/buku" clearHref="/meja/buku" active={[{ text: 'Status: Ditelaah', removeHref: '/meja/buku?q=lampu' }]}>
        <TextInput lang={lang} name="q" label="Kata" type="search" value="lampu" />
        <Select lang={lang} name="status" label="Status" options={[{ value: 'under-study', text: 'Ditelaah' }]} value="under-study" />
      </FilterPanel>
    ),
  },
]
