/** The text of a letter that an officer edited in a word processor, read back. */
import { blocksOf } from './blocks.ts'
import type { Block, Blocks } from './blocks.ts'
import type { DocxFault } from './faults.ts'
import type { LetterKind } from '../../office/paper-kinds.ts'
import { mergeDocx, templateFaults } from './merge.ts'
import type { Docx } from './open-docx.ts'
import { openDocx } from './open-docx.ts'
import type { PlaceholderValues } from './placeholders.ts'

/** What a text alone cannot carry, or what is not settled in the document. */
export const readNotes = ['tables', 'pictures', 'footnotes', 'lists', 'changes', 'comments'] as const
export type ReadNote = (typeof readNotes)[number]

/** `found`: how the body was told from the rest: by its place between what surrounds it; or not at all, then it is the whole text. */
export interface ReadBody { body: string; found: 'body' | 'all'; notes: ReadNote[] }
export type Read = { ok: true; read: ReadBody } | { ok: false; fault: DocxFault }

const mark = '\uE000'

/**
 * Reads the body (isi) of an edited letter: the paragraphs that bear its style, with what stands between them; else what stands between the parts
 * that the template has before and after it.
 * @param template the template and values from which the letter was made, by which its surroundings are known
 */
export async function readBody(docx: Docx, template: { docx: Docx; values: PlaceholderValues }): Promise<Read> {
  const source = Buffer.from(docx.parts.get('word/document.xml') ?? '').toString('utf8')
  let read: Blocks
  try {
    read = await blocksOf(docx)
  } catch {
    // The library was given nothing but these bytes: what it cannot read is not well-formed.
    return { ok: false, fault: { key: 'damaged' } }
  }
  const { blocks, pictures, footnotes } = read
  const range = rangeOf(blocks, await surroundings(template))
  const part = range ? blocks.slice(range.from, range.to) : blocks
  const notes: Record<ReadNote, boolean> = {
    // A surat pengantar has its body in a table anyhow.
    tables: part.some(({ inTable }) => inTable) && !part.every(({ inTable }) => inTable), pictures: pictures > 0, footnotes, lists: part.some(({ item }) => item),
    changes: hasChanges(docx), comments: source.includes('<w:commentReference'),
  }
  return { ok: true, read: { body: joined(part), found: range ? 'body' : 'all', notes: readNotes.filter((note) => notes[note]) } }
}

/** Everything wrong with a template for letters of this kind; empty: it can be used, and a letter made by it can be read back. */
export async function checkTemplate(docx: Docx, kind: LetterKind, sample: PlaceholderValues): Promise<DocxFault[]> {
  const faults = templateFaults(docx, kind)
  if (hasChanges(docx)) faults.push({ key: 'changes' })
  if (faults.length > 0) return faults
  const letter = await openDocx(mergeDocx(docx, sample))
  if (!letter.ok) return letter.faults
  try {
    await blocksOf(letter.docx)
  } catch {
    return [{ key: 'damaged' }]
  }
  return []
}

/** Whether changes are tracked that nobody has accepted or refused: a PDF would show both. */
export function hasChanges({ parts }: Docx): boolean {
  return [...parts].some(([name, content]) => name.startsWith('word/') && name.endsWith('.xml') && /<w:(?:ins|del|moveFrom|moveTo) /u.test(Buffer.from(content).toString('utf8')))
}

/** All words of a DOCX, also of its head and foot, for looking whether something stands in it. */
export function wordsOf({ parts }: Docx): string {
  return [...parts].filter(([name]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/u.test(name))
    .map(([, content]) => [...Buffer.from(content).toString('utf8').matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<\/w:p>/gu)].map((match) => match[1] ?? '\n').join('')).join('\n')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', '\'').replaceAll('&amp;', '&')
}

async function surroundings({ docx, values }: { docx: Docx; values: PlaceholderValues }): Promise<{ before: string[]; after: string[] }> {
  const merged = await openDocx(mergeDocx(docx, { ...values, isi: [mark] }))
  if (!merged.ok) throw new Error(`our own letter is faulty: ${merged.faults[0]?.key}`)
  const texts = (await blocksOf(merged.docx)).blocks.map(({ text }) => text)
  const at = texts.findIndex((text) => text.includes(mark))
  return { before: texts.slice(0, Math.max(at, 0)), after: at < 0 ? [] : texts.slice(at + 1) }
}

function rangeOf(blocks: readonly Block[], { before, after }: { before: readonly string[]; after: readonly string[] }): { from: number; to: number } | null {
  const firstMarked = blocks.findIndex(({ marked }) => marked)
  const lastBefore = before.toReversed().map((text) => blocks.findLastIndex((block) => block.text === text)).find((index) => index >= 0)
  const from = firstMarked >= 0 ? firstMarked : lastBefore === undefined ? -1 : lastBefore + 1
  if (from < 0) return null
  const firstAfter = after.map((text) => blocks.findIndex((block, index) => index >= from && !block.marked && block.text === text)).find((index) => index >= 0)
  const to = firstAfter ?? (firstMarked >= 0 ? blocks.findLastIndex(({ marked }) => marked) + 1 : -1)
  return to > from ? { from, to } : null
}

/** Paragraphs apart by an empty line; the items of a list are lines of one. */
function joined(blocks: readonly Block[]): string {
  return blocks.reduce((text, block, index) => (index === 0 ? block.text : `${text}${block.item && blocks[index - 1]?.item ? '\n' : '\n\n'}${block.text}`), '')
}
