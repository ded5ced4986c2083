import type { RegisterRow } from '../../complaint/questions/register.ts'
import type { RegisterLine, Remark } from '../../complaint/register-line.ts'
import type { Standing } from '../../complaint/standing.ts'
import type { Actor } from '../../office/actor.ts'
import type { Role } from '../../office/roles.ts'
import type { Category } from '../../office/standard/schema.ts'
import { formatShortDate, formatShortDateTime } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** The columns of the Buku Pengaduan, in the order of the book. */
export const registerColumns = [
  'sequence', 'number', 'received', 'channel', 'name', 'address', 'contact', 'summary', 'class', 'category', 'place', 'attachments', 'receiver', 'receipt',
  'handed_over', 'disposition', 'follow_up', 'answer', 'due', 'archive', 'remark',
] as const
export type RegisterColumn = (typeof registerColumns)[number]
/** A line of the book as words: the same for screen, paper and file. A secret identity is in none of them. */
export type Cells = Readonly<Record<RegisterColumn, string>>

export interface CellContext { lang: Language; zone: string; categories: readonly Category[]; names: ReadonlyMap<string, string>; standing: Standing }

/** Facts → words. */
export function cellsOf(row: RegisterRow, line: RegisterLine, context: CellContext): Cells {
  const { lang, zone, categories } = context
  const when = (at: Temporal.Instant) => formatShortDateTime(lang, at, zone)
  const day = (at: Temporal.Instant) => formatShortDate(lang, at, zone)
  return {
    sequence: String(line.sequence), number: line.number, received: when(line.receivedAt), channel: t(lang, keyOf('channel', line.channel)),
    ...complainantOf(lang, line),
    summary: line.summary, class: row.class ? t(lang, keyOf('class', row.class)) : '',
    category: categories.find(({ code }) => code === row.category)?.label ?? row.category ?? '', place: line.place ?? '',
    attachments: join(line.attachments > 0 && t(lang, 'register.files', { n: line.attachments }), line.sheets !== null && t(lang, 'register.sheets', { n: line.sheets })),
    receiver: who(line.receivedBy), receipt: line.receiptAt ? join(line.number, day(line.receiptAt)) : '',
    handed_over: handedOver(line, context, day), disposition: dispositions(line, context, day), follow_up: followUp(lang, line),
    answer: line.answer ? join(when(line.answer.at), line.answer.channel !== null && t(lang, keyOf('answer_channel', line.answer.channel)), outcome(lang, line.answer)) : '',
    due: due(line, context, when), archive: archive(lang, line), remark: line.remarks.map((remark) => remarkText(lang, remark, row, day)).join('; '),
  }
}

function complainantOf(lang: Language, { applicant }: RegisterLine): Pick<Cells, 'name' | 'address' | 'contact'> {
  if (applicant === null) {
    const secret = t(lang, 'register.secret')
    return { name: secret, address: secret, contact: secret }
  }
  const { line, rt, rw, kelurahan } = applicant.address ?? {}
  const neighbourhood = [rt ? `RT ${rt}` : '', rw ? `RW ${rw}` : ''].filter(Boolean).join('/')
  return { name: applicant.name ?? '', address: join(line, neighbourhood, kelurahan), contact: join(applicant.phone, applicant.email) }
}

function handedOver({ handedOver: given }: RegisterLine, { lang }: CellContext, day: (at: Temporal.Instant) => string): string {
  if (!given) return ''
  const accepted = given.accepted ? t(lang, 'register.accepted', { who: who(given.accepted.by), when: day(given.accepted.at) }) : t(lang, 'register.not_accepted')
  return join(`${t(lang, roleKeys[given.role])} ${day(given.at)}`, accepted)
}

function dispositions(line: RegisterLine, { lang, names }: CellContext, day: (at: Temporal.Instant) => string): string {
  const person = (to: { role: Role; personId: string | null }) => (to.personId === null ? undefined : names.get(to.personId)) ?? t(lang, roleKeys[to.role])
  return line.dispositions.map(({ to, at, done }) => join(`${to.map(person).join(', ')} ${day(at)}`, done && t(lang, 'register.done'))).join('; ')
}

function followUp(lang: Language, line: RegisterLine): string {
  const coordinations = line.coordinations.map(({ party, outcome: result }) => (result ? `${party}: ${t(lang, keyOf('coordination_outcome', result))}` : party))
  return [...(line.recommendation ? [t(lang, keyOf('recommendation', line.recommendation))] : []), ...coordinations].join('; ')
}

function outcome(lang: Language, answer: NonNullable<RegisterLine['answer']>): string {
  const text = t(lang, keyOf('outcome', answer.outcome))
  return answer.forwardedTo ? `${text}: ${answer.forwardedTo}` : text
}

/** A line that was struck kept or broke no promise. */
function due({ struck }: RegisterLine, { lang, standing }: CellContext, when: (at: Temporal.Instant) => string): string {
  const { state, dueAt } = standing
  const kept = struck ? '' : state === 'met' ? t(lang, 'register.on_time') : state === 'met-late' || state === 'late' ? t(lang, 'register.not_on_time') : state === 'paused' ? t(lang, 'due.paused') : ''
  return join(dueAt !== null && when(dueAt), kept)
}

function archive(lang: Language, { archive: place }: RegisterLine): string {
  return place ? join(place.classificationCode, t(lang, 'register.ordner', { ordner: place.ordner }), t(lang, 'register.shelf', { shelf: place.shelf })) : ''
}

function remarkText(lang: Language, { kind, at, reason }: Remark, row: RegisterRow, day: (at: Temporal.Instant) => string): string {
  const what = kind === 'merged' ? t(lang, 'register.merged', { number: row.mergedNumber ?? '–', date: day(at) }) : t(lang, keyOf('register', kind), { date: day(at) })
  return reason === null ? what : t(lang, 'register.with_reason', { what, reason: reason.replace(/\s+/gu, ' ') })
}

/** The officer's name; what came by itself from the website was received by nobody. */
function who(actor: Actor): string {
  return actor.kind === 'person' ? actor.name : actor.kind === 'machine' ? actor.label : ''
}

function join(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== false && part !== undefined && part !== '').join(', ')
}
