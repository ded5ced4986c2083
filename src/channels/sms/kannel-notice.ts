import { cleanText } from '../../platform/http/form-body.ts'
import { readPartHeader } from './parts.ts'
import type { PartHeader } from './parts.ts'

/** A request of Kannel's as it came: what is stored before it is acknowledged. */
export interface KannelRequest {
  /** Last part of its path: `masuk` for an SMS, `laporan` for news of one of ours. */
  about: 'masuk' | 'laporan'
  /** The query as it stood in the address: bytes of several charsets may be in it. */
  query: string
  /** Content-Type; absent when there was no body. */
  type: string | null
  /** X-Kannel-UDH, percent-encoded. */
  udh: string | null
  body: Buffer
  at: Temporal.Instant
}

/** An SMS that Kannel brings. */
export interface KannelSms {
  kind: 'sms'
  /** Kannel's own number for it: the same when it is brought again. */
  id: string
  sender: string
  recipient: string | null
  /** As it was sent: half of a surrogate pair may stand at an end, null characters anywhere. */
  text: string
  /** When the gateway received it. */
  sentAt: Temporal.Instant | null
  /** A part of a long SMS whose other parts Kannel waited for in vain. */
  part: PartHeader | null
  /** The SMS holds no text. */
  binary: boolean
  bytes: Buffer
}

export interface KannelReport { kind: 'report'; id: string; outcome: 'sent' | 'delivered' | 'failed' | 'delayed'; words: string }

/** Delivery report types (Kannel's user guide, `dlr-mask`). */
const outcomes: ReadonlyMap<string, KannelReport['outcome']> = new Map([['1', 'delivered'], ['2', 'failed'], ['4', 'delayed'], ['8', 'sent'], ['16', 'failed']])

/** What a request says; null when it makes no sense. */
export function readNotice(request: KannelRequest): KannelSms | KannelReport | null {
  return request.about === 'masuk' ? readSms(request) : readReport(request)
}

function readReport({ query }: KannelRequest): KannelReport | null {
  const id = textOf(query, 'id')
  const outcome = outcomes.get(textOf(query, 'type') ?? '')
  if (!id || !/^[0-9a-f-]{36}$/u.test(id) || !outcome) return null
  // Operators repeat the beginning of the message at the end of their words: it is nobody's business here.
  const words = cleanText(textOf(query, 'words') ?? '').replace(/\s*\btext:.*$/isu, '').trim().slice(0, 300)
  return { kind: 'report', id, outcome, words: `Kannel: ${words || outcome}` }
}

function readSms({ query, type, udh, body }: KannelRequest): KannelSms | null {
  const [id, sender] = [textOf(query, 'id'), textOf(query, 'from')]
  if (!id || sender === null) return null
  const charset = /charset="?([\w.:-]+)/iu.exec(type ?? '')?.[1] ?? textOf(query, 'charset') ?? 'UTF-8'
  const bytes = type === null ? (bytesOf(query, 'text') ?? Buffer.alloc(0)) : body
  const binary = textOf(query, 'coding') === '1' || type?.startsWith('application/octet-stream') === true
  const seconds = Number(textOf(query, 'time') ?? Number.NaN)
  return {
    kind: 'sms', id, sender: cleanText(sender).trim(), recipient: cleanText(textOf(query, 'to') ?? '').trim() || null,
    text: binary ? '' : decode(bytes, charset), binary, bytes,
    sentAt: Number.isSafeInteger(seconds) && seconds > 0 && seconds < 10_000_000_000 ? Temporal.Instant.fromEpochMilliseconds(seconds * 1_000) : null,
    part: udh === null ? null : readPartHeader(percentDecoded(udh).toString('hex')),
  }
}

/** A field of the query as UTF-8 text; null when it is not there. */
export function textOf(query: string, name: string): string | null {
  return bytesOf(query, name)?.toString('utf8') ?? null
}

/** A field's bytes: Kannel puts UTF-16 into addresses as it is, which no parser of addresses expects. */
function bytesOf(query: string, name: string): Buffer | null {
  const field = query.split('&').find((pair) => pair.startsWith(`${name}=`))
  return field === undefined ? null : percentDecoded(field.slice(name.length + 1))
}

function percentDecoded(text: string): Buffer {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const hex = text[at] === '%' ? /^[0-9a-f]{2}/iu.exec(text.slice(at + 1, at + 3))?.[0] : undefined
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else if (text[at] === '+') bytes.push(0x20)
    else bytes.push(...Buffer.from(text.charAt(at), 'utf8'))
  }
  return Buffer.from(bytes)
}

function decode(bytes: Buffer, charset: string): string {
  const name = charset.toLowerCase()
  // By hand: half of a pair that a phone cut stays a half, to be joined with its other half.
  if (name === 'utf-16be' || name === 'ucs-2' || name === 'utf-16') return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16().toString('utf16le')
  try {
    return new TextDecoder(name, { ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes.toString('utf8') // a charset that nobody knows
  }
}
