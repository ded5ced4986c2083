/** MAPI properties of a message or file, those of variable length: by their number. */
export type Properties = Map<number, { value: Buffer; unicode: boolean }>

/** Bytes of the types of fixed length, as they lie in the stream. */
const fixed: Readonly<Record<number, number>> = { 0x0: 4, 0x1: 4, 0x2: 4, 0x3: 4, 0x4: 4, 0x5: 8, 0x6: 8, 0x7: 8, 0xa: 4, 0xb: 4, 0x14: 8, 0x40: 8, 0x48: 16 }
const text8 = 0x1e
const unicode = 0x1f
const object = 0xd
const binary = 0x102

/** Reads a block of MAPI properties as far as it can be followed. */
export function readProperties(bytes: Buffer): Properties {
  const properties: Properties = new Map()
  const reader = { at: 0 }
  const word = () => {
    reader.at += 4
    return reader.at <= bytes.length ? bytes.readUInt32LE(reader.at - 4) : Number.NaN
  }
  const padded = (length: number) => Math.ceil(length / 4) * 4
  const count = word()
  for (let index = 0; index < count && reader.at + 4 <= bytes.length; index++) {
    const type = bytes.readUInt16LE(reader.at)
    const id = bytes.readUInt16LE(reader.at + 2)
    reader.at += 4
    if (id >= 0x8000) {
      // Named: a GUID, then a number or a name.
      reader.at += 16
      if (word() === 1) reader.at += padded(word())
      else reader.at += 4
    }
    const base = type & 0xefff
    const isVariable = base === text8 || base === unicode || base === object || base === binary
    const values = isVariable || (type & 0x1000) !== 0 ? word() : 1
    const size = fixed[base]
    if (!isVariable) {
      if (size === undefined) return properties // an unknown type: where the next one starts cannot be told
      reader.at += size * values
      continue
    }
    for (let value = 0; value < values; value++) {
      const length = word()
      if (!(reader.at + length <= bytes.length)) return properties
      if (!properties.has(id)) properties.set(id, { value: bytes.subarray(reader.at, reader.at + length), unicode: base === unicode })
      reader.at += padded(length)
    }
    if (!(reader.at <= bytes.length)) return properties
  }
  return properties
}
