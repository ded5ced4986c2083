import { Parser } from 'htmlparser2'
import mammoth from 'mammoth'
import { pack } from './open-docx.ts'
import type { Docx } from './open-docx.ts'
import { bodyStyle } from './package-parts.ts'

/** A paragraph of a DOCX as it is read. `marked`: it bears the style of the body; `item`: of a list, its number or dash before it. */
export interface Block { text: string; marked: boolean; item: boolean; inTable: boolean }
export interface Blocks { blocks: Block[]; pictures: number; footnotes: boolean }

const levels = [1, 2, 3, 4, 5]
const path = (level: number, list: 'ol' | 'ul'): string => `${levels.slice(1, level).map(() => 'ul|ol > li > ').join('')}${list} > li.isi:fresh`
const body = `p[style-name='${bodyStyle.name}']`
const styleMap = [
  ...levels.flatMap((level) => [`${body}:ordered-list(${level}) => ${path(level, 'ol')}`, `${body}:unordered-list(${level}) => ${path(level, 'ul')}`]),
  `${body} => p.isi:fresh`,
]

/** The paragraphs of a DOCX in their order, without head and foot of the page. @throws when its XML cannot be read */
export async function blocksOf(docx: Docx): Promise<Blocks> {
  let pictures = 0
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(pack(docx)) }, {
    styleMap, includeEmbeddedStyleMap: false, externalFileAccess: false,
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: String(++pictures) })),
  })
  return { blocks: readHtml(value), pictures, footnotes: value.includes('id="footnote-') || value.includes('id="endnote-') }
}

/** mammoth's HTML as paragraphs: a list item begins with its number or a dash, as the paper would show it. */
function readHtml(html: string): Block[] {
  const blocks: Block[] = []
  const counters: (number | null)[] = []
  let tables = 0
  let current: Block | null = null
  const finish = (): void => {
    if (current) {
      current.text = current.text.replaceAll(/[ \t\u00A0]+/gu, ' ').replaceAll(/ ?\n ?/gu, '\n').trim()
      if (current.text !== '') blocks.push(current)
    }
    current = null
  }
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'ol' || tag === 'ul') {
        finish()
        counters.push(tag === 'ol' ? 0 : null)
      } else if (tag === 'li') {
        finish()
        const count = counters.at(-1) ?? null
        if (count !== null) counters[counters.length - 1] = count + 1
        current = { text: count === null ? '- ' : `${count + 1}. `, marked: attributes.class === 'isi', item: true, inTable: tables > 0 }
      } else if (/^(?:p|h[1-6])$/u.test(tag)) {
        finish()
        current = { text: '', marked: attributes.class === 'isi', item: false, inTable: tables > 0 }
      } else if (tag === 'table') tables++
      else if (tag === 'br' && current) current.text += '\n'
    },
    ontext(text) {
      if (current) current.text += text
    },
    onclosetag(tag) {
      if (tag === 'ol' || tag === 'ul') counters.pop()
      if (tag === 'table') tables--
      if (/^(?:p|h[1-6]|li)$/u.test(tag)) finish()
    },
  }, { decodeEntities: true })
  parser.end(html)
  finish()
  return blocks
}
