import type { DeliveryReport, InboundKind } from '../../../src/channels/message.ts'

/** A mail as it lies on the wire, and what an office must read in it. */
export interface MailCase {
  name: string
  raw: Buffer
  kind?: InboundKind
  sender?: string | null
  senderName?: string | null
  subject?: string | null
  text?: string
  /** Text that must or must not be in what the person wrote. */
  has?: string[]
  lacks?: string[]
  quoted?: string | null
  /** What must stand in the folded part. */
  folds?: string[]
  attachments?: { name: string; mediaType: string; inline?: boolean }[]
  report?: (Pick<DeliveryReport, 'outcome'> & { id?: string; words?: string }) | null
  tag?: string
  notes?: string[]
  forwardedFrom?: string
  sentAt?: string | null
  envelope?: { from: string | null; to: string[] }
}

export const office = { address: 'aduan@kantor.example', domain: 'kantor.example' } as const
/** The id of an outgoing message of ours. */
export const ours = '019a8b2c-1234-7abc-8def-0123456789ab'

const usual = { From: 'Budi Santoso <budi@example.com>', To: office.address, Subject: 'Jalan rusak', Date: 'Tue, 24 Nov 2026 10:00:00 +0700', 'Message-ID': '<asli-1@example.com>' }

type Header = string | string[] | null
/** A mail of these headers (null leaves a usual one out) and this body, lines ended by CRLF. */
export function mail(headers: Record<string, Header>, body: string | Buffer): Buffer {
  const lines = Object.entries({ ...usual, ...headers }).flatMap(([name, value]) => (value === null ? [] : [value].flat().map((one) => `${name}: ${one}`)))
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), typeof body === 'string' ? Buffer.from(body.replace(/\r?\n/gu, '\r\n')) : body])
}

/** A mail of parts; each is its own header lines, an empty line, and its content. */
export function multipart(headers: Record<string, Header>, subtype: string, parts: readonly (string | Buffer)[], boundary = 'batas'): Buffer {
  return mail({ 'MIME-Version': '1.0', ...headers, 'Content-Type': `multipart/${subtype}; boundary="${boundary}"` }, join(parts, boundary))
}

/** A multipart as a part of another. */
export function nested(subtype: string, parts: readonly (string | Buffer)[], boundary: string): Buffer {
  return Buffer.concat([Buffer.from(`Content-Type: multipart/${subtype}; boundary="${boundary}"\r\n\r\n`), join(parts, boundary)])
}

function join(parts: readonly (string | Buffer)[], boundary: string): Buffer {
  return Buffer.concat([...parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), typeof part === 'string' ? Buffer.from(part.replace(/\r?\n/gu, '\r\n')) : part, Buffer.from('\r\n')]), Buffer.from(`--${boundary}--\r\n`)])
}

export function base64(content: string | Buffer): string {
  return Buffer.from(content).toString('base64').replace(/.{76}/gu, '$&\r\n')
}

/** A file as a part. */
export function file(mediaType: string, name: string, content: string | Buffer = 'isi', more = ''): string {
  return `Content-Type: ${mediaType}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${base64(content)}`
}
