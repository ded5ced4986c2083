import { cleanBody } from './clean.ts'
import { htmlToText } from './html.ts'
import { textOf } from './part.ts'
import type { MailNode, Part } from './part.ts'

/**
 * The text of a mail out of its text parts: of alternatives the plain one, unless it only says that there is another; HTML as its reader sees it.
 * What stands one after the other is read one after the other.
 */
export function bodyText(parts: readonly Part[]): string {
  const texts = parts.filter(({ use }) => use === 'text').map((part) => ({ part, plain: part.mediaType === 'text/plain' ? cleanBody(textOf(part)) : null }))
  const shown: string[] = []
  const settled = new Set<Part>()
  for (const { part, plain } of texts) {
    if (settled.has(part)) continue
    if (plain === null) {
      // Its plain alternative may follow, and is preferred then.
      const twin = texts.find((other) => other.plain !== null && other.plain !== '' && isAlternative(other.part, part))
      const text = cleanBody(htmlToText(textOf(part)))
      if (!twin || saysMore(text, twin.plain ?? '')) {
        shown.push(text)
        if (twin) settled.add(twin.part)
      }
      continue
    }
    const others = texts.filter((other) => other.plain === null && isAlternative(part, other.part))
    if (others.length === 0 || plain.length >= stub) {
      shown.push(plain)
      for (const other of others) settled.add(other.part)
      continue
    }
    const html = others.map((other) => cleanBody(htmlToText(textOf(other.part)))).filter((text) => text !== '').join('\n\n')
    shown.push(saysMore(html, plain) ? html : plain)
    for (const other of others) settled.add(other.part)
  }
  return cleanBody(shown.filter((text) => text !== '').join('\n\n'))
}

/** A plain alternative shorter than this may only say „see the HTML". */
const stub = 300

function saysMore(html: string, plain: string): boolean {
  return plain === '' ? html !== '' : plain.length < stub && html.length > plain.length * 5
}

/** Whether two parts lie in different branches of one `multipart/alternative`. */
function isAlternative(one: Part, other: Part): boolean {
  const branch = (part: Part, at: MailNode) => part.within[part.within.indexOf(at) + 1] ?? part
  return one.within.some((node) => node.multipart === 'alternative' && other.within.includes(node) && branch(one, node) !== branch(other, node))
}
