import { crc32, deflateSync } from 'node:zlib'

/** A file that a demo complainant sends; drawn here, so that no picture of anybody's street is in the program. */
export interface DemoFile { name: string; bytes(): Uint8Array }

type Colour = readonly [number, number, number]
type Paint = (x: number, y: number) => Colour | null

const width = 320
const height = 240

/** A small picture: what is painted last lies on top. Coordinates run from 0 to 1, downwards. */
function png(name: string, ...layers: Paint[]): DemoFile {
  return { name, bytes: () => paint(layers) }
}

function paint(layers: readonly Paint[]): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = layers.reduce<Colour>((below, layer) => layer(x / width, y / height) ?? below, [255, 255, 255])
      rows.set(colour, y * (1 + width * 3) + 1 + x * 3)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

const fill = (colour: Colour): Paint => () => colour
const box = (left: number, top: number, right: number, bottom: number, colour: Colour): Paint => (x, y) => (x >= left && x <= right && y >= top && y <= bottom ? colour : null)
const oval = (cx: number, cy: number, rx: number, ry: number, colour: Colour): Paint => (x, y) => (((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1 ? colour : null)
const band = (slope: number, from: number, to: number, colour: Colour): Paint => (x, y) => (y - slope * x >= from && y - slope * x <= to ? colour : null)

const day: Colour = [186, 214, 235]
const night: Colour = [24, 28, 48]
const asphalt: Colour = [96, 98, 102]
const leaf: Colour = [62, 122, 62]

/** Road with holes that hold water. */
export const roadPhoto = png('foto-jalan-berlubang.png', fill(day), box(0, 0.35, 1, 1, asphalt), box(0, 0.33, 1, 0.36, leaf),
  oval(0.35, 0.7, 0.16, 0.07, [52, 44, 38]), oval(0.36, 0.71, 0.11, 0.04, [120, 104, 84]), oval(0.72, 0.55, 0.09, 0.035, [52, 44, 38]))
/** A street at night, one lamp dark. */
export const lampPhoto = png('foto-lampu-padam-malam.png', fill(night), box(0, 0.8, 1, 1, [40, 40, 46]), box(0.2, 0.2, 0.22, 0.82, [90, 90, 96]),
  box(0.2, 0.2, 0.32, 0.22, [90, 90, 96]), oval(0.32, 0.24, 0.04, 0.03, [60, 60, 66]), oval(0.85, 0.35, 0.05, 0.05, [240, 220, 150]))
/** Bags beside a full container. */
export const wastePhoto = png('foto-tps-penuh.png', fill(day), box(0, 0.6, 1, 1, [150, 140, 120]), box(0.3, 0.3, 0.75, 0.75, [44, 104, 70]),
  oval(0.4, 0.3, 0.09, 0.08, [30, 30, 34]), oval(0.55, 0.26, 0.1, 0.09, [52, 52, 60]), oval(0.22, 0.76, 0.1, 0.09, [40, 40, 44]), oval(0.82, 0.8, 0.12, 0.09, [66, 60, 54]))
/** A lane under water. */
export const floodPhoto = png('foto-genangan-gang.png', fill([170, 178, 186]), box(0, 0.1, 0.3, 0.7, [196, 160, 130]), box(0.7, 0.15, 1, 0.7, [180, 186, 170]),
  box(0, 0.6, 1, 1, [122, 112, 92]), band(0.05, 0.72, 0.74, [150, 140, 120]), band(-0.04, 0.85, 0.865, [150, 140, 120]))
/** A tree that leans over a cable. */
export const treePhoto = png('foto-pohon-condong.png', fill(day), box(0, 0.85, 1, 1, leaf), band(-1.1, 0.93, 1, [96, 68, 44]), oval(0.7, 0.25, 0.24, 0.2, leaf), band(0.06, 0.4, 0.408, [20, 20, 20]))
/** A wall across a drain. */
export const wallPhoto = png('foto-bangunan-di-saluran.png', fill(day), box(0, 0.7, 1, 1, [120, 112, 90]), box(0, 0.82, 1, 0.93, [70, 90, 96]), box(0.45, 0.35, 0.9, 0.9, [176, 104, 80]), box(0.55, 0.45, 0.65, 0.6, [60, 60, 60]))

/** One page of typed lines, as a scanner at the office would save it. */
export function letterScan(name: string, lines: readonly string[]): DemoFile {
  const escaped = lines.map((line) => line.replace(/[\\()]/gu, String.raw`\$&`))
  const content = `BT /F1 11 Tf 15 TL 60 780 Td ${escaped.map((line) => `(${line}) Tj T*`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`
  const bytes = Buffer.from(pdf, 'latin1')
  return { name, bytes: () => bytes }
}

/** A mail as a mail program saves it. */
export function mailFile(name: string, from: string, subject: string, body: string): DemoFile {
  const head = [`From: ${from}`, 'To: kantor@demo.example', `Subject: ${subject}`, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8']
  return { name, bytes: () => Buffer.from(`${head.join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`, 'utf8') }
}

/** A second of a quiet tone, in place of a voice. */
export function voiceRecording(name: string): DemoFile {
  const rate = 8_000
  const samples = Buffer.from(Array.from({ length: rate }, (_, at) => 128 + Math.round(24 * Math.sin((at * 2 * Math.PI * 220) / rate))))
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return { name, bytes: () => Buffer.concat([head, samples]) }
}
