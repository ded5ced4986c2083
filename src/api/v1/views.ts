import { z } from 'zod'
import { lookWhys } from '../../complaint/events.ts'
import { outcomes } from '../../complaint/outcome.ts'
import { statuses } from '../../complaint/status.ts'
import { answerChannels, channels } from '../../office/channels.ts'
import { paperKinds, renditionWays } from '../../office/paper-kinds.ts'
import { roles } from '../../office/roles.ts'
import { complaintClasses, urgencies } from '../../office/standard/vocabulary.ts'

// What the API answers, as schemas: openapi.json shows them, and tests hold every answer against them.

const instant = z.iso.datetime()
const orNull = <T extends z.ZodType>(schema: T) => schema.nullable()
const personal = z.record(z.string(), z.unknown())

export const clockView = z.strictObject({ kind: z.string(), startedAt: instant, dueAt: orNull(instant).describe('null while it stands still'), stoppedAt: orNull(instant) })

export const receiptView = z.strictObject({
  id: z.uuid(), trackingCode: z.string(), pin: z.string(), status: z.enum(statuses), registerNumber: orNull(z.string()), clocks: z.array(clockView),
})

export const commandView = z.strictObject({
  id: z.uuid(), status: z.enum(statuses), version: z.int(), registerNumber: orNull(z.string()), clocks: z.array(clockView),
})

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)

export const paperView = z.strictObject({
  code: z.string(), kind: z.enum(paperKinds), number: orNull(z.string()), issuedAt: instant, voidedAt: orNull(instant).describe('A letter that was withdrawn after it was issued'),
  sha256: sha256.describe('Of the file as issued'), size: z.int(),
  renditions: z.array(z.strictObject({ how: z.enum(renditionWays), sha256, at: instant })).describe('Further genuine files of the same paper: signed, or scanned after signing by hand'),
  log: z.strictObject({
    state: z.enum(['proven', 'waiting', 'broken']).describe('Whether the paper is proved to be in the transparency log; waiting: it was issued a moment ago'),
    index: z.int().optional(), size: z.int().optional(), root: z.string().optional().describe('Base64'), at: instant.optional(), proof: z.string().optional().describe('C2SP tlog-proof'),
    complaint: orNull(z.strictObject({ events: z.int(), logged: z.int(), intact: z.boolean() })).describe('The complaint that the paper belongs to; null: a paper of the office itself'),
  }),
})

const stripDay = z.strictObject({
  date: z.iso.date(), counted: z.boolean(), reason: z.string(), name: z.string().optional(), minutes: z.number().optional(),
  paused: z.literal(true).optional(), holidaysUnknown: z.literal(true).optional(),
})

export const trackView = z.strictObject({
  trackingCode: z.string(), registerNumber: orNull(z.string()), status: z.enum(statuses), statusText: z.string(), receivedAt: instant, channel: z.enum(channels),
  step: z.strictObject({ number: z.int(), of: z.int(), title: z.string() }),
  stations: z.array(z.strictObject({ number: z.int(), id: z.string(), title: z.string(), state: z.enum(['done', 'now', 'next', 'skipped']), at: orNull(instant) })),
  holder: z.strictObject({ role: z.enum(roles), roleText: z.string(), since: instant }).describe('Who has the file now, by role'),
  clocks: z.array(clockView.extend({ label: z.string(), promise: z.boolean(), days: z.array(stripDay) })),
  messages: z.array(z.strictObject({ at: instant, from: z.enum(['office', 'complainant']), text: z.string() })),
  missing: orNull(z.strictObject({
    respondBy: z.iso.date(), message: orNull(z.string()),
    items: z.array(z.strictObject({ id: z.string(), label: z.string(), help: z.string(), note: orNull(z.string()) })),
  })),
  postponed: orNull(z.strictObject({ reviewOn: z.iso.date(), reason: orNull(z.string()) })),
  outcome: orNull(z.enum(outcomes)), reason: orNull(z.string()).describe('Why it ended without an answer, in the words of the office'),
  answers: z.array(z.strictObject({
    kind: z.enum(['interim', 'final']), text: orNull(z.string()), channel: z.enum(answerChannels), deliveredAt: instant, forwardedTo: orNull(z.string()),
  })).describe('Only what was delivered'),
  objectionUntil: orNull(instant), receiptIssued: z.boolean(),
  looks: z.array(z.strictObject({ at: instant, role: orNull(z.enum(roles)), why: z.enum(lookWhys) })).describe('When, in which role and why the identity was looked at'),
})

const listItem = z.strictObject({
  id: z.uuid(), version: z.int(), trackingCode: z.string(), registerNumber: orNull(z.string()), status: z.enum(statuses), step: z.int(), channel: z.enum(channels),
  class: orNull(z.enum(complaintClasses)), category: orNull(z.string()), urgency: z.enum(urgencies), area: orNull(z.string()), outcome: orNull(z.enum(outcomes)),
  receivedAt: instant, completeAt: orNull(instant), dueAt: orNull(instant), overdue: z.boolean(), answeredAt: orNull(instant), archivedAt: orNull(instant),
  holder: z.strictObject({ role: z.enum(roles), personId: orNull(z.uuid()) }),
  identitySecret: z.boolean(), complainant: orNull(z.string()).describe('By initials; null when the identity is secret or the name is missing'),
  summary: z.string(), place: orNull(z.string()), updatedAt: instant,
})
export const listView = z.strictObject({ items: z.array(listItem), next: orNull(z.string()).describe('Give it as "cursor" for the next page') })

const actorView = z.record(z.string(), z.unknown()).describe('Who did it: a person, a program, the complainant or the system')

export const complaintView = z.strictObject({
  id: z.uuid(), version: z.int(), trackingCode: z.string(), status: z.enum(statuses), step: z.int(), channel: z.enum(channels), standardVersion: z.int(),
  receivedAt: instant, enteredAt: instant, answerBy: orNull(z.enum(answerChannels)), identitySecret: z.boolean(),
  applicant: orNull(personal).describe('Whole for half an hour after look-at-identity; before, initials and kelurahan; null when the identity is secret'), principal: orNull(personal), statement: personal,
  record: personal, attachments: z.array(z.strictObject({ id: z.uuid(), sha256: z.string(), size: z.int(), mediaType: z.string() })),
  area: orNull(z.string()), category: orNull(z.string()), met: z.array(z.string()), completion: orNull(personal), register: orNull(personal), receipt: orNull(personal),
  custody: z.array(personal), study: orNull(personal), dispositions: z.array(personal), coordinations: z.array(personal), answers: z.array(personal),
  outcome: orNull(z.enum(outcomes)), answeredAt: orNull(instant), objectionUntil: orNull(instant), objections: z.array(personal), postponed: orNull(personal),
  mergedInto: orNull(z.uuid()), endedAt: orNull(instant), archive: orNull(personal), clocks: z.array(clockView),
  commands: z.array(z.string()).describe('What this token may do to it now'),
})

export const eventsView = z.strictObject({
  events: z.array(z.strictObject({
    seq: z.int(), type: z.string(), at: instant, actor: actorView, data: z.record(z.string(), z.unknown()), personal: orNull(personal),
  })),
  next: orNull(z.int()).describe('Give it as "after" for the next page'),
})

export const standardView = z.record(z.string(), z.unknown()).describe("The office's standard in force, as its file holds it, with its version")
export const categoriesView = z.array(z.strictObject({
  code: z.string(), label: z.string(), example: z.string(), confidential: z.boolean(), urgency: z.enum(urgencies),
  emergency: orNull(z.strictObject({ note: z.string(), numbers: z.array(z.string()) })),
}))
export const peopleView = z.array(z.strictObject({ id: z.uuid(), name: z.string(), title: z.string(), role: z.enum(roles) }))
export const partiesView = z.array(z.strictObject({ id: z.uuid(), name: z.string(), kind: z.string(), replyDays: z.int() }))
export const problemView = z.strictObject({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(), instance: z.string().optional(),
  errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string(), code: z.string() })).optional(),
})
