import type { Example } from '../example.ts'
import { Textarea } from './textarea.tsx'

export const textareaExamples: readonly Example[] = [
  {
    component: 'textarea',
    title: 'With the most characters',
    render: (lang) => (
      <Textarea lang={lang} name="narrative" label="Apa yang terjadi?" hint="Tulis dengan kata-kata Anda sendiri." max={4000} value="Lampu jalan di depan pasar padam sejak Senin." />
    ),
  },
  {
    component: 'textarea',
    title: 'With error',
    render: (lang) => <Textarea lang={lang} name="wish" label="Apa yang Anda harapkan?" rows={3} error="Isi harapan Anda" />,
  },
]
