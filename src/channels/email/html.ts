import { compile } from 'html-to-text'
import type { FormatCallback } from 'html-to-text'
import { Parser } from 'htmlparser2'
import { limits } from './limits.ts'

/** Levels of elements, and elements, that are read in one go. No mail program makes so many, and the parser's time grows with the square of the levels (400,000: two minutes). */
const most = { levels: 300, elements: 20_000 } as const
/** Quotations and lists within each other that are shown as such: each makes every line longer. */
const deepest = 20

/** Elements that stand on lines of their own, and those with an empty line around them. */
const blocks = ['address', 'article', 'aside', 'caption', 'center', 'dd', 'div', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'hr', 'li', 'main', 'nav', 'section', 'table', 'tr']
const paragraphs = ['dl', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p']
const isBlock: ReadonlySet<string> = new Set([...blocks, ...paragraphs, 'blockquote', 'ol', 'pre', 'ul'])

/** The text that a reader of this HTML sees, line by line; quotations marked by `> ` as in plain text. No text is lost however it is nested or broken; never throws. */
export function htmlToText(html: string): string {
  return [...pieces(html)].map((piece) => convert(piece)).join('\n')
}

/** Cuts HTML where it is too deep or has too many elements for one go; quotations that are open there go on in the next piece. */
function* pieces(html: string): Generator<string> {
  let open = ''
  let from = 0
  for (let cut = 0; cut < html.length; from = cut) {
    let [levels, elements, quotes] = [0, 0, 0]
    cut = html.length
    const parser = new Parser({
      onopentagname: (name) => {
        if (levels >= most.levels || elements >= most.elements) {
          cut = Math.min(cut, from + parser.startIndex - open.length)
          return parser.pause()
        }
        levels++
        elements++
        if (name === 'blockquote') quotes++
      },
      onclosetag: (name) => {
        levels--
        if (name === 'blockquote') quotes--
      },
    })
    parser.write(open)
    parser.write(html.slice(from))
    yield open + html.slice(from, cut)
    open = '<blockquote>'.repeat(Math.min(quotes, deepest))
  }
}

const lines: FormatCallback = (element, walk, builder, { leadingLineBreaks, trailingLineBreaks }) => {
  builder.openBlock({ leadingLineBreaks })
  walk(element.children, builder)
  // Browsers show no empty line for a <br> at the end of a block.
  builder.closeBlock({ trailingLineBreaks, blockTransform: (text) => (text.endsWith('\n') ? text.slice(0, -1) : text) })
}

/** The library's format for a list or quotation, as long as there are not too many around it. */
function nested(format: 'blockquote' | 'orderedList' | 'unorderedList'): FormatCallback {
  return (element, walk, builder, options) => {
    let depth = 0
    for (let around = element.parent; around; around = around.parent) if (/^(?:blockquote|ol|ul)$/u.test(around.name ?? '')) depth++
    builder.options.formatters[depth < deepest ? format : 'block']?.(element, walk, builder, options)
  }
}

/** The library puts a blank before every number. */
const numbered: FormatCallback = (element, walk, builder, options) => {
  builder.openBlock({ leadingLineBreaks: 2 })
  nested('orderedList')(element, walk, builder, options)
  builder.closeBlock({ trailingLineBreaks: 2, blockTransform: (text) => (text.startsWith(' ') ? text.replace(/^ /gmu, '') : text) })
}

/** A cell stands two blanks from the one before it, unless it has lines of its own. */
const cell: FormatCallback = (element, walk, builder) => {
  if (!element.children.some(({ name }) => name !== undefined && isBlock.has(name))) builder.addInline(' \u00A0')
  walk(element.children, builder)
}

/** Of pictures only those that mail programs put for emoji. */
const emoji: FormatCallback = (element, _, builder) => {
  const alt: unknown = element.attribs?.alt
  if (typeof alt === 'string' && alt.length <= 200 && /[\p{So}\p{Emoji_Presentation}]/u.test(alt)) builder.addInline(alt)
}

const convert = compile({
  wordwrap: false,
  // Also what stands outside of the body.
  baseElements: { selectors: [] },
  // Pieces are within these: no text is cut.
  limits: { maxInputLength: limits.texts * 2, maxDepth: most.levels * 3, maxBaseElements: 0 },
  formatters: { lines, cell, emoji, quoted: nested('blockquote'), bullets: nested('unorderedList'), numbered },
  selectors: [
    ...blocks.map((selector) => ({ selector, format: 'lines', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } })),
    ...paragraphs.map((selector) => ({ selector, format: 'lines', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } })),
    // Outlook's paragraphs are lines.
    { selector: 'p.MsoNormal', format: 'lines', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['title', 'template', 'svg', 'math'].map((selector) => ({ selector, format: 'skip' })),
    ...['td + td', 'td + th', 'th + td', 'th + th'].map((selector) => ({ selector, format: 'cell' })),
    { selector: 'a', format: 'inline' },
    { selector: 'img', format: 'emoji' },
    { selector: 'blockquote', format: 'quoted', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ul', format: 'bullets', options: { itemPrefix: '- ' } },
    { selector: 'ol', format: 'numbered' },
  ],
})
