import { z } from 'zod'
import { categorySchema, decreedDaySchema, letterheadSchema, standardSchema, text } from './schema.ts'

/**
 * A whole standard as it is kept in `standard_version.content`: what the files of its folder say together.
 * `holidays` carry the decree that sets each day, `decrees` one entry a year; `sha256` (hex) is over the files' bytes.
 */
export const standardBundleSchema = z.strictObject({
  standard: standardSchema,
  categories: z.array(categorySchema).min(1),
  letterhead: letterheadSchema,
  holidays: z.array(decreedDaySchema.extend({ decree: text })),
  decrees: z.array(z.strictObject({ year: z.int(), decree: text, source: text })).min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type StandardBundle = z.infer<typeof standardBundleSchema>
export type Holiday = StandardBundle['holidays'][number]
