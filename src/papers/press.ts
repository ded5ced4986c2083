/** The typesetter itself: Typst, with the office's fonts, recycled before its memory grows. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { join } from 'node:path'
import { loadFonts } from './fonts.ts'
import { printable } from './printable.ts'

/** After so many papers the compiler and its cache are thrown away; without it memory grows to gigabytes. */
const papersPerCompiler = 100

export type Printed = { ok: true; pdf: Buffer; warning?: string } | { ok: false; reason: string }

/** Opens a press over a folder of templates; the function it gives makes one PDF from a template and its data as JSON. */
export function openPress(templates: string): (template: string, json: string) => Printed {
  const fonts = loadFonts()
  let compiler = newCompiler()
  let made = 0

  function newCompiler(): NodeCompiler {
    return NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: fonts.map((font) => font.bytes) }] })
  }

  return (template, json) => {
    const { data, replaced } = printable(JSON.parse(json), fonts.map((font) => font.coverage))
    if (made++ === papersPerCompiler) {
      compiler.evictCache(0)
      compiler = newCompiler()
      made = 1
    }
    return print(compiler, {
      mainFilePath: join(templates, `${template}.typ`),
      inputs: { data: JSON.stringify(data), replaced: String(replaced) },
    })
  }
}

interface Sheet {
  mainFilePath: string
  inputs: Record<string, string>
}

/**
 * PDF/A-2a refuses a glyph that no font has. `printable` has replaced those; should one slip through (a
 * combination that only shaping reveals) the paper is still made, tagged, without the claim of conformance.
 */
function print(compiler: NodeCompiler, sheet: Sheet): Printed {
  const compiled = compiler.compile(sheet)
  if (compiled.hasError() || !compiled.result) {
    const error = compiled.takeError()
    return { ok: false, reason: error ? diagnosis(compiler.fetchDiagnostics(error)) : 'no document' }
  }
  try {
    return { ok: true, pdf: compiler.pdf(compiled.result, { pdfStandard: 'a-2a' }) }
  } catch (refusal) {
    if (!/could not be displayed|disallowed codepoint/.test(String(refusal))) return { ok: false, reason: 'PDF/A-2a export refused the document' }
    return { ok: true, pdf: compiler.pdf(compiled.result), warning: 'a glyph is in no font: tagged, but not PDF/A-2a' }
  }
}

/** Where the template stumbled. Messages of Typst can quote a value, so what stands in quotes is left out. */
function diagnosis(diagnostics: readonly unknown[]): string {
  const first = diagnostics[0]
  const field = (name: string): string =>
    typeof first === 'object' && first !== null && name in first ? String(Reflect.get(first, name)) : ''
  const message = field('message').replaceAll(/"[^"]*"/g, '"…"')
  return `${message} (${field('path').split('/').at(-1)} ${field('range')})`
}
