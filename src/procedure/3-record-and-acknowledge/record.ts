import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { formatNumber } from '../../office/standard/numbering.ts'
import { verb } from '../verb.ts'

/** Records the complaint in the register (S3.3): the next number of the year in the office's zone, gap-free and never reused. */
export const record = verb({
  name: 'record',
  noun: 'pencatatan',
  input: z.strictObject({}),
  needs: () => ({ registerNumber: true }),
  decide(state, _input, { standard, now, facts }) {
    if (state.register) return refuse('already_recorded')
    if (!facts.registerNumber) throw new Error('record: no register number was taken')
    const { sequence, year } = facts.registerNumber
    const number = formatNumber(standard.numbering.register, {
      sequence, year, month: now.toZonedDateTimeISO(standard.office.zone).month,
      unit: standard.numbering.unit ?? undefined, classification: standard.archive.classificationCode,
    })
    return accept({ type: 'recorded', data: { number, sequence, year }, personal: null })
  },
})
