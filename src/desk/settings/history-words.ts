import type { OfficeEvent } from '../../office/office-events.ts'
import { isRole } from '../../office/roles.ts'
import { formatPlainDate } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import { isMessageKey, t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'

/** Codes that events of the office carry, in the words of the pages where they were chosen. */
const words: Readonly<Record<string, MessageKey>> = {
  plh: 'settings.deputy_plh', plt: 'settings.deputy_plt', true: 'settings.active', false: 'settings.inactive',
  register: 'nav.register', lapor: 'lapor.title', person: 'pdp.title', access: 'pdp.kind.access', correction: 'pdp.kind.correction', restriction: 'pdp.kind.restriction', erasure: 'pdp.kind.erasure',
  'national-holiday': 'settings.closure_national_holiday', 'joint-leave': 'settings.closure_joint_leave', 'office-closure': 'settings.closure_office_closure',
}
/** The facts that are worth a line, in the order in which they are read. Ids, fingerprints and the rest stay in the record. */
const told = ['name', 'what', 'label', 'title', 'role', 'kind', 'date', 'from', 'to', 'validFrom', 'version', 'reason', 'active'] as const

export function whatHappened(lang: Language, type: string): string {
  const key = `settings.event.${type.replaceAll('-', '_')}`
  return t(lang, isMessageKey(key) ? key : 'settings.event.other')
}

export function whoDid(lang: Language, { actor }: Pick<OfficeEvent, 'actor'>): string {
  if (actor.kind === 'person') return `${actor.name} (${t(lang, roleKeys[actor.role])})`
  return actor.kind === 'machine' ? actor.label : t(lang, 'settings.event_system')
}

export function aboutWhat(lang: Language, data: object): string {
  const facts = new Map<string, unknown>(Object.entries(data))
  return told.flatMap((name) => {
    const value = facts.get(name)
    return value === undefined || value === null || value === '' ? [] : [inWords(lang, String(value))]
  }).join(' · ')
}

function inWords(lang: Language, value: string): string {
  const key = words[value]
  if (key !== undefined) return t(lang, key)
  if (isRole(value)) return t(lang, roleKeys[value])
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? formatPlainDate(lang, Temporal.PlainDate.from(value), 'long') : value
}
