import type { Example } from '../example.ts'
import { DayStrip } from './day-strip.tsx'
import type { StripDay } from './day-strip.tsx'

const day = (date: string, rest: Omit<StripDay, 'date'>): StripDay => ({ date: Temporal.PlainDate.from(date), ...rest })

export const dayStripExamples: readonly Example[] = [
  {
    component: 'day-strip',
    title: 'Across Christmas 2026',
    render: (lang) => (
      <DayStrip
        lang={lang}
        days={[
          day('2026-12-23', { counted: true, mark: 'start', time: '11.00' }),
          day('2026-12-24', { counted: false, reason: 'joint-leave', name: 'Kelahiran Yesus Kristus' }),
          day('2026-12-25', { counted: false, reason: 'holiday', name: 'Kelahiran Yesus Kristus' }),
          day('2026-12-26', { counted: false, reason: 'weekend' }),
          day('2026-12-27', { counted: false, reason: 'weekend' }),
          day('2026-12-28', { counted: true, mark: 'due', time: '11.00' }),
        ]}
      />
    ),
  },
]
