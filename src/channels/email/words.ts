import { Libmime } from 'libmime'
import { decodeText } from './charset.ts'

/** Finds and joins encoded words as the library does, and reads their bytes by what they are: words lie about their charset as often as texts do. */
class Words extends Libmime {
  override decodeWord(charset: string, encoding: string, content: string): string {
    // `binary` gives every byte as the character of its number: the bytes themselves.
    return decodeText(Buffer.from(super.decodeWord('binary', encoding, content), 'latin1'), charset.split('*')[0] ?? null)
  }
}

const words = new Words()
/** A word as mail programs write it: with a `?` within, or cut off before its end. The library takes neither, nor a charset with a dot or colon in its name. */
const loose = /=\?([\w.:+-]{1,60}(?:\*[\w-]{0,20})?)\?([bq])\?(.*?)(?:\?=|$)/giu

/** Encoded words of a header (RFC 2047) as text, forgiving what mail programs do wrong. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text
  return words.decodeWords(text.replace(loose, (_, charset: string, encoding: string, content: string) => `=?${charset.replace(/[.:+]/gu, '_')}?${encoding}?${content.replaceAll('?', '=3F')}?=`))
}
