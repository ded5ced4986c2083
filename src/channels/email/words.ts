import { decodeText } from './charset.ts'

/**
 * Encoded words of a header (RFC 2047) as text, forgiving what mail programs do wrong: characters split between two words, blanks within
 * a word, an end that was cut off, a language tag.
 */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text
  const decoded: string[] = []
  let word: { charset: string; bytes: Buffer[] } | null = null
  const flush = () => {
    if (word) decoded.push(decodeText(Buffer.concat(word.bytes), word.charset))
    word = null
  }
  let at = 0
  for (const match of text.matchAll(/=\?([\w.:+-]{1,60})(?:\*[\w-]{0,20})?\?([bq])\?(.*?)(?:\?=|$)/giu)) {
    const [whole, charset = '', encoding = '', content = ''] = match
    const between = text.slice(at, match.index)
    if (!word || between.trim() !== '' || word.charset !== charset.toLowerCase()) {
      flush()
      // Blanks between two encoded words belong to neither.
      if (at === 0 || between.trim() !== '') decoded.push(between)
      word = { charset: charset.toLowerCase(), bytes: [] }
    }
    word.bytes.push(encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : quotedPrintable(content))
    at = match.index + whole.length
  }
  flush()
  return decoded.join('') + text.slice(at)
}

function quotedPrintable(text: string): Buffer {
  return Buffer.concat(text.replaceAll('_', ' ').split(/(=[0-9A-Fa-f]{2})/u).map((piece, index) => Buffer.from(index % 2 === 1 ? piece.slice(1) : piece, index % 2 === 1 ? 'hex' : 'utf8')))
}
