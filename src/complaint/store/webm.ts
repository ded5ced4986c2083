const ids = { segment: 0x18538067, tracks: 0x1654ae6b, entry: 0xae, type: 0x83 } as const
const audio = 2

/**
 * Whether a WebM, told by its beginning, holds sound and nothing else. A recorder writes its list of tracks before the first sound; a
 * file that hides it, or that has none, is no recording.
 */
export function isSoundOnly(head: Buffer): boolean {
  const types = trackTypes(head, 0, head.length)
  return types.length > 0 && types.every((type) => type === audio)
}

function trackTypes(bytes: Buffer, from: number, to: number): number[] {
  const found: number[] = []
  let at = from
  while (at < to) {
    const id = idAt(bytes, at)
    const size = id && sizeAt(bytes, at + id.length)
    if (!id || !size) break
    const start = at + id.length + size.length
    const end = size.value === null ? to : start + size.value
    if (id.value === ids.type) found.push(start < end && end - start <= 4 && end <= to ? bytes.readUIntBE(start, end - start) : 0)
    else if (id.value === ids.segment || id.value === ids.tracks || id.value === ids.entry) {
      if (id.value !== ids.segment && end > to) return [] // the list itself is cut off: not all of it can be told
      found.push(...trackTypes(bytes, start, Math.min(end, to)))
    } else if (size.value === null) break // a stream of clusters without an end
    at = end
  }
  return found
}

interface Found { value: number; length: number }

/** Element ids keep the bit that says how long they are. */
function idAt(bytes: Buffer, at: number): Found | null {
  const length = lengthAt(bytes, at, 4)
  return length === null ? null : { value: bytes.readUIntBE(at, length), length }
}

/** Sizes lose it; all ones mean that the size is not known. */
function sizeAt(bytes: Buffer, at: number): { value: number | null; length: number } | null {
  const length = lengthAt(bytes, at, 8)
  if (length === null) return null
  const bits = 7 * length
  let value = BigInt((bytes[at] ?? 0) & (0xff >> length))
  for (let i = 1; i < length; i++) value = (value << 8n) | BigInt(bytes[at + i] ?? 0)
  if (value === (1n << BigInt(bits)) - 1n) return { value: null, length }
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? null : { value: Number(value), length }
}

function lengthAt(bytes: Buffer, at: number, most: number): number | null {
  const first = bytes[at]
  if (first === undefined || first === 0) return null
  const length = Math.clz32(first) - 23
  return length <= most && at + length <= bytes.length ? length : null
}
