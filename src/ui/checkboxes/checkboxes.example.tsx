import type { Example } from '../example.ts'
import { Checkbox, Checkboxes } from './checkboxes.tsx'

export const checkboxesExamples: readonly Example[] = [
  {
    component: 'checkboxes',
    title: 'Several',
    render: (lang) => (
      <Checkboxes
        lang={lang}
        name="missing"
        label="Apa yang belum ada?"
        values={['address']}
        options={[
          { value: 'name', text: 'Nama pemohon' },
          { value: 'address', text: 'Alamat pemohon', hint: 'Jalan, RT/RW, kelurahan' },
          { value: 'document', text: 'Berkas pengaduan' },
        ]}
      />
    ),
  },
  {
    component: 'checkboxes',
    title: 'One',
    render: (lang) => (
      <Checkbox lang={lang} name="confidential" label="Rahasiakan identitas saya" hint="Nama Anda hanya dilihat petugas yang menangani." />
    ),
  },
]
