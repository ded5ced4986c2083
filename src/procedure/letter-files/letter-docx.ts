import { fold } from '../../complaint/fold.ts'
import type { Letter } from '../../complaint/letters.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { officials } from '../../office/people/officials.ts'
import { mergeDocx } from '../../papers/docx/merge.ts'
import type { Docx } from '../../papers/docx/open-docx.ts'
import type { PlaceholderValues } from '../../papers/docx/placeholders.ts'
import { letterValues } from '../correspondence/letter-values.ts'
import type { House } from '../house.ts'
import { checkOf, paperCode } from '../papers/code.ts'
import { templateInForce } from './template-in-force.ts'

export type LetterHouse = Pick<House, 'workplace' | 'db' | 'files' | 'secret' | 'config' | 'converter'>

/** A letter with what its DOCX is made of. */
export interface OpenLetter { state: ComplaintState; letter: Letter; issued: boolean; code: string; values: PlaceholderValues; template: Docx }

/** A letter of this complaint, or null. */
export async function openLetter(house: LetterHouse, complaintId: string, letterId: string): Promise<OpenLetter | null> {
  const { workplace, db } = house
  const history = await readHistory(workplace.pool, workplace.officeId, complaintId)
  if (!history) return null
  const state = fold(history.events)
  const letter = state.letters.find(({ id }) => id === letterId)
  if (!letter) return null
  const [{ bundle, standard }, people, template] = await Promise.all([
    workplace.standards.version(state.standardVersion), officials(db, workplace.officeId), templateInForce(house, letter.kind),
  ])
  const code = paperCode(house, complaintId, letter.kind, letterId)
  const values = letterValues({ letter, state, standard, letterhead: bundle.letterhead, signer: people.get(letter.signer.personId) ?? null, check: checkOf(house, code) })
  return { state, letter, issued: state.papers.some(({ subject }) => subject === letterId), code, values, template: template.docx }
}

/** The letter as DOCX, by the template in force. */
export function docxOf({ template, values }: OpenLetter): Uint8Array {
  return mergeDocx(template, values)
}
