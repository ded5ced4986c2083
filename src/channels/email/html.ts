import { readEntities } from './entities.ts'

/** Elements that start on a line of their own. */
const blocks: ReadonlySet<string> = new Set(['address', 'article', 'blockquote', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tr', 'ul'])
/** Those that have an empty line around them. */
const paragraphs: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'pre', 'dl', 'ol', 'ul'])
/** Elements whose content is not text for a reader. */
const hidden: ReadonlySet<string> = new Set(['style', 'script', 'title', 'template', 'svg', 'math'])

/**
 * The text that a reader of this HTML sees, line by line; quotations marked by `> ` as in plain text. One pass over the characters, however
 * they are nested or broken; never throws.
 */
export function htmlToText(html: string): string {
  const lines = new Lines()
  let at = 0
  // A `<` before anything else is text.
  const tags = /<(?=[a-z/!?])/giu
  while (at < html.length) {
    tags.lastIndex = at
    const open = tags.exec(html)?.index ?? html.length
    if (open > at) lines.write(readEntities(html.slice(at, open)))
    at = open < html.length ? tag(html, open, lines) : open
  }
  return lines.text()
}

/** Reads the tag at `open`. @returns where the text goes on */
function tag(html: string, open: number, lines: Lines): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4)
  const next = html.charCodeAt(open + 1)
  if (next === 0x21 || next === 0x3f) return after(html, '>', open) // <!DOCTYPE …>, <![if …]>, <?xml …?>
  const [, slash = '', raw = ''] = html.slice(open, open + 40).match(/^<(\/?)([a-z][\w:-]*)/iu) ?? []
  if (raw === '') return after(html, '>', open) // </> and the like
  const name = raw.toLowerCase()
  const close = after(html, '>', open)
  if (slash === '' && hidden.has(name) && html[close - 2] !== '/') return pastElement(html, name, close)
  if (slash !== '') lines.end(name)
  else lines.start(name, html.slice(open, Math.min(close, open + 2000)))
  return close
}

function pastElement(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\s*>`, 'giu')
  end.lastIndex = from
  return end.exec(html) ? end.lastIndex : html.length
}

function after(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from)
  return at < 0 ? html.length : at + end.length
}

/** Builds lines as a browser would break them. */
class Lines {
  readonly #done: string[] = []
  /** The line in the making, in pieces: joined once, however many there are. */
  #line: string[] = []
  #endsInBlank = true
  #quotes = 0
  #preformatted = 0
  readonly #lists: { next: number | null }[] = []
  /** What stands before the text that comes next: a list's mark, a cell's distance. */
  #lead = ''

  write(text: string): void {
    if (this.#preformatted > 0) {
      const [first = '', ...others] = text.split('\n')
      this.#add(first)
      for (const line of others) {
        this.#push()
        this.#add(line)
      }
      return
    }
    const plain = text.replace(/[ \t\n\r\f]+/gu, ' ')
    const shown = this.#endsInBlank ? plain.trimStart() : plain
    if (shown === '') return
    this.#add(this.#lead + shown)
    this.#lead = ''
  }

  start(name: string, whole: string): void {
    if (name === 'br') return this.#push()
    if (name === 'td' || name === 'th') {
      if (this.#line.length > 0) this.#lead = '  '
      return
    }
    if (name === 'img') {
      const alt = whole.match(/\salt\s*=\s*"([^"]{1,200})"/iu)?.[1]
      if (alt && /[\p{So}\p{Emoji_Presentation}]/u.test(alt)) this.write(readEntities(alt)) // pictures of emoji
      return
    }
    if (!blocks.has(name)) return
    this.#break(name)
    if (name === 'blockquote') this.#quotes++
    if (name === 'pre') this.#preformatted++
    if (name === 'ol' || name === 'ul') this.#lists.push({ next: name === 'ol' ? 1 : null })
    if (name === 'li') this.#lead = this.#mark()
  }

  end(name: string): void {
    if (!blocks.has(name)) return
    this.#break(name)
    this.#lead = ''
    if (name === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1)
    if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted - 1)
    if (name === 'ol' || name === 'ul') this.#lists.pop()
  }

  text(): string {
    if (this.#line.length > 0) this.#push()
    return this.#done.join('\n').replace(/^\n+/u, '').trimEnd()
  }

  #mark(): string {
    const list = this.#lists.at(-1)
    return list?.next ? `${list.next++}. ` : '- '
  }

  #break(name: string): void {
    if (this.#line.length > 0) this.#push()
    const last = this.#done.at(-1)
    if (paragraphs.has(name) && last !== undefined && /[^> ]/u.test(last)) this.#push()
  }

  #add(text: string): void {
    if (text === '') return
    this.#line.push(text)
    this.#endsInBlank = text.endsWith(' ')
  }

  #push(): void {
    const depth = Math.min(this.#quotes, 20)
    this.#done.push((depth > 0 ? `${'>'.repeat(depth)} ` : '') + this.#line.join('').trimEnd())
    this.#line = []
    this.#endsInBlank = true
  }
}
