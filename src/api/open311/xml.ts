/** What GeoReport answers are made of; lists are written as repeated elements. */
export type XmlValue = string | number | boolean | null | { [name: string]: XmlValue | readonly XmlValue[] }

/** One element with its content, escaped; absent content makes an empty element. Names are ours, never a caller's. */
export function xmlElement(name: string, value: XmlValue): string {
  if (value === null) return `<${name}/>`
  if (typeof value !== 'object') return `<${name}>${xmlText(String(value))}</${name}>`
  const inner = Object.entries(value).map(([child, content]) => (isList(content) ? content.map((item) => xmlElement(child, item)).join('') : xmlElement(child, content)))
  return `<${name}>${inner.join('')}</${name}>`
}

export function xmlDocument(root: string, value: XmlValue): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${xmlElement(root, value)}\n`
}

/** Text as XML 1.0 allows it: markup escaped, characters that no document may hold left out. */
function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;').replaceAll('\r', '&#13;')
}

function isList(value: XmlValue | readonly XmlValue[]): value is readonly XmlValue[] {
  return Array.isArray(value)
}
