import { z } from 'zod'
import type { Applicant, Statement } from '../../complaint/applicant.ts'
import type { EventBody } from '../../complaint/events.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import type { Decision } from '../../complaint/refusal.ts'
import { answerChannels, channels } from '../../office/channels.ts'
import type { Channel } from '../../office/channels.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { flag, line, list, optionalChoice, optionalDay, optionalLine, optionalMoment, optionalText, optionalWhole, text } from '../input.ts'
import type { Context } from '../verb.ts'
import { checkFiles } from '../../complaint/attachments.ts'
import { metRequirements } from '../../complaint/requirements.ts'

const contact = { phone: optionalLine(40), email: optionalLine(254) }
const address = { rt: optionalLine(10), rw: optionalLine(10), kelurahan: optionalLine(100) }
const common = {
  incident: z.strictObject({ when: optionalLine(200), where: optionalLine(300) }).optional(),
  about: optionalLine(300),
  desiredResolution: optionalText(4_000),
  category: optionalLine(40),
  confidential: flag.optional(),
  answerBy: optionalChoice(answerChannels),
  /** Acting for someone else (kuasa): UU 25/2009 Ps 42(1). */
  principal: z.strictObject({ name: optionalLine(200), address: optionalLine(300), relation: optionalLine(100) }).optional(),
  attachments: list(z.uuid(), 50),
  /** The language in which the complainant is written to, if not Indonesian. */
  language: optionalChoice(['en']),
}

const lodged = { applicant: z.strictObject({ name: line(200), address: z.strictObject({ line: line(300), ...address }), ...contact }), ...common }

/** What a program sends for someone: name, address line and narrative must be there (S2). */
export const lodgeInput = z.strictObject({ ...lodged, narrative: text(20_000) })

/** What a person sends by the form: the same, but who cannot write may speak; a file, such as a recording, is the complaint document then. */
export const spokenInput = z.strictObject({ ...lodged, narrative: optionalText(20_000) }).superRefine(demandDocument, { when: () => true })

/** The complaint document (S2): written, or brought as a file, such as a recording of what is said. Told together with all else that is missing. */
function demandDocument(input: { narrative?: unknown; attachments?: unknown } | null, context: z.RefinementCtx): void {
  const { narrative, attachments } = input ?? {}
  if (!narrative && (!Array.isArray(attachments) || attachments.length === 0)) context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: ['narrative'] })
}

/** What an officer records at the counter: whatever the complainant brought; what is missing is asked for in step 2. */
export const counterInput = z.strictObject({
  applicant: z.strictObject({
    name: optionalLine(200), address: z.strictObject({ line: optionalLine(300), ...address }).default({}), ...contact,
    /** The number of the machine that a fax came from. */
    fax: optionalLine(40),
    /** The number of the chat that a message came from. */
    telegram: optionalLine(40),
  }).default({ address: {} }),
  narrative: optionalText(20_000),
  ...common,
  channel: z.enum(channels).exclude(['web']),
  /** When it reached the office, if not now: a letter in the box, a call written down later. */
  receivedAt: optionalMoment,
  letter: z.strictObject({ date: optionalDay, number: optionalLine(100), sheets: optionalWhole(1, 2_000) }).optional(),
  laporNumber: optionalLine(40),
  /** An oral statement was written down by the officer, read back, and agreed to. */
  readBack: flag.optional(),
  /** The message that it is made from. */
  message: z.uuid().optional(),
})

export type LodgeInput = z.output<typeof spokenInput>
export type CounterInput = z.output<typeof counterInput>

/** Channels by which people speak; what the officer writes down must be read back to them (S2: an oral complaint document). */
const oral: readonly Channel[] = ['counter', 'phone']

/**
 * Receives a complaint from any door (S3.1): one rule. With all requirements met the office clock starts at the moment of receipt (S4).
 * Refuses a receipt in the future, an oral statement that was not read back, a LAPOR! report without its number, and too many files.
 */
export function decideLodge(input: LodgeInput | CounterInput, context: LodgeContext): Decision<EventBody> {
  const { standard, now, facts } = context
  const counter = 'channel' in input ? input : null
  const channel = counter?.channel ?? 'web'
  const receivedAt = counter?.receivedAt ? Temporal.Instant.from(counter.receivedAt) : now
  if (Temporal.Instant.compare(receivedAt, now) > 0) return refuse('future_date', { field: 'receivedAt' })
  if (counter && oral.includes(channel) && counter.narrative && !counter.readBack) return refuse('read_back_needed', { field: 'readBack' })
  if (channel === 'lapor' && !counter?.laporNumber) return refuse('lapor_number_needed', { field: 'laporNumber' })
  const attachments = facts.files ?? []
  const wrong = checkFiles(input.attachments, attachments, standard)
  if (wrong) return wrong
  const category = context.categories.find((candidate) => candidate.code === input.category && !candidate.retired) ?? null
  if (input.category && !category) return refuse('category_unknown', { field: 'category' })

  const { applicant } = input
  const statement: Statement = {
    ...(input.narrative ? { narrative: input.narrative } : {}), ...(input.about ? { about: input.about } : {}),
    ...(input.desiredResolution ? { desiredResolution: input.desiredResolution } : {}), ...(input.incident ? { incident: input.incident } : {}),
  }
  const { name, ...principal } = input.principal ?? {}
  const met = metRequirements(standard, applicant, statement, attachments.length)
  return accept<EventBody>({
    type: 'received',
    data: {
      channel, receivedAt: receivedAt.toString(), trackingCode: context.trackingCode, standardVersion: context.standardVersion,
      answerBy: input.answerBy ?? null, identitySecret: (input.confidential ?? false) || (category?.confidential ?? false),
      met, complete: met.length === standard.requirements.length, attachments, category: category?.code ?? null,
      area: areaCode(applicant, standard), record: { ...recordOf(counter), ...(input.language ? { language: input.language } : {}) },
    },
    personal: { applicant, statement, ...(name ? { principal: { name, ...principal } } : {}) },
  })
}

export interface LodgeContext extends Context { trackingCode: string; standardVersion: number }

function recordOf(counter: CounterInput | null) {
  if (!counter) return {}
  const { date, number, sheets } = counter.letter ?? {}
  const letter = date || number || sheets ? { letter: { ...(date ? { date } : {}), ...(number ? { number } : {}), ...(sheets ? { sheets } : {}) } } : {}
  return { ...letter, ...(counter.laporNumber ? { laporNumber: counter.laporNumber } : {}), ...(counter.readBack ? { oral: { readBack: true } } : {}), ...(counter.message ? { message: counter.message } : {}) }
}

/** The code of the kelurahan that was named, by its name or an alias; null for places elsewhere. */
function areaCode(applicant: Applicant, standard: Standard): string | null {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/gu, '')
  const named = plain(applicant.address?.kelurahan ?? '')
  return standard.office.areas.find((area) => [area.name, ...area.aliases].some((name) => plain(name) === named))?.code ?? null
}
