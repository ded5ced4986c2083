import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { isOpen } from '../../complaint/status.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { formatPlainDate, formatShortDate, formatShortDateTime, zoneLabel } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { statusKeys } from '../../ui/status-tag/status-tag.tsx'

/** Where a complaint stands (`CEK`): number, station, due time, nothing personal; of a secret one its dates alone. Fits one SMS. */
export function statusReply(lang: Language, one: ContactCase, { zone, steps }: { zone: string; steps: number }, now: Temporal.Instant): string {
  const { trackingCode: code, registerNumber, status, step } = one
  const moment = (at: Temporal.Instant) => `${formatShortDateTime(lang, at, zone)} ${zoneLabel(lang, zone)}`
  if (one.secret) {
    return one.dueAt ? t(lang, 'dialogue.secret_due', { code, due: moment(one.dueAt) }) : t(lang, 'dialogue.secret', { code, received: formatShortDate(lang, one.receivedAt, zone) })
  }
  const number = registerNumber === null ? '' : t(lang, 'dialogue.number', { number: registerNumber })
  const known = { code, number, status: t(lang, statusKeys[status]).toLowerCase(), step, steps }
  if (status === 'incomplete' && one.respondBy) return t(lang, 'dialogue.status_incomplete', { code, until: formatPlainDate(lang, Temporal.PlainDate.from(one.respondBy), 'short') })
  if (isOpen(status)) return one.dueAt ? t(lang, 'dialogue.status_due', { ...known, due: moment(one.dueAt) }) : t(lang, 'dialogue.status_open', known)
  if (one.answeredAt === null) return t(lang, 'dialogue.status_ended', known)
  const answered = formatShortDate(lang, one.answeredAt, zone)
  const until = one.objectionUntil
  return until && Temporal.Instant.compare(now, until) <= 0
    ? t(lang, 'dialogue.status_answered', { code, number, answered, until: formatShortDate(lang, until, zone) })
    : t(lang, 'dialogue.status_closed', { code, number, answered })
}

const askable = new Set(['applicant.name', 'applicant.address.line'])

/** What was asked for and not found in an answer, and how to write it. */
export function askAgain(lang: Language, code: string, missing: readonly string[], { requirements }: Pick<Standard, 'requirements'>): string {
  const asked = requirements.filter(({ id }) => missing.includes(id))
  const items = asked.map(({ label }) => label.replace(/\s*\([^)]*\)/gu, '').trim()).join(', ').slice(0, 60)
  const key = asked.every(({ satisfiedBy }) => satisfiedBy.fields.every((field) => askable.has(field))) ? 'dialogue.ask_again' : 'dialogue.ask_again_other'
  return t(lang, key, { items, code })
}
