import type { Example } from '../example.ts'
import { TextInput } from './text-input.tsx'

export const textInputExamples: readonly Example[] = [
  {
    component: 'text-input',
    title: 'With hint',
    render: (lang) => (
      <TextInput lang={lang} name="name" label="Nama lengkap" hint="Seperti di KTP" value="Siti Aminah" autocomplete="name" />
    ),
  },
  {
    component: 'text-input',
    title: 'With error, optional, short',
    render: (lang) => (
      <TextInput lang={lang} name="phone" type="tel" label="Nomor telepon" optional width={20} value="08" error="Tulis nomor telepon yang benar" />
    ),
  },
]
