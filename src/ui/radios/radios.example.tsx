import type { Example } from '../example.ts'
import { TextInput } from '../text-input/text-input.tsx'
import { Radios } from './radios.tsx'

export const radiosExamples: readonly Example[] = [
  {
    component: 'radios',
    title: 'With a field that belongs to a choice',
    render: (lang) => (
      <Radios
        lang={lang}
        name="answerBy"
        label="Bagaimana kami menjawab Anda?"
        hint="Pilih cara yang paling mudah bagi Anda."
        value="phone"
        options={[
          { value: 'phone', text: 'Telepon', more: <TextInput lang={lang} name="answerPhone" label="Nomor telepon" type="tel" width={20} /> },
          { value: 'letter', text: 'Surat', hint: 'Kami kirim ke alamat Anda.' },
          { value: 'in-person', text: 'Langsung di kantor' },
        ]}
      />
    ),
  },
  {
    component: 'radios',
    title: 'In a row, with error',
    render: (lang) => (
      <Radios
        lang={lang}
        name="complete"
        label="Apakah syarat lengkap?"
        error="Pilih ya atau tidak"
        inline
        options={[
          { value: 'yes', text: 'Ya' },
          { value: 'no', text: 'Tidak' },
        ]}
      />
    ),
  },
]
