import type { Example } from '../example.ts'
import { DateInput, DateTimeInput } from './date-input.tsx'

export const dateInputExamples: readonly Example[] = [
  {
    component: 'date-input',
    title: 'Date',
    render: (lang) => <DateInput lang={lang} name="from" label="Mulai tanggal" value="2026-11-24" />,
  },
  {
    component: 'date-input',
    title: 'Date and time, with error',
    render: (lang) => (
      <DateTimeInput
        lang={lang}
        name="received"
        label="Kapan diterima?"
        hint="Bila bukan sekarang"
        error="Waktu terima tidak boleh di masa depan"
        date="2026-11-30"
        time="10:30"
      />
    ),
  },
]
