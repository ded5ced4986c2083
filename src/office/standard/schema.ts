import { z } from 'zod'
import { answerChannels, channels } from '../channels.ts'
import { roles } from '../roles.ts'
import { complaintClasses, intakeFields, limitUnits, marks, moments, officeMoments, stepIds, urgencies } from './vocabulary.ts'

// The message of a format is its remedy: the sentence that tells the officer who edits the file what to write instead.
export const text = z.string().trim().min(1)
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'Tulis huruf kecil, angka, dan tanda hubung saja, misalnya surat-jawaban.')
const clockId = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'Tulis huruf besar, angka, dan garis bawah saja, misalnya KEC_SELESAI.')
const whole = z.int().min(1)
const url = z.url({ protocol: /^https?$/, error: 'Tulis alamat lengkap, misalnya https://www.lapor.go.id.' })
const date = z.iso.date('Tulis tanggal yang ada di kalender sebagai tahun-bulan-hari, misalnya 2026-11-24.')

/** Local time of day, `HH:MM`, 24 hours. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Tulis jam dua angka, titik dua, menit dua angka, misalnya 07:30.')
const spans = z.array(z.strictObject({ from: timeOfDay, to: timeOfDay }))

/** Opening hours of a week; the one without `from` and `to` is the ordinary week, the others replace it on their dates (Ramadan). */
export const hoursSchema = z.strictObject({
  name: text.optional(),
  from: date.optional(),
  to: date.optional(),
  week: z.strictObject({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans }),
})

/** `amount` counts days or hours, as the unit says; here always a whole number. */
export const limitSchema = z.strictObject({ unit: z.enum(limitUnits), amount: whole.max(36_600) })

const limited = {
  id: clockId,
  label: text,
  limit: limitSchema,
  /** The clause that sets the limit, as printed. */
  basis: text,
  mark: z.enum(marks),
}

/** A clock over one complaint. `pauses`: it stands still while the complainant is asked for something missing. */
export const clockSchema = z.strictObject({
  ...limited,
  startsWhen: z.enum(moments),
  stopsWhen: z.enum(moments),
  appliesTo: z.strictObject({
    channels: z.array(z.enum(channels)).min(1).optional(),
    classes: z.array(z.enum(complaintClasses)).min(1).optional(),
  }).optional(),
  pauses: z.boolean(),
  shown: z.enum(['complainant', 'desk']),
})

const officeClockSchema = z.strictObject({ ...limited, startsWhen: z.enum(officeMoments), stopsWhen: z.enum(officeMoments) })

/** S2: a requirement and the intake fields that fulfil it: all of them, or any one. */
const requirementSchema = z.strictObject({
  id,
  label: text,
  help: text,
  satisfiedBy: z.strictObject({ mode: z.enum(['all', 'any']), fields: z.array(z.enum(intakeFields)).min(1) }),
})

const stepSchema = z.strictObject({
  number: z.int().min(1).max(stepIds.length),
  id: z.enum(stepIds),
  title: text,
  /** One or two words for progress bars and stations. */
  short: text,
  roles: z.array(z.enum(roles)).min(1),
  time: text.optional(),
  paper: text.optional(),
  note: text.optional(),
})

const officeSchema = z.strictObject({
  slug: id,
  name: text,
  parent: text,
  /** Jabatan pimpinan, as it signs: "Camat Wonoasih". */
  head: text,
  address: z.array(text).min(1),
  postalCode: z.string().regex(/^\d{5}$/, 'Tulis lima angka dalam tanda petik, misalnya "67233".'),
  city: text,
  province: text,
  phone: text,
  website: text.nullable(),
  email: z.email('Tulis alamat surel, misalnya kecamatan@contoh.go.id, atau null bila belum ada.').nullable(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']),
  /** UU 25/2009 Ps 36(4): who answers for complaints, announced with an address. */
  responsible: z.strictObject({ title: text, name: text.nullable(), address: text }),
  regionCode: z.string().regex(/^\d{2}\.\d{2}\.\d{2}$/, 'Tulis kode Kemendagri kecamatan, misalnya 35.74.02.'),
  areas: z.array(z.strictObject({
    code: z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'Tulis kode Kemendagri kelurahan, misalnya 35.74.02.1001.'),
    name: text,
    aliases: z.array(text).default([]),
  })).min(1),
})

const choice = z.strictObject({ id, label: text })

/** One office's published service standard (UU 25/2009 Ps 21, Permenpan 15/2014), clauses S0 to S7, as `standard.yaml` holds it. */
export const standardSchema = z.strictObject({
  /** First day on which this version is in force, in the office's zone. */
  validFrom: date,
  /** S1, S6. A decree number that the office left blank is null and is printed as a blank. */
  service: z.strictObject({ name: text, product: text, decreeNumber: text.nullable() }),
  office: officeSchema,
  requirements: z.array(requirementSchema).min(1),
  steps: z.array(stepSchema).length(stepIds.length),
  /** S4. `promise` names the clock that is printed on the receipt; `warnAt` are percentages of it at which the desk is warned. */
  time: z.strictObject({ text, detail: text, promise: clockId, warnAt: z.array(z.int().min(1).max(99)) }),
  clocks: z.array(clockSchema).min(1),
  /** Duties of the office beside the single complaint: Ombudsman, personal data, conflict of interest. */
  officeClocks: z.array(officeClockSchema),
  /** S5. */
  fee: z.strictObject({ text }),
  /** S7: where to go for those dissatisfied with the handling itself. */
  redress: z.array(z.strictObject({ kind: z.enum(['phone-sms', 'in-person', 'website']), label: text, value: text, when: text.optional() })).min(1),
  channels: z.strictObject({ in: z.array(z.enum(channels)).min(1), out: z.array(z.enum(answerChannels)).min(1) }),
  hours: z.array(hoursSchema).min(1),
  /** Patterns of numbers; tokens are explained in `numbering.ts`. `unit` fills {unit}. */
  numbering: z.strictObject({
    register: text, letter: text, unit: text.nullable(),
    /** Series of their own for receipts, nota dinas and berita acara; without one a receipt bears the register's number, the others those of letters. */
    receipt: text.optional(), memo: text.optional(), minutes: text.optional(),
  }),
  /** UU 25/2009 Ps 44(4)(5): calendar days to complete a file, and days after the request at which the complainant is reminded. */
  completion: z.strictObject({ days: whole, remindAfterDays: z.array(whole) }),
  /** Working days after the answer within which the complainant may object; then the file may be closed. */
  objection: z.strictObject({ workingDays: whole }),
  classes: z.array(z.strictObject({ id: z.enum(complaintClasses), label: text, help: text, clock: clockId.optional() })).length(complaintClasses.length),
  /** S3.7. `retentionYears` null: the office's retention schedule (JRA) has not been entered; nothing may be destroyed. */
  archive: z.strictObject({ classificationCode: z.string().regex(/^\d+(\.\d+)*$/, 'Tulis angka yang dipisah titik, misalnya 700.1.2.4.'), unit: text, retentionNote: text, retentionYears: whole.nullable() }),
  /** `sheet`: which of the two customary forms the Lembar Disposisi has. */
  disposition: z.strictObject({ sheet: z.enum(['card', 'form']).default('form'), instructions: z.array(choice).min(1), natures: z.array(choice).min(1) }),
  attachments: z.strictObject({
    maxFiles: whole,
    maxBytesEach: whole,
    maxBytesTotal: whole,
    types: z.array(z.strictObject({
      mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'Tulis jenis berkas, misalnya image/jpeg.'),
      extensions: z.array(z.string().regex(/^[a-z0-9]+$/, 'Tulis akhiran nama berkas dengan huruf kecil tanpa titik, misalnya jpg.')).min(1),
      label: text,
      kind: z.enum(['photo', 'document', 'audio', 'email']),
    })).min(1),
  }),
  /** Where a complainant can go besides this office; printed on the receipt and on every answer. */
  escalation: z.array(z.strictObject({ id, name: text, text, url: url.optional(), phone: text.optional(), sms: text.optional() })).min(1),
})

export type Standard = z.infer<typeof standardSchema>
export type Requirement = Standard['requirements'][number]
export type StandardStep = Standard['steps'][number]
export type StandardClock = z.infer<typeof clockSchema>
export type OfficeClock = z.infer<typeof officeClockSchema>
export type AttachmentType = Standard['attachments']['types'][number]

// The files that stand beside standard.yaml: categories, letterhead, holidays.

/** What complaints are about. A category is retired, never deleted: old complaints keep its code. */
export const categorySchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9-]*$/, 'Tulis huruf besar, angka, dan tanda hubung saja, misalnya PEL-KEC.'),
  label: text,
  example: text,
  /** Who handles it as a rule: a post of this office, or an outside party when `outside`. */
  defaultHandler: text,
  outside: z.boolean().default(false),
  /** Null: the class is not guessed, the Kasi decides. */
  defaultClass: z.enum(complaintClasses).nullable(),
  urgency: z.enum(urgencies).default('normal'),
  /** Identity and content are kept secret whatever the complainant ticks. */
  confidential: z.boolean().default(false),
  /** Shown at once, before the form goes on: numbers to call now. */
  emergency: z.strictObject({ note: text, numbers: z.array(text).min(1) }).optional(),
  retired: z.boolean().default(false),
})
export const categoriesSchema = z.strictObject({ categories: z.array(categorySchema).min(1) })
export type Category = z.infer<typeof categorySchema>

/** Kop naskah dinas: the lines at the head of every paper, from the top. */
export const letterheadSchema = z.strictObject({
  lines: z.array(z.strictObject({ text, style: z.enum(['parent', 'office', 'address']) })).min(1),
  /** Where papers are dated: "Probolinggo, 24 November 2026". */
  place: text,
  paper: z.enum(['A4', 'F4']),
})
export type Letterhead = z.infer<typeof letterheadSchema>

export const decreedDaySchema = z.strictObject({
  date,
  kind: z.enum(['national-holiday', 'joint-leave']),
  name: text,
  /** Only when another decree than the file's own sets this day. */
  decree: text.optional(),
})

/** Days decreed for one year (SKB 3 Menteri); `extra`: days of elections, of the region, or of a later decree. */
export const holidayFileSchema = z.strictObject({
  year: z.int().min(2000).max(2999),
  decree: text,
  source: text,
  days: z.array(decreedDaySchema).min(1),
  extra: z.array(decreedDaySchema).optional(),
})
export type HolidayFile = z.infer<typeof holidayFileSchema>
