import { isList } from './placeholders.ts'

const edge = /<w:p(?:\s[^>]*)?>|<\/w:p>/gu
const loopStart = (name: string) => `<w:p><w:r><w:t>{#${name}}</w:t></w:r></w:p>`
const loopEnd = (name: string) => `<w:p><w:r><w:t>{/${name}}</w:t></w:r></w:p>`

/**
 * Puts a loop around each paragraph that holds a repeated placeholder, `{isi}` or `{no}. {tembusan}`: officers write the paragraph once, with the
 * look that it shall have, and it is repeated for each item. Where the template has loops of its own, `{#isi}…{/isi}`, it is left as it is.
 * @param xml a part of a DOCX
 */
export function wrapLists(xml: string): string {
  const own = new Set([...textOf(xml).matchAll(/\{\s*[#^]\s*([a-z_]+)\s*\}/gu)].map((match) => match[1]))
  const open: { start: number; holdsOthers: boolean }[] = []
  const found: { start: number; end: number; name: string }[] = []
  for (const match of xml.matchAll(edge)) {
    if (match[0].endsWith('/>')) continue
    if (match[0] !== '</w:p>') {
      const around = open.at(-1)
      if (around) around.holdsOthers = true
      open.push({ start: match.index, holdsOthers: false })
      continue
    }
    const paragraph = open.pop()
    if (!paragraph || paragraph.holdsOthers) continue
    const end = match.index + match[0].length
    const name = [...textOf(xml.slice(paragraph.start, end)).matchAll(/\{\s*([a-z_]+)\s*\}/gu)].map((tag) => tag[1] ?? '').find(isList)
    if (name !== undefined && !own.has(name)) found.push({ start: paragraph.start, end, name })
  }
  let wrapped = ''
  let at = 0
  for (const { start, end, name } of found) {
    wrapped += xml.slice(at, start) + loopStart(name) + xml.slice(start, end) + loopEnd(name)
    at = end
  }
  return wrapped + xml.slice(at)
}

/** The words of a piece of a part, as they are read. */
function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/gu)].map((match) => match[1]).join('')
}
