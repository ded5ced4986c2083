/** Builds a winmail.dat as Outlook does: a body, and files whose long name is a MAPI property. */
export function winmail({ text, html, files }: { text?: string; html?: string; files: { name: string; content: string }[] }): Buffer {
  const parts = [Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00]), attribute(1, 0x00069007, words(1252, 0))]
  if (text !== undefined) parts.push(attribute(1, 0x0002800c, Buffer.from(`${text}\0`, 'latin1')))
  if (html !== undefined) {
    const bytes = Buffer.from(html, 'latin1')
    parts.push(attribute(1, 0x00069003, Buffer.concat([words(1), Buffer.from([0x02, 0x01, 0x13, 0x10]), words(1, bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])))
  }
  for (const { name, content } of files) {
    const long = Buffer.from(`${name}\0`, 'utf16le')
    const property = Buffer.concat([words(2), Buffer.from([0x03, 0x00, 0x0b, 0x37]), words(0), Buffer.from([0x1f, 0x00, 0x07, 0x37]), words(1, long.length), long, Buffer.alloc((4 - (long.length % 4)) % 4)])
    parts.push(attribute(2, 0x00069002, Buffer.alloc(14)), attribute(2, 0x00018010, Buffer.from('DENAHL~1.PDF\0')), attribute(2, 0x0006800f, Buffer.from(content)), attribute(2, 0x00069005, property))
  }
  return Buffer.concat(parts)
}

function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => buffer.writeUInt32LE(value, index * 4))
  return buffer
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const sum = Buffer.alloc(2)
  sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0))
  return Buffer.concat([Buffer.from([level]), words(id, data.length), data, sum])
}
