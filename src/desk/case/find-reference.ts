import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { complaintByNumber } from '../../complaint/questions/case.ts'
import type { Workplace } from '../../procedure/perform.ts'

/** A register number or a tracking code as an officer types it → the complaint's id, or null. */
export async function findReference({ pool, officeId }: Pick<Workplace, 'pool' | 'officeId'>, typed: string): Promise<string | null> {
  if (typed === '') return null
  const code = readTrackingCode(typed)
  const found = (code && (await complaintByCode(pool, officeId, code))) || (await complaintByNumber(pool, officeId, typed))
  return found?.id ?? null
}
