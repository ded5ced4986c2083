import { promiseOf, readClocks } from '../../complaint/clocks.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'
import { holderOf } from '../../complaint/state.ts'
import type { Answer, ComplaintState } from '../../complaint/state.ts'
import { dueAt } from '../../clock/run.ts'
import { isMessageChannel } from '../../channels/message.ts'
import type { Standard } from '../../office/standard/schema.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { formatDateTime, formatPlainDate, formatShortDate, formatShortDateTime, zoneLabel } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { LetterChannel } from './letters.ts'
import type { LetterValues, OfficeWords } from './placeholders.ts'

export interface ValuesAsk {
  lang: Language
  channel: LetterChannel
  /** The complaint as it was with the event that is told. */
  state: ComplaintState
  event: ComplaintEvent
  inForce: StandardInForce
  /** Only for an answer. */
  answer?: Answer | undefined
  /** Null where it may not be told: it then says where it was given. */
  pin: string | null
  now: Temporal.Instant
  site: string
}

/** What an office says of itself in every message. */
export function officeWords({ office, fee, escalation }: Standard, site: string): OfficeWords {
  const ways = escalation.map(({ name, phone, sms, url }) => [name, [phone, sms && `SMS ${sms}`, url].filter(Boolean).join(', ')].filter(Boolean).join(': '))
  return { kantor: office.name, telepon_kantor: office.phone, biaya: fee.text, jalur_lain: ways.map((way) => `- ${way}`).join('\n'), site }
}

/** What a letter says of a complaint. Dates in the office's zone: written out in a mail, in figures elsewhere. */
export function letterValues(ask: ValuesAsk): LetterValues {
  const { lang, channel, state, event, inForce: { standard, calendar }, answer } = ask
  const { site, ...office } = officeWords(standard, ask.site)
  const { zone } = standard.office
  const mail = channel === 'email'
  const due = promiseOf(standard, readClocks(state, standard, calendar))
  // An answer that is on its way now can be objected to from the day on which it arrives.
  const objectUntil = answer?.kind === 'final' ? dueAt(calendar, { unit: 'working-days', amount: standard.objection.workingDays }, ask.now) : null
  const moment = (at: Temporal.Instant) => (mail ? formatDateTime(lang, at, zone) : `${formatShortDateTime(lang, at, zone)} ${zoneLabel(lang, zone)}`)
  const respondBy = state.completion?.respondBy ?? (event.type === 'deemed-withdrawn' ? event.data.respondBy : null)
  return {
    ...office, nomor: state.register?.number ?? null, kode: state.trackingCode, pin: ask.pin ?? pinElsewhere(ask), tautan: `${site}/lacak/${state.trackingCode}`,
    tenggat: due?.dueAt && !due.stoppedAt && (event.type === 'receipt-issued' || isAhead(due.dueAt, ask.now)) ? moment(Temporal.Instant.from(due.dueAt)) : null,
    batas: respondBy && formatPlainDate(lang, Temporal.PlainDate.from(respondBy), mail ? 'long' : 'short'),
    kurang: missingText(state, standard, mail), pesan: mail ? (state.completion?.message ?? null) : null,
    penanggung_jawab: t(lang, roleKeys[holderOf(state).role]),
    jawaban: answer?.text?.trim() || null, hasil: answer?.kind === 'final' ? t(lang, keyOf('outcome', answer.outcome)) : null, diteruskan: answer?.forwardedTo ?? null,
    keberatan_sampai: objectUntil && (mail ? formatPlainDate(lang, objectUntil.toZonedDateTimeISO(zone).toPlainDate()) : formatShortDate(lang, objectUntil, zone)),
    penutupan: closingText(lang, event, zone), alasan: mail && event.personal && 'reason' in event.personal ? (event.personal.reason ?? null) : null,
  }
}

/** Where the PIN was given to a complainant who did not write from the address to which a letter goes: one wrong digit, and a stranger could act for them. */
function pinElsewhere({ lang, channel, state }: ValuesAsk): string {
  const from = state.channel
  if (isMessageChannel(from)) return t(lang, 'letters.pin_sent', { channel: t(lang, channelKeys[from]) })
  const where = from === 'web' ? 'screen' : 'receipt'
  return t(lang, channel === 'sms' ? keyOf('letters.pin_sms', where) : keyOf('letters.pin', where))
}

/** A promise that was not kept is not repeated; only the receipt says when it was for. */
function isAhead(at: string, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(at), now) > 0
}

/** What is missing: a mail says what exactly, line by line; a short message names it, without what stands in brackets. */
function missingText({ completion }: ComplaintState, { requirements }: Standard, mail: boolean): string | null {
  if (!completion || completion.missing.length === 0) return null
  const labels = completion.missing.map((id) => ({ id, label: requirements.find((requirement) => requirement.id === id)?.label ?? id }))
  if (!mail) return labels.map(({ label }) => label.replace(/\s*\([^)]*\)/gu, '').trim()).join(', ')
  return labels.map(({ id, label }) => `- ${[label, completion.notes[id]].filter(Boolean).join(': ')}`).join('\n')
}

/** How it ended without an answer, in words that fit after a colon. */
function closingText(lang: Language, event: ComplaintEvent, zone: string): string | null {
  switch (event.type) {
    case 'withdrawn': return t(lang, 'letters.closed_withdrawn')
    case 'deemed-withdrawn': return t(lang, 'letters.closed_deemed', { when: formatPlainDate(lang, Temporal.PlainDate.from(event.data.respondBy), 'short') })
    case 'not-processable': return t(lang, keyOf('letters.closed', event.data.ground))
    case 'merged': return t(lang, 'letters.closed_merged')
    case 'closed-unanswered': return t(lang, 'letters.closed_unreachable', { when: formatShortDate(lang, event.at, zone) })
    default: return null
  }
}
