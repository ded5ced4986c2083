import type { PublicFacts } from '../../complaint/questions/public-facts.ts'
import { isOpen } from '../../complaint/status.ts'
import type { Category } from '../../office/standard/schema.ts'
import { statusKeys } from '../../ui/status-tag/status-tag.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { XmlValue } from './xml.ts'

/**
 * A service request as the public may see it. Narrative, place and photos are withheld: a complaint may name its complainant in any of
 * them. A category that is always secret is withheld too.
 */
export function requestView(facts: PublicFacts, office: { name: string; promise: string; categories: readonly Category[] }, lang: Language): Record<string, XmlValue> {
  const category = office.categories.find((candidate) => candidate.code === facts.category && !candidate.confidential)
  return {
    service_request_id: facts.trackingCode, status: isOpen(facts.status) ? 'open' : 'closed', status_notes: t(lang, statusKeys[facts.status]),
    service_name: category?.label ?? null, service_code: category?.code ?? null, description: null, agency_responsible: office.name, service_notice: null,
    requested_datetime: second(facts.receivedAt), updated_datetime: second(facts.updatedAt),
    expected_datetime: facts.clocks.find((reading) => reading.kind === office.promise)?.dueAt ?? null,
    address: null, address_id: null, zipcode: null, lat: null, long: null, media_url: null,
  }
}

function second(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' })
}
