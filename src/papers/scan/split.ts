import type { PageRange } from './protocol.ts'

/** Pages of a scan that belong together, and the address that the QR code at their beginning holds; null: none. */
export interface SplitPart extends PageRange { address: string | null }

/**
 * Where a scan is cut (pure). A page with the address of a kode periksa begins a part; pages without one belong to it, and so do those with the
 * same: every page of a paper bears its code in the footer. Pages in front of the first code are a part without one. Other QR codes, such as
 * that of a tracking page, cut nothing.
 */
export function splitAt(pages: readonly { page: number; codes: readonly string[] }[]): SplitPart[] {
  const parts: SplitPart[] = []
  for (const { page, codes } of pages) {
    const address = codes.find((code) => readCheckAddress(code) !== null) ?? null
    const current = parts.at(-1)
    if (current && (address === null || sameAddress(address, current.address))) current.last = page
    else parts.push({ first: page, last: page, address })
  }
  return parts
}

/** `https://host/periksa/<code>` → where it asks and the code as it stands there; null: not such an address. */
export function readCheckAddress(text: string): { origin: string; code: string } | null {
  const url = text.length <= 300 ? URL.parse(text.trim()) : null
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  const code = /^\/periksa\/([^/]{1,40})\/?$/u.exec(url.pathname)?.[1]
  return code === undefined ? null : { origin: url.origin, code }
}

function sameAddress(one: string, other: string | null): boolean {
  return other !== null && readCheckAddress(one)?.code.toUpperCase() === readCheckAddress(other)?.code.toUpperCase()
}
