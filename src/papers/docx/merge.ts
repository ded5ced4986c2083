/** A template of a letter with values filled in, and what is wrong with a template. */
import Docxtemplater from 'docxtemplater'
import type { DXT } from 'docxtemplater'
import type PizZip from 'pizzip'
import type { LetterKind } from '../../office/paper-kinds.ts'
import type { DocxFault } from './faults.ts'
import { docxType, zipOf } from './open-docx.ts'
import type { Docx } from './open-docx.ts'
import { scopeOf } from './placeholders.ts'
import type { PlaceholderValues } from './placeholders.ts'
import { faultsOfErrors, faultsOfTags } from './template-faults.ts'
import type { Tag } from './template-faults.ts'
import { wrapLists } from './wrap-lists.ts'

const written = /^word\/(?:document|header\d*|footer\d*)\.xml$/u

/** The letter as a DOCX: the template with these values. The template must have been found without faults. The same gives the same bytes. */
export function mergeDocx(template: Docx, values: PlaceholderValues): Uint8Array {
  const merged = compile(template)
  merged.render(scopeOf(values))
  return merged.getZip().generate({ type: 'uint8array', compression: 'DEFLATE', mimeType: docxType })
}

/** Everything wrong with the placeholders of a template for letters of this kind; see `checkTemplate` for all of it. */
export function templateFaults(template: Docx, kind: LetterKind): DocxFault[] {
  const tags: Tag[] = []
  try {
    compile(template, collectorOf(tags))
  } catch (error) {
    return faultsOfErrors(error)
  }
  return faultsOfTags(tags, kind)
}

/** Hands over the placeholders that docxtemplater found in every part. */
function collectorOf(tags: Tag[]): DXT.Module {
  return {
    name: 'collector',
    set({ inspect }: { inspect?: { postparsed?: Tag[] } }) {
      for (const tag of inspect?.postparsed ?? []) tags.push(tag)
    },
  }
}

function compile(template: Docx, ...modules: DXT.Module[]): Docxtemplater<PizZip> {
  const zip = zipOf(template)
  for (const name of template.parts.keys()) {
    const part = written.test(name) ? zip.file(name) : null
    if (part) zip.file(name, wrapLists(part.asText()), { date: part.date, createFolders: false })
  }
  return new Docxtemplater(zip, { modules, paragraphLoop: true, linebreaks: true, stripInvalidXMLChars: true, errorLogging: false, nullGetter: () => '' })
}
