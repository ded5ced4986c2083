import { z } from 'zod'
import type { AttemptDetail, LetterMeans, Receiver } from '../../complaint/events.ts'
import type { AnswerChannel } from '../../office/channels.ts'
import { optionalChoice, optionalDay, optionalLine, optionalWhole } from '../input.ts'

export const letterMeans = ['registered-post', 'courier', 'collected'] as const satisfies readonly LetterMeans[]
export const faxReports = ['ok', 'failed'] as const

/** A time of day, `10:15` or `10.15`. */
const optionalTime = z.union([
  z.literal('').transform(() => undefined),
  z.string().trim().regex(/^(?:[01]?\d|2[0-3])[.:][0-5]\d$/u).transform((value) => value.replace('.', ':').padStart(5, '0')),
]).optional()

/** What proves an attempt, channel by channel: a form shows all of them, and what belongs to another channel is passed over. */
export const attemptDetail = z.strictObject({
  letter: z.strictObject({ number: optionalLine(100), sentOn: optionalDay, means: optionalChoice(letterMeans), tracking: optionalLine(100), receiver: optionalLine(200) }).optional(),
  fax: z.strictObject({ report: optionalChoice(faxReports), pages: optionalWhole(1, 500) }).optional(),
  inPerson: z.strictObject({ receiver: optionalLine(200), relation: optionalLine(100) }).optional(),
  phone: z.strictObject({ spokeWith: optionalLine(200), from: optionalTime, until: optionalTime }).optional(),
}).optional()
export type AttemptDetailInput = z.output<typeof attemptDetail>

/** The part that belongs to the channel: facts, and apart from them who took the answer. */
export function detailOf(channel: AnswerChannel, input: AttemptDetailInput): { detail?: AttemptDetail; receiver?: Receiver } {
  switch (channel) {
    case 'letter': {
      const { receiver, ...letter } = known(input?.letter)
      return { ...facts('letter', letter), ...(receiver ? { receiver: { name: receiver } } : {}) }
    }
    case 'fax': return facts('fax', known(input?.fax))
    case 'in-person': {
      const { receiver, relation } = known(input?.inPerson)
      return receiver ? { receiver: { name: receiver, ...(relation ? { relation } : {}) } } : {}
    }
    case 'phone': {
      const { spokeWith, ...phone } = known(input?.phone)
      return { ...facts('phone', phone), ...(spokeWith ? { receiver: { name: spokeWith } } : {}) }
    }
    default: return {}
  }
}

/** The field that must be filled in before an answer counts as delivered by this channel; null when nothing is missing. */
export function missingProof(channel: AnswerChannel, input: AttemptDetailInput): string | null {
  switch (channel) {
    case 'letter': return input?.letter?.tracking || input?.letter?.receiver ? null : 'detail.letter.tracking'
    case 'fax': return input?.fax?.report === 'ok' ? null : 'detail.fax.report'
    case 'in-person': return input?.inPerson?.receiver ? null : 'detail.inPerson.receiver'
    default: return null
  }
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function known<T extends object>(given: T | undefined): Known<T> {
  return Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)) as Known<T> // what is undefined was left out
}

function facts<K extends keyof AttemptDetail>(channel: K, content: NonNullable<AttemptDetail[K]>): { detail?: AttemptDetail } {
  return Object.keys(content).length > 0 ? { detail: { [channel]: content } } : {}
}
