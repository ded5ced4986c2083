import type { ComplaintState } from '../../complaint/state.ts'
import type { Actor } from '../../office/actor.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { Check } from '../../papers/check.ts'
import { dayOnPaper } from '../../papers/dates.ts'
import { letterheadFrom } from '../../papers/letterhead.ts'
import { withheld } from '../../papers/receipt.ts'
import { maskIdentity } from '../../papers/redact.ts'
import { dotted } from '../../papers/sheet.ts'
import type { Sheet, Signatory } from '../../papers/sheet.ts'
import type { Official } from './maker.ts'

// What the papers of several steps say alike.

/** The frame of a sheet of the office. */
export function sheetOf(
  { bundle, standard }: Pick<StandardInForce, 'bundle' | 'standard'>, { issuedAt, check }: { issuedAt: Temporal.Instant; check: Check | null },
): Pick<Sheet, 'letterhead' | 'paper' | 'issuedAt' | 'zone' | 'check'> {
  return { letterhead: letterheadFrom(bundle.letterhead), paper: bundle.letterhead.paper, issuedAt, zone: standard.office.zone, check }
}

/** Register number, or the tracking code as long as there is none. */
export function numberOnPaper({ register, trackingCode }: Pick<ComplaintState, 'register' | 'trackingCode'>): string {
  return register?.number ?? trackingCode
}

/** The complainant as a paper of the office names them: not at all when they asked to be kept secret (UU 25/2009 Ps 42(5), 49). */
export function complainantOnPaper({ applicant, identitySecret }: Pick<ComplaintState, 'applicant' | 'identitySecret'>): { name: string; address: string; contact: string } {
  if (identitySecret) return { name: withheld, address: withheld, contact: withheld }
  return { name: applicant.name ?? '-', address: addressOnPaper(applicant.address) || '-', contact: [applicant.phone, applicant.email].filter(Boolean).join(' · ') || '-' }
}

/** "Jl. Mawar 3, RT 02 RW 05, Kedung Asem" */
export function addressOnPaper({ line, rt, rw, kelurahan }: NonNullable<ComplaintState['applicant']['address']> = {}): string {
  const neighbourhood = [rt ? `RT ${rt}` : '', rw ? `RW ${rw}` : ''].filter(Boolean).join(' ')
  return [line, neighbourhood, kelurahan].filter(Boolean).join(', ')
}

/** Blacks out who complained in a text of the file, when they asked to be kept secret. */
export function maskerFor({ applicant, identitySecret, principal }: Pick<ComplaintState, 'applicant' | 'identitySecret' | 'principal'>): (text: string) => string {
  if (!identitySecret) return (text) => text
  const identity = {
    name: applicant.name ?? '', address: applicant.address?.line ?? '', ...(applicant.phone ? { phone: applicant.phone } : {}),
    ...(applicant.email ? { email: applicant.email } : {}), ...(principal ? { behalfOf: principal.name } : {}),
  }
  return (text) => maskIdentity(text, identity)
}

/** "Probolinggo, 24 November 2026" */
export function placeAndDay({ bundle, standard }: Pick<StandardInForce, 'bundle' | 'standard'>, at: Temporal.Instant): string {
  return `${bundle.letterhead.place}, ${dayOnPaper(at.toZonedDateTimeISO(standard.office.zone))}`
}

/** Who signs, with pangkat and NIP where they are known; a person of whom nothing is known signs as the history names them. */
export function signatoryOf(people: ReadonlyMap<string, Official>, actor: Actor | { personId: string | null; title: string }, above: string): Signatory {
  const id = 'personId' in actor ? actor.personId : actor.kind === 'person' ? actor.id : null
  const official = id === null ? undefined : people.get(id)
  const fallback = 'personId' in actor ? { name: dotted, title: actor.title } : actor.kind === 'person' ? actor : { name: dotted, title: '' }
  return { above, title: `${official?.title ?? fallback.title},`, name: official?.name ?? fallback.name, below: [official?.rank, official?.nip ? `NIP ${official.nip}` : null].filter((line): line is string => Boolean(line)) }
}

/** The head's person, when exactly one bears the post. */
export function headOf(people: ReadonlyMap<string, Official>, { standard: { office } }: Pick<StandardInForce, 'standard'>): { personId: string | null; title: string } {
  const heads = [...people].filter(([, { title }]) => title === office.head)
  return { personId: heads.length === 1 ? (heads[0]?.[0] ?? null) : null, title: office.head }
}
