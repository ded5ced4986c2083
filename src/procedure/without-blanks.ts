import type { Applicant } from '../complaint/applicant.ts'

/** An applicant with only what was filled in. */
export function withoutBlanks(given: Applicant): Applicant {
  const { address, ...rest } = given
  const kept = (record: object) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
  return { ...kept(rest), ...(Object.values(address ?? {}).some(Boolean) ? { address: kept(address ?? {}) } : {}) }
}
