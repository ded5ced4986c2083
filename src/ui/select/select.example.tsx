import type { Example } from '../example.ts'
import { Select } from './select.tsx'

export const selectExamples: readonly Example[] = [
  {
    component: 'select',
    title: 'Grouped',
    render: (lang) => (
      <Select
        lang={lang}
        name="kelurahan"
        label="Kelurahan"
        value="kedunggaleng"
        options={[
          {
            label: 'Kecamatan Wonoasih',
            options: [
              { value: 'jrebeng-kidul', text: 'Jrebeng Kidul' },
              { value: 'kedunggaleng', text: 'Kedunggaleng' },
            ],
          },
          { value: 'elsewhere', text: 'Di luar kecamatan' },
        ]}
      />
    ),
  },
]
