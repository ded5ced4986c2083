import { LineCounter, isMap, isNode, isPair, isSeq, parseDocument, visit } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'
import type { Fault, Problem } from './problem.ts'
import { faultOf } from './remedies.ts'

/** Offset of the entry at `path`: its key, or its item in a list; of the nearest entry around it where it does not exist. */
function offsetOf(doc: Document, path: readonly PropertyKey[]): number {
  let node: unknown = doc.contents
  let offset = isNode(doc.contents) ? (doc.contents.range?.[0] ?? 0) : 0
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === String(part))
      if (pair === undefined) break
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset
      node = pair.value
    } else if (isSeq(node) && typeof part === 'number') {
      const item = node.items[part]
      if (!isNode(item)) break
      offset = item.range?.[0] ?? offset
      node = item
    } else break
  }
  return offset
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  let value = content
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(([key]) => key === String(part))?.[1]
  }
  return value
}

function syntaxRemedy(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Nama isian ini sudah ada di atas; hapus salah satunya.'
  if (code === 'TAB_AS_INDENT') return 'Ganti tab di awal baris dengan spasi.'
  if (code === 'BAD_INDENT' || code === 'BLOCK_AS_IMPLICIT_KEY') return 'Samakan jorokan (spasi di awal baris) dengan baris setingkatnya.'
  return 'Periksa tanda titik dua, tanda petik, dan jorokan pada baris ini dan baris di atasnya.'
}

interface Slip { offset: number; message: string; remedy: string }

/** What keeps a text from being read as YAML at all. */
function slips(doc: Document, source: string): Slip[] {
  const open: Slip[] = []
  const lost: Slip[] = []
  visit(doc, {
    // The parser finds a forgotten quotation mark only where the next one stands, or at the end of the file.
    Scalar(_key, { type, range }) {
      if (!type?.startsWith('QUOTE') || !range || !source.slice(range[0], range[1]).includes('\n')) return
      open.push({ offset: range[0], message: 'Tanda petik tidak ditutup pada baris yang sama', remedy: 'Tutup dengan tanda petik yang sama di akhir isian.' })
    },
    Alias(_key, alias) {
      if (alias.resolve(doc) !== undefined) return
      const remedy = `Tulis isinya di sini, atau beri nama &${alias.source} pada isian di atas yang dirujuk.`
      lost.push({ offset: alias.range?.[0] ?? 0, message: `Rujukan *${alias.source} tidak ada`, remedy })
    },
  })
  if (doc.errors.length === 0) return lost
  if (open[0]) return [open[0]]
  return doc.errors.map(({ code, pos }) => ({ offset: pos[0], message: 'Tulisan YAML tidak terbaca', remedy: syntaxRemedy(code) }))
}

/**
 * Reads one YAML text against its schema and then against `rules`, what no schema can say.
 * Gives the value, or every problem with its line; the rules run only on a file that fits its schema.
 */
export function readYaml<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
  rules: (value: T) => Fault[],
): { ok: true; value: T } | { ok: false; problems: Problem[] } {
  const lines = new LineCounter()
  const doc = parseDocument(source, { lineCounter: lines })
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  const unread = slips(doc, source)
  if (unread.length > 0) {
    return { ok: false, problems: unread.map(({ offset, message, remedy }) => ({ file, line: lineAt(offset), message, remedy })) }
  }
  const content: unknown = doc.toJS()
  const parsed = schema.safeParse(content)
  const faults = parsed.success ? rules(parsed.data) : parsed.error.issues.flatMap((issue) => faultOf(issue, valueAt(content, issue.path)))
  if (parsed.success && faults.length === 0) return { ok: true, value: parsed.data }
  const problems = faults.map(({ path, message, remedy }) => ({ file, line: lineAt(offsetOf(doc, path)), message, remedy }))
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line) }
}
