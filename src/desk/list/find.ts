import { byRegisterNumber, byTrackingCode, searchWords } from '../../complaint/questions/search.ts'
import type { Hit } from '../../complaint/questions/search.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { parseRegisterNumber } from '../../office/standard/numbering.ts'
import type { Standard } from '../../office/standard/schema.ts'
import type { Workplace } from '../../procedure/perform.ts'

/** What was found. `exact`: the one complaint with this number or code; `loose`: no complaint has all the words, these have some. */
export interface Found { exact: boolean; loose: boolean; hits: Hit[] }

/** Reads what an officer typed: a register number in any spelling, a tracking code, else words. */
export async function findTyped({ pool, officeId }: Pick<Workplace, 'pool' | 'officeId'>, standard: Standard, typed: string, limit: number): Promise<Found> {
  if (typed === '') return { exact: false, loose: false, hits: [] }
  const { numbering, archive } = standard
  const number = parseRegisterNumber(numbering.register, typed, { classification: archive.classificationCode, ...(numbering.unit === null ? {} : { unit: numbering.unit }) })
  const code = readTrackingCode(typed)
  const one = (number && (await byRegisterNumber(pool, officeId, number))) ?? (code && (await byTrackingCode(pool, officeId, code)))
  if (one) return { exact: true, loose: false, hits: [one] }
  return { exact: false, ...(await searchWords(pool, officeId, typed, limit)) }
}
