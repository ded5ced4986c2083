import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { optionalText } from '../input.ts'
import { verb } from '../verb.ts'

/** The Kasi reports the studied complaint to the leader for follow-up (S3.5). No study, no report. */
export const report = verb({
  name: 'report',
  noun: 'laporan',
  input: z.strictObject({ note: optionalText(2_000) }),
  decide(state, { note }) {
    if (!state.study) return refuse('study_missing')
    return accept({ type: 'reported', data: {}, personal: note ? { note } : {} })
  },
})
