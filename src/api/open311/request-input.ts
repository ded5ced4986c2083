import { z } from 'zod'
import { cleanText } from '../../procedure/input.ts'
import type { GeoError } from './answer.ts'

const text = z.string().max(20_000).transform(cleanText)
const coordinate = (limit: number) => z.coerce.number().min(-limit).max(limit)

/** What a GeoReport client posts. Unknown arguments (jurisdiction_id, device_id, attribute …) are allowed and not used. */
export const requestInput = z.object({
  service_code: text, description: text, first_name: text.optional(), last_name: text.optional(), email: text.optional(), phone: text.optional(),
  address_string: text.optional(), address_id: text.optional(), lat: coordinate(90).optional(), long: coordinate(180).optional(),
  media_url: text.optional(),
})

type Request = z.output<typeof requestInput>

/** The arguments as a complaint. Here, unlike elsewhere, a name and an address must be there: the standard asks for both (S2). */
export function complaintOf(given: Request, categoryCodes: readonly string[]): { ok: true; input: object } | { ok: false; errors: GeoError[] } {
  const name = [given.first_name, given.last_name].filter(Boolean).join(' ')
  const errors: GeoError[] = []
  const need = (argument: string, present: unknown) => { if (!present) errors.push({ code: 400, description: `${argument} was not provided` }) }
  need('service_code', given.service_code)
  need('description', given.description)
  need('first_name', name)
  need('address_string', given.address_string)
  if (given.service_code && !categoryCodes.includes(given.service_code)) errors.push({ code: 404, description: 'service_code was not found' })
  if (errors.length > 0) return { ok: false, errors }
  const where = [given.address_string, given.lat !== undefined && given.long !== undefined ? `${given.lat}, ${given.long}` : ''].filter(Boolean).join(' · ')
  // A photo elsewhere on the network is not fetched: what comes from there is nobody's here. Its address is part of the story.
  const narrative = [given.description, given.media_url ? `Foto: ${given.media_url}` : ''].filter(Boolean).join('\n\n')
  return {
    ok: true,
    input: {
      applicant: {
        name, address: { line: given.address_string }, ...(given.phone ? { phone: given.phone } : {}), ...(given.email ? { email: given.email } : {}),
      },
      narrative, category: given.service_code, incident: { where: where.slice(0, 300).toWellFormed() },
    },
  }
}

/** A Zod error as GeoReport tells it: one line an argument. */
export function errorsOf(error: z.ZodError): GeoError[] {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0] ?? 'request')))]
  return names.map((name) => ({ code: 400, description: `${name} is missing or cannot be used` }))
}
