import { randomBytes } from 'node:crypto'
import { base64, mail, multipart } from './mail.ts'

/** A mail made to break its reader, what is still read of it, and what it may cost at most. */
export interface HostileCase { name: string; make(): Buffer; notes: string[]; has?: string; attachments?: number; milliseconds: number; megabytes: number }

const text = 'Content-Type: text/plain\r\n\r\nJalan rusak.'

function levels(count: number, inside: string): Buffer {
  const open = Array.from({ length: count }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')
  const close = Array.from({ length: count }, (_, at) => `\r\n--b${count - 1 - at}--`).join('')
  return Buffer.concat([Buffer.from('From: Budi <budi@example.com>\r\nSubject: Jalan\r\nMIME-Version: 1.0\r\n'), Buffer.from(`${open}Content-Type: text/plain\r\n\r\n${inside}${close}\r\n`)])
}

function manyParts(count: number): Buffer {
  return multipart({}, 'mixed', [text, ...Array.from({ length: count - 2 }, (_, at) => `Content-Type: application/octet-stream; name=a${at}.bin\r\n\r\n${at}`)])
}

/** The beginning of a zip whose files would fill a disk: kept as it came, never opened. */
const bomb = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(42_000)])

/** Times are ten times what is needed when the machine has nothing else to do. */
export const hostileMails: HostileCase[] = [
  { name: 'a file of 50 MB', make: () => multipart({}, 'mixed', [text, Buffer.concat([Buffer.from('Content-Type: video/mp4; name=a.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n'), Buffer.from(base64(randomBytes(37_000_000)))])]), notes: [], has: 'Jalan rusak.', attachments: 1, milliseconds: 20_000, megabytes: 90 },
  { name: 'a text of 50 MB', make: () => mail({}, Buffer.from('Jalan di depan rumah rusak.\r\n'.repeat(1_700_000))), notes: ['text-cut'], has: 'Jalan di depan rumah rusak.', milliseconds: 20_000, megabytes: 120 },
  { name: 'HTML of 50 MB', make: () => mail({ 'Content-Type': 'text/html' }, Buffer.from('<div><b>Jalan rusak<div>'.repeat(2_000_000))), notes: ['text-cut'], has: 'Jalan rusak', milliseconds: 20_000, megabytes: 200 },
  { name: 'one line of 50 MB', make: () => mail({ 'Content-Transfer-Encoding': 'quoted-printable' }, Buffer.alloc(50_000_000, '=41')), notes: ['text-cut'], has: 'AAAA', milliseconds: 20_000, megabytes: 120 },
  { name: '60 MB', make: () => mail({}, Buffer.from('Jalan di depan rumah rusak.\r\n'.repeat(2_100_000))), notes: ['too-large', 'text-cut'], has: 'Jalan di depan rumah rusak.', milliseconds: 10_000, megabytes: 60 },
  { name: '10,000 parts', make: () => manyParts(10_000), notes: ['too-many-parts'], has: 'Jalan rusak.', attachments: 498, milliseconds: 60_000, megabytes: 60 },
  { name: 'parts within the limit are all kept', make: () => manyParts(400), notes: [], has: 'Jalan rusak.', attachments: 398, milliseconds: 60_000, megabytes: 60 },
  { name: '200 levels', make: () => levels(200, 'dalam'), notes: ['too-deep'], milliseconds: 3000, megabytes: 40 },
  { name: 'levels within the limit are all read', make: () => levels(49, 'dalam'), notes: [], has: 'dalam', milliseconds: 3000, megabytes: 40 },
  { name: '50 levels, and 10 MB of lines that could be a boundary', make: () => levels(49, '--b\n'.repeat(2_500_000)), notes: ['text-cut'], has: '--b', milliseconds: 60_000, megabytes: 120 },
  { name: 'a header of 1 MB', make: () => mail({ 'X-Long': 'a'.repeat(1_000_000) }, 'Jalan rusak.'), notes: ['headers-too-long'], milliseconds: 3000, megabytes: 40 },
  { name: '1 MB of addresses', make: () => mail({ Cc: 'Warga <warga@example.com>, '.repeat(40_000) }, 'Jalan rusak.'), notes: ['headers-too-long'], milliseconds: 3000, megabytes: 40 },
  { name: '250 kB of addresses', make: () => mail({ Cc: 'Warga <warga@example.com>, '.repeat(9000) }, 'Jalan rusak.'), notes: [], has: 'Jalan rusak.', milliseconds: 5000, megabytes: 60 },
  { name: '250 kB of half encoded words', make: () => mail({ Subject: '=?utf-8?q?a'.repeat(20_000) }, 'Jalan rusak.'), notes: [], has: 'Jalan rusak.', milliseconds: 5000, megabytes: 60 },
  { name: 'a zip bomb', make: () => multipart({}, 'mixed', [text, `Content-Type: application/zip; name=bom.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bomb)}`]), notes: [], has: 'Jalan rusak.', attachments: 1, milliseconds: 3000, megabytes: 40 },
  { name: 'HTML nested 400,000 times', make: () => mail({ 'Content-Type': 'text/html' }, `${'<div>'.repeat(400_000)}dalam`), notes: [], has: 'dalam', milliseconds: 10_000, megabytes: 150 },
  { name: '130,000 quotations within each other', make: () => mail({ 'Content-Type': 'text/html' }, `${'<blockquote>a'.repeat(130_000)}dalam`), notes: ['text-cut'], has: '> a', milliseconds: 10_000, megabytes: 150 },
  { name: '200,000 elements that are never closed', make: () => mail({ 'Content-Type': 'text/html' }, `${'<p>a'.repeat(200_000)}${'</x>'.repeat(200_000)}`), notes: ['text-cut'], has: 'a\n\na', milliseconds: 10_000, megabytes: 150 },
  { name: 'two million open brackets', make: () => mail({ 'Content-Type': 'text/html' }, '<'.repeat(2_000_000)), notes: ['text-cut'], milliseconds: 10_000, megabytes: 120 },
  { name: 'eight thousand attributions', make: () => mail({ 'In-Reply-To': '<a@b>' }, 'On 1 wrote:\n'.repeat(8000)), notes: [], has: 'On 1 wrote:', milliseconds: 5000, megabytes: 60 },
]
