import { z } from 'zod'
import { date, text } from './schema.ts'
import { complaintClasses, urgencies } from './vocabulary.ts'

// The files that stand beside standard.yaml: categories, letterhead, holidays.

/** What complaints are about. A category is retired, never deleted: old complaints keep its code. */
export const categorySchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9-]*$/, 'Tulis huruf besar, angka, dan tanda hubung saja, misalnya PEL-KEC.'),
  label: text,
  example: text,
  /** Who handles it as a rule: a post of this office, or an outside party when `outside`. */
  defaultHandler: text,
  outside: z.boolean().default(false),
  /** Null: the class is not guessed, the Kasi decides. */
  defaultClass: z.enum(complaintClasses).nullable(),
  urgency: z.enum(urgencies).default('normal'),
  /** Identity and content are kept secret whatever the complainant ticks. */
  confidential: z.boolean().default(false),
  /** Shown at once, before the form goes on: numbers to call now. */
  emergency: z.strictObject({ note: text, numbers: z.array(text).min(1) }).optional(),
  retired: z.boolean().default(false),
})
export const categoriesSchema = z.strictObject({ categories: z.array(categorySchema).min(1) })
export type Category = z.infer<typeof categorySchema>

/** Kop naskah dinas: the lines at the head of every paper, from the top. */
export const letterheadSchema = z.strictObject({
  lines: z.array(z.strictObject({ text, style: z.enum(['parent', 'office', 'address']) })).min(1),
  /** Where papers are dated: "Probolinggo, 24 November 2026". */
  place: text,
  paper: z.enum(['A4', 'F4']),
})
export type Letterhead = z.infer<typeof letterheadSchema>

const decreedDaySchema = z.strictObject({
  date,
  kind: z.enum(['national-holiday', 'joint-leave']),
  name: text,
  /** Only when another decree than the file's own sets this day. */
  decree: text.optional(),
})

/** Days decreed for one year (SKB 3 Menteri); `extra`: days of elections, of the region, or of a later decree. */
export const holidayFileSchema = z.strictObject({
  year: z.int().min(2000).max(2999),
  decree: text,
  source: text,
  days: z.array(decreedDaySchema).min(1),
  extra: z.array(decreedDaySchema).optional(),
})
export type HolidayFile = z.infer<typeof holidayFileSchema>
