import { decodeText } from './charset.ts'

/** What every compressed RTF may refer to before it has said anything (MS-OXRTFCP 2.1.2.1). */
const beginning = '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const compressed = 0x75465a4c
const asItIs = 0x414c454d
/** Bytes of RTF that are unpacked. */
const most = 2 * 1024 * 1024

/** The text in a message's RTF as Outlook packs it; null when there is none. Never throws. */
export function rtfText(packed: Buffer): string | null {
  if (packed.length < 16) return null
  const kind = packed.readUInt32LE(8)
  const rtf = kind === compressed ? unpack(packed.subarray(16)) : kind === asItIs ? packed.subarray(16, 16 + most).toString('latin1') : null
  return rtf === null ? null : plainText(rtf).trim() || null
}

/** LZFu (MS-OXRTFCP): a window of 4,096 bytes; each bit of a control byte says whether a byte or a reference into the window follows. */
function unpack(packed: Buffer): string {
  const window = Buffer.alloc(4096, 0x20)
  let write = window.write(beginning, 'latin1')
  const out = Buffer.alloc(most)
  let size = 0
  const put = (byte: number) => {
    window[write] = byte
    write = (write + 1) % window.length
    out[size++] = byte
  }
  const hasRoom = () => size < most - 20
  for (let at = 0; at < packed.length && hasRoom();) {
    const control = packed[at++] ?? 0
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(packed[at++] ?? 0)
        continue
      }
      const reference = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0)
      at += 2
      const from = reference >> 4
      if (from === write) return out.toString('latin1', 0, size) // refers to itself: the end
      for (let step = 0; step < (reference & 15) + 2; step++) put(window[(from + step) % window.length] ?? 0)
      if (!hasRoom()) break
    }
  }
  return out.toString('latin1', 0, size)
}

/** Groups that hold no text for a reader. */
const unseen: ReadonlySet<string> = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'header', 'footer', 'object', 'generator', 'listtable', 'themedata'])
const tokens = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/giu

function plainText(rtf: string): string {
  const text: string[] = []
  const groups: { hidden: boolean }[] = [{ hidden: false }]
  /** Characters that follow a \u for readers without Unicode. */
  let skip = 0
  for (const [, word, figure, hex, sign, brace, plain] of rtf.matchAll(tokens)) {
    const group = groups.at(-1) ?? { hidden: false }
    if (brace === '{') groups.push({ ...group })
    else if (brace === '}' && groups.length > 1) groups.pop()
    else if (sign === '*' || (word !== undefined && unseen.has(word))) group.hidden = true
    else if (group.hidden) continue
    else if (word === 'par' || word === 'line' || word === 'row') text.push('\n')
    else if (word === 'tab' || word === 'cell') text.push(' ')
    else if (word === 'u') {
      text.push(String.fromCharCode(Number(figure ?? 0) & 0xffff))
      skip = 1
    } else if (hex !== undefined) {
      if (skip > 0) skip--
      else text.push(decodeText(Uint8Array.of(Number.parseInt(hex, 16)), 'windows-1252'))
    } else if (sign !== undefined) text.push(sign === '~' ? ' ' : /[\\{}]/u.test(sign) ? sign : '')
    else if (plain !== undefined) {
      text.push(plain.slice(skip))
      skip = 0
    }
  }
  return text.join('').toWellFormed()
}
