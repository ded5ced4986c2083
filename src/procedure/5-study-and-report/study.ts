import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { complaintClasses, urgencies } from '../../office/standard/vocabulary.ts'
import { line, optionalText, text } from '../input.ts'
import { verb } from '../verb.ts'

export const recommendations = ['answer', 'follow-up', 'coordinate', 'forward', 'refuse'] as const

/**
 * The staff study (telaahan staf, S3.5): persoalan, praanggapan, fakta, analisis, simpulan, saran; or the short form of one page without
 * praanggapan and analisis, to fit one working day. Classifies the complaint. May be written again until it is reported.
 */
export const study = verb({
  name: 'study',
  noun: 'telaahan',
  input: z.strictObject({
    form: z.enum(['short', 'full']), class: z.enum(complaintClasses), category: line(40), urgency: z.enum(urgencies),
    recommendation: z.enum(recommendations),
    issue: text(8_000), assumptions: optionalText(8_000), facts: text(8_000), analysis: optionalText(8_000), conclusion: text(8_000), advice: text(8_000),
  }),
  decide(_state, input, { categories }) {
    if (!categories.some((category) => category.code === input.category)) return refuse('category_unknown', { field: 'category' })
    if (input.form === 'full' && !input.assumptions) return refuse('full_study_needed', { field: 'assumptions' })
    if (input.form === 'full' && !input.analysis) return refuse('full_study_needed', { field: 'analysis' })
    const { form, class: complaintClass, category, urgency, recommendation, issue, facts, conclusion, advice } = input
    const personal = { issue, facts, conclusion, advice, ...(input.assumptions ? { assumptions: input.assumptions } : {}), ...(input.analysis ? { analysis: input.analysis } : {}) }
    return accept({ type: 'studied', data: { form, class: complaintClass, category, urgency, recommendation }, personal })
  },
})
