import { isUtf8 } from 'node:buffer'
import { decodeUtf7 } from './utf7.ts'

/** Names that mail programs give and that the decoder does not know. */
const otherNames: Readonly<Record<string, string>> = {
  cp932: 'shift_jis', ms932: 'shift_jis', cp936: 'gbk', cp949: 'euc-kr', 'ks_c_5601-1987': 'euc-kr', cp950: 'big5', cp1250: 'windows-1250', cp1251: 'windows-1251', cp1252: 'windows-1252',
  cp1256: 'windows-1256', 'iso-8859-8-i': 'iso-8859-8', 'iso-10646-ucs-2': 'utf-16le', 'ansi_x3.4-1968': 'utf-8', 'x-gbk': 'gbk', cn_gb: 'gb2312', latin9: 'iso-8859-15',
}
/** Names that say nothing about the bytes. */
const saysNothing = /^(?:|us-?ascii|ascii|ansi|utf-?8(?:mb4)?|unicode-1-1-utf-8|unknown|unknown-8bit|x-unknown|8bit|7bit|binary|default|none|default_charset|_iso-2022-jp)$/u

/**
 * The text of these bytes. The declared charset is a hint only: text that is UTF-8 all through is read as such whatever the label says, text with a
 * wrong or no label as Windows-1252, which is what mislabelled mail is. Never throws.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  const label = (declared ?? '').trim().replace(/^["']|["']$/gu, '').toLowerCase()
  const utf8 = isUtf8(bytes)
  const plain = utf8 && !bytes.some((byte) => byte >= 0x80)
  if (plain) return sevenBit(bytes, label)
  if (utf8 && !/^utf-?16|^iso-2022|^hz/u.test(label)) return decoded(bytes, 'utf-8')
  if (!saysNothing.test(label)) return decoded(bytes, label)
  return mostlyUtf8(bytes) ?? decoded(bytes, 'windows-1252')
}

/** UTF-8 in which a line break or the end cut a character in two; null when it is something else. */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const text = decoded(bytes, 'utf-8')
  const broken = text.match(/\uFFFD/gu)?.length ?? 0
  const whole = text.match(/[^\u0000-\u007F\uFFFD]/gu)?.length ?? 0
  return whole > broken ? text : null
}

/** Seven-bit text may still be Japanese by escape sequences, or UTF-7. */
function sevenBit(bytes: Uint8Array, label: string): string {
  if (/utf-?7/u.test(label)) return decodeUtf7(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
  if (/^(?:iso-2022|hz|utf-?16)/u.test(label)) return decoded(bytes, label)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return /\u001B\$[@B]/u.test(text) ? decoded(bytes, 'iso-2022-jp') : text
}

function decoded(bytes: Uint8Array, label: string): string {
  return (decoderOf(otherNames[label] ?? label) ?? new TextDecoder('windows-1252')).decode(bytes)
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label)
  } catch (error) {
    if (error instanceof RangeError) return null // no such charset
    throw error
  }
}
