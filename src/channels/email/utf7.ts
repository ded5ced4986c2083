/**
 * UTF-7 (RFC 2152): characters beyond ASCII as UTF-16 in base64 between `+` and `-`. Old Outlook and Exchange wrote it. What is no UTF-7 stays as it is.
 * Safe here because the text is shown escaped, never as markup.
 */
export function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/gu, (whole, base64: string) => {
    if (base64 === '') return whole === '+-' ? '+' : whole
    const bytes = Buffer.from(base64, 'base64')
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2))
    return even.length === 0 ? whole : even.swap16().toString('utf16le')
  })
}
