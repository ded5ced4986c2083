/** Opening a DOCX that somebody sent: everything that could reach outside, run or swell is refused before any part of it is used. */
import PizZip from 'pizzip'
import { DocxFaulty } from './faults.ts'
import type { DocxFault } from './faults.ts'
import { lookThrough } from './look-through.ts'
import { unzip } from './unzip.ts'

/** A DOCX of which every part was looked at. */
export interface Docx { parts: ReadonlyMap<string, Uint8Array> }
export type Opened = { ok: true; docx: Docx } | { ok: false; faults: DocxFault[] }

const document = 'word/document.xml'
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** Opens the bytes as a DOCX, or says why they are none that may be used. */
export async function openDocx(bytes: Uint8Array): Promise<Opened> {
  try {
    const files = await unzip(bytes)
    const types = files.get('[Content_Types].xml')
    if (!types || !files.has(document)) throw new DocxFaulty(files.has('mimetype') ? 'open_document' : 'not_docx')
    const declared = types.toString('utf8')
    if (/macroEnabled|vbaProject|vbaData/iu.test(declared) || [...files.keys()].some((name) => /vba(?:project|data)/iu.test(name))) throw new DocxFaulty('macros')
    if (!declared.includes(mainType)) throw new DocxFaulty('not_docx')
    for (const [name, content] of files) lookThrough(name, content)
    return { ok: true, docx: { parts: files } }
  } catch (error) {
    if (error instanceof DocxFaulty) return { ok: false, faults: [error.fault] }
    throw error
  }
}

/** The parts as a zip again, packed by us: what another program reads is what was looked at. */
export function zipOf({ parts }: Docx): PizZip {
  const zip = new PizZip()
  for (const [name, content] of parts) zip.file(name, content, { binary: true, date: epoch, createFolders: false })
  return zip
}

// A zip's dates have no zone and begin in 1980: the same parts give the same bytes.
const epoch = new Date(1980, 0, 1)

/** The same parts give the same bytes. */
export function pack(docx: Docx): Uint8Array {
  return zipOf(docx).generate({ type: 'uint8array', compression: 'DEFLATE', mimeType: docxType })
}

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
