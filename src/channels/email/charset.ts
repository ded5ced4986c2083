import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** Names that say nothing about bytes beyond ASCII. */
const saysNothing = /^(?:|us-?ascii|ascii|ansi|ansi_x3\.4-1968|utf-?7|unicode-1-1-utf-7|utf-?8(?:mb4)?|unicode-1-1-utf-8|unknown|unknown-8bit|x-unknown|8bit|7bit|binary|default|none|default_charset|_iso-2022-jp)$/u

/**
 * The text of these bytes. The declared charset is a hint only: text that is UTF-8 all through is read as such whatever the label says, text with a
 * wrong or no label as Windows-1252, which is what mislabelled mail is. Never throws.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  const label = (declared ?? '').trim().replace(/^["']|["']$/gu, '').toLowerCase()
  if (isAscii(bytes)) return sevenBit(bytes, label)
  if (isUtf8(bytes) && !/^utf-?16|^iso-2022|^hz/u.test(label)) return decoded(bytes, 'utf-8')
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
  if (/^(?:iso-2022|utf-?(?:7|16)|unicode-1-1-utf-7)/u.test(label)) return decoded(bytes, label)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return /\u001B\$[@B]/u.test(text) ? decoded(bytes, 'iso-2022-jp') : text
}

/** Codecs of the library that are no charsets. */
const noCharsets = /^(?:base64|hex|utf-?7-?imap)$/u

/**
 * By the platform's decoder, which reads charsets as browsers do: iconv-lite leaves bytes 128–159 of ISO-8859-1 as controls where mails have Windows-1252.
 * By iconv-lite what that does not know: UTF-7, the code pages of DOS and Windows by their numbers.
 */
function decoded(bytes: Uint8Array, label: string): string {
  const decoder = decoderOf(label)
  if (decoder) return decoder.decode(bytes)
  return !noCharsets.test(label) && iconv.encodingExists(label) ? iconv.decode(bytes, label) : decoded(bytes, 'windows-1252')
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label)
  } catch (error) {
    if (error instanceof RangeError) return null // no such charset
    throw error
  }
}
