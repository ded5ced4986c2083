import { keepDocument } from '../../complaint/store/letter-documents.ts'
import type { KeptDocument } from '../../complaint/store/letter-documents.ts'
import type { Actor } from '../../office/actor.ts'
import type { DocxFault } from '../../papers/docx/faults.ts'
import { openDocx, pack } from '../../papers/docx/open-docx.ts'
import type { Docx } from '../../papers/docx/open-docx.ts'
import { hasChanges, readBody, wordsOf } from '../../papers/docx/read-body.ts'
import type { ReadBody } from '../../papers/docx/read-body.ts'
import { goesToComplainant } from '../correspondence/goes-to-complainant.ts'
import { maskerFor } from '../papers/on-paper.ts'
import { docxOf } from './letter-docx.ts'
import type { LetterHouse, OpenLetter } from './letter-docx.ts'

/** Why an edited letter cannot be the paper itself; its text can be taken all the same. */
export const paperHindrances = ['no_program', 'not_numbered', 'number_absent', 'code_absent', 'identity', 'changes', 'busy', 'too_long', 'failed'] as const
export type PaperHindrance = (typeof paperHindrances)[number]

export type Taken = { ok: true; document: KeptDocument; hindrance: PaperHindrance | null } | { ok: false; fault: DocxFault }

/** A PDF of a letter with many pictures. */
const maxPdfBytes = 30 * 1024 * 1024

/**
 * Takes an edited letter in: looks through it, reads it, and where it can be the paper itself makes the PDF that would be issued. Nothing of the letter
 * changes by this; what an officer does not confirm is forgotten after a week.
 * @param bytes null: the letter as the office's template makes it, unedited
 */
export async function takeDocx(house: LetterHouse, open: OpenLetter, complaintId: string, by: Actor, bytes: Uint8Array | null): Promise<Taken> {
  const { workplace, files, converter } = house
  const opened = await openDocx(bytes ?? docxOf(open))
  if (!opened.ok) return { ok: false, fault: opened.faults[0] ?? { key: 'damaged' } }
  const { docx } = opened
  const read = await readBody(docx, { docx: open.template, values: open.values })
  if (!read.ok) return { ok: false, fault: read.fault }
  const packed = pack(docx)
  let hindrance = hindranceOf(docx, open, converter.present)
  let pdf: KeptDocument['pdf'] = null
  if (hindrance === null) {
    const made = await converter.pdf(packed)
    if (made.ok) pdf = await keep(made.pdf, maxPdfBytes)
    else hindrance = made.reason === 'absent' ? 'no_program' : made.reason
  }
  const at = workplace.now()
  const document = { id: workplace.newId(at), complaintId, letterId: open.letter.id, ...await keep(packed, packed.length), pdf, at, by }
  await keepDocument(workplace.pool, workplace.officeId, document)
  return { ok: true, document, hindrance }

  async function keep(content: Uint8Array, limit: number): Promise<{ sha256: string; size: number }> {
    const stored = await files.put(content, limit)
    if (!stored.ok) throw new Error('a letter too large to keep')
    return stored.file
  }
}

/**
 * Why this DOCX cannot be the paper: it must bear the number and the code under which the record knows it, say one thing only, and not tell others who
 * complained and asked to be kept secret.
 */
export function hindranceOf(docx: Docx, { state, letter, code }: Pick<OpenLetter, 'state' | 'letter' | 'code'>, program: boolean): PaperHindrance | null {
  if (!program) return 'no_program'
  if (letter.number === null) return 'not_numbered'
  const said = wordsOf(docx)
  if (!goesToComplainant(letter.kind) && maskerFor(state)(said) !== said) return 'identity'
  const words = bare(said)
  if (!words.includes(bare(letter.number))) return 'number_absent'
  if (!words.includes(bare(code))) return 'code_absent'
  return hasChanges(docx) ? 'changes' : null
}

/** What is read of a document that was taken in before. */
export async function readTaken({ files }: Pick<LetterHouse, 'files'>, open: OpenLetter, { sha256 }: KeptDocument): Promise<{ docx: Docx; read: ReadBody }> {
  const opened = await openDocx(await files.bytes(sha256))
  const read = opened.ok ? await readBody(opened.docx, { docx: open.template, values: open.values }) : null
  if (!opened.ok || !read?.ok) throw new Error('a document that was taken in cannot be read')
  return { docx: opened.docx, read: read.read }
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '').toUpperCase()
}
