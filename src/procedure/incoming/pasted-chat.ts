/** One message of a chat. `at` null: the copy does not say when. `media`: a picture or recording came with it, which a copied text leaves out. */
export interface ChatLine { at: Temporal.Instant | null; sender: string; text: string; media: boolean }
/** A chat as it was pasted. `senders` in the order in which they first speak; `omitted` counts lines of the program itself (encryption, deleted messages). */
export interface PastedChat { lines: ChatLine[]; senders: string[]; omitted: number }

const date = String.raw`(?<one>\d{1,4})[/.-](?<two>\d{1,2})(?:[/.-](?<three>\d{2,4}))?`
const time = String.raw`(?<hour>\d{1,2})[.:](?<minute>\d{2})(?:[.:](?<second>\d{2}))?\s?(?<half>[ap]\.?m\.?)?`
/** How the app writes the head of a message: exported from an iPhone, from Android, copied from a telephone, copied from a computer. */
const heads = [
  new RegExp(String.raw`^\[${date},? ${time}\] (?<rest>.*)$`, 'iu'),
  new RegExp(String.raw`^${date},? ${time} [-–] (?<rest>.*)$`, 'iu'),
  new RegExp(String.raw`^\[${time}, ${date}\] (?<rest>.*)$`, 'iu'),
]
const mediaLine = /^<(?:media|attached|terlampir|lampiran)\b[^>]*>$|\((?:file|berkas) (?:attached|terlampir)\)$|^(?:image|video|audio|sticker|gif|document|gambar|stiker|dokumen|foto)(?: note)? (?:omitted|tidak disertakan|dihilangkan)$/iu
const systemText = /end-to-end encrypted|dienkripsi secara end-to-end|terenkripsi (?:secara )?end-to-end|^(?:this message was deleted|you deleted this message|pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini)\.?$/iu
const editedMark = /\s*<(?:this message was edited|pesan ini (?:telah )?diedit)>\s*$/iu
/** Marks of writing direction, which the app sprinkles over its lines. One before the text itself marks a line that the app wrote. */
const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

interface Head { parts: Record<string, string | undefined>; rest: string }
interface Draft { head: Head | null; sender: string; lines: string[]; own: boolean }

/**
 * Reads a WhatsApp chat as people copy or export it, from Android, iPhone or a computer, in Indonesian or English. A text without any
 * head of a message is one message of an unknown sender: that is what copying a single message gives.
 */
export function readChat(pasted: string, zone: string, now: Temporal.Instant): PastedChat {
  const drafts: Draft[] = []
  let omitted = 0
  for (const raw of pasted.toWellFormed().replace(/\r\n?/gu, '\n').split('\n')) {
    const line = raw.replace(/[\u202f\u00a0]/gu, ' ')
    const head = headOf(line.replace(/^[\u200e\u200f\ufeff]+/u, ''))
    if (!head) {
      const last = drafts.at(-1)
      if (last) last.lines.push(line.replace(marks, ''))
      else if (line.trim() !== '') drafts.push({ head: null, sender: '', lines: [line.replace(marks, '')], own: false })
      continue
    }
    const [, name = '', text = ''] = /^([^:]{1,80}):(?: (.*))?$/u.exec(head.rest) ?? []
    const sender = name.replace(marks, '').replace(/^~\s*/u, '').trim()
    // A line without a name is the app's own; one that follows belongs to it.
    drafts.push({ head, sender, lines: [text.replace(marks, '')], own: sender === '' || (text.startsWith('\u200e') && !isMedia(text)) })
  }
  const order = orderOf(drafts, now)
  const lines = drafts.flatMap((draft) => {
    const line = draft.own ? null : lineOf(draft, order, zone, now)
    if (!line) omitted += 1
    return line ?? []
  })
  return { lines, senders: [...new Set(lines.map(({ sender }) => sender))].filter((sender) => sender !== ''), omitted }
}

/** What one person wrote, message after message. */
export function textOf(chat: PastedChat, sender: string): string {
  return linesOf(chat, sender).map(({ text }) => text).filter((text) => text !== '').join('\n')
}

export function linesOf({ lines }: PastedChat, sender: string): ChatLine[] {
  return lines.filter((line) => line.sender === sender)
}

function headOf(line: string): Head | null {
  for (const pattern of heads) {
    const groups = pattern.exec(line)?.groups
    if (groups && Number(groups['hour']) < 24 && Number(groups['minute']) < 60) return { parts: groups, rest: groups['rest'] ?? '' }
  }
  return null
}

const isMedia = (text: string) => mediaLine.test(text.replace(marks, '').trim())

function lineOf({ head, sender, lines: [first = '', ...further] }: Draft, order: Order, zone: string, now: Temporal.Instant): ChatLine | null {
  const media = isMedia(first)
  const text = [...(media ? [] : [first]), ...further].join('\n').replace(editedMark, '').trim()
  if (systemText.test(text) || (text === '' && !media)) return null
  return { at: head ? momentOf(head, order, zone, now) : null, sender, text, media }
}

type Order = 'day-first' | 'month-first'

/** The day stands first, unless that cannot be: a month beyond December, or days that have not come yet. */
function orderOf(drafts: readonly Draft[], now: Temporal.Instant): Order {
  const found = drafts.flatMap(({ head }) => (head && (head.parts['one']?.length ?? 0) < 3 ? [head] : []))
  if (found.some(({ parts }) => Number(parts['one']) > 12)) return 'day-first'
  if (found.some(({ parts }) => Number(parts['two']) > 12)) return 'month-first'
  const future = (order: Order) => found.some((head) => {
    const at = momentOf(head, order, 'UTC', now)
    return head.parts['three'] !== undefined && at !== null && Temporal.Instant.compare(at, now.add({ hours: 24 })) > 0
  })
  return future('day-first') && !future('month-first') ? 'month-first' : 'day-first'
}

/** A head without a year is of the last twelve months. */
function momentOf({ parts }: Head, order: Order, zone: string, now: Temporal.Instant): Temporal.Instant | null {
  const { one = '', two = '', three, hour = '', minute = '', second = '0', half } = parts
  const number = Number(hour)
  const afternoon = half?.toLowerCase().startsWith('p') ?? false
  const hours = half ? (number % 12) + (afternoon ? 12 : 0) : number
  const [day, month] = order === 'day-first' ? [one, two] : [two, one]
  const thisYear = now.toZonedDateTimeISO(zone).year
  const written = one.length === 4 ? { year: Number(one), month: Number(two), day: Number(three) }
    : { year: three === undefined ? thisYear : Number(three.length === 2 ? `20${three}` : three), month: Number(month), day: Number(day) }
  const at = instantOf({ ...written, hour: hours, minute: Number(minute), second: Number(second) }, zone)
  const early = three === undefined && at !== null && Temporal.Instant.compare(at, now.add({ hours: 24 })) > 0
  return early ? instantOf({ ...written, year: thisYear - 1, hour: hours, minute: Number(minute), second: Number(second) }, zone) : at
}

function instantOf(fields: Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>, zone: string): Temporal.Instant | null {
  try {
    return Temporal.PlainDateTime.from(fields, { overflow: 'reject' }).toZonedDateTime(zone).toInstant()
  } catch (error) {
    if (error instanceof RangeError) return null // no such day
    throw error
  }
}
