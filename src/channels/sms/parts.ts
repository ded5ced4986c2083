import { cleanText } from '../../platform/http/form-body.ts'

/** Which part of a long SMS this is (user data header, 3GPP TS 23.040 9.2.3.24.1 and .8). */
export interface PartHeader { reference: number; total: number; number: number }

/** Reads the header of a part from its hex digits; null when it is no part of several, or its header makes no sense. */
export function readPartHeader(hex: string): PartHeader | null {
  if (!/^(?:[0-9a-f]{2})+$/iu.test(hex)) return null
  const bytes = Buffer.from(hex, 'hex')
  const end = Math.min(bytes.length, 1 + (bytes[0] ?? 0))
  for (let at = 1; at + 1 < end; at += 2 + (bytes[at + 1] ?? 0)) {
    const [kind, length] = [bytes[at], bytes[at + 1]]
    if (at + 2 + (length ?? 0) > end) return null
    if (kind === 0x00 && length === 3) return sensible({ reference: bytes.readUInt8(at + 2), total: bytes.readUInt8(at + 3), number: bytes.readUInt8(at + 4) })
    if (kind === 0x08 && length === 4) return sensible({ reference: bytes.readUInt16BE(at + 2), total: bytes.readUInt8(at + 4), number: bytes.readUInt8(at + 5) })
  }
  return null
}

function sensible(part: PartHeader): PartHeader | null {
  return part.total > 1 && part.number >= 1 && part.number <= part.total ? part : null
}

/** The header of a part in hex digits; the reference is one byte. */
export function writePartHeader({ reference, total, number }: PartHeader): string {
  return `050003${[reference & 0xff, total, number].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}

/** One SMS as it lies with the gateway; ids rise in the order of arrival. */
export interface Piece {
  id: number
  sender: string
  /** The modem that received it. */
  modem: string
  part: PartHeader | null
  /** UTF-16 units as sent: half of a surrogate pair may stand at an end. */
  text: string
  sentAt: Temporal.Instant
  receivedAt: Temporal.Instant
}

/** A message, whole again. */
export interface Assembled {
  /** Every piece that is in it, repeated ones too. */
  ids: number[]
  sender: string
  text: string
  sentAt: Temporal.Instant
  receivedAt: Temporal.Instant
  /** Numbers of the parts that never came. */
  missing: number[]
  /** What was sent held characters that no text of ours may hold (null, half of a pair): they are gone from `text`. */
  cleaned: boolean
}

/** Stands in the text where a part is missing. */
const gap = ' […] '

interface Draft { first: Piece; pieces: Piece[]; byNumber: Map<number, Piece> }

/**
 * The messages that are whole, or whose missing part is overdue, in the order of their first piece. A message that still waits holds back
 * the later ones of the same sender, so that their order is kept. The same piece delivered again goes into the same message; another
 * message under the same reference (it is one byte, and comes round) is told apart by its content.
 * @param patienceMinutes how long a part may be late
 */
export function assemble(pieces: readonly Piece[], now: Temporal.Instant, patienceMinutes = 10): Assembled[] {
  const drafts: Draft[] = []
  const open = new Map<string, Draft>()
  for (const piece of pieces.toSorted((a, b) => a.id - b.id)) {
    const key = piece.part && `${piece.modem} ${piece.sender} ${piece.part.reference} ${piece.part.total}`
    const draft = key === null ? undefined : open.get(key)
    const same = draft && piece.part ? draft.byNumber.get(piece.part.number) : undefined
    if (draft && piece.part && (!same || isRepeated(same, piece))) {
      draft.pieces.push(piece)
      if (!same) draft.byNumber.set(piece.part.number, piece)
      continue
    }
    const fresh: Draft = { first: piece, pieces: [piece], byNumber: new Map([[piece.part?.number ?? 1, piece]]) }
    drafts.push(fresh)
    if (key !== null) open.set(key, fresh)
  }
  const heldBack = new Set<string>()
  return drafts.flatMap((draft) => {
    const missing = missingOf(draft)
    const overdue = Temporal.Instant.compare(draft.first.receivedAt.add({ minutes: patienceMinutes }), now) <= 0
    if (heldBack.has(draft.first.sender)) return []
    if (missing.length === 0 || overdue) return [whole(draft, missing)]
    heldBack.add(draft.first.sender)
    return []
  })
}

function isRepeated(one: Piece, other: Piece): boolean {
  return one.text === other.text && one.sentAt.equals(other.sentAt)
}

function missingOf({ first, byNumber }: Draft): number[] {
  const total = first.part?.total ?? 1
  return Array.from({ length: total }, (_, index) => index + 1).filter((number) => first.part !== null && !byNumber.has(number))
}

function whole({ first, pieces, byNumber }: Draft, missing: number[]): Assembled {
  const total = first.part?.total ?? 1
  const numbers = first.part === null ? [1] : Array.from({ length: total }, (_, index) => index + 1)
  // Several missing in a row are one gap.
  const texts = numbers.map((number) => byNumber.get(number)?.text ?? gap).filter((text, index, all) => text !== gap || all[index - 1] !== gap)
  const sent = texts.join('')
  const text = cleanText(sent)
  const lowest = byNumber.get(Math.min(...byNumber.keys())) ?? first
  return {
    ids: pieces.map((piece) => piece.id), sender: first.sender, text: missing.length > 0 ? text.trim() : text, sentAt: lowest.sentAt, receivedAt: first.receivedAt,
    missing, cleaned: text !== sent.replace(/\r\n?/gu, '\n'),
  }
}
