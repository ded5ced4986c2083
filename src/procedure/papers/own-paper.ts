import type { ComplaintState } from '../../complaint/state.ts'
import type { House } from '../house.ts'

/** The paper of a letter that an officer finished in a word processor: the PDF that was made of it and looked at; null where the house makes the paper itself. */
export async function ownPaper({ files }: Pick<House, 'files'>, state: ComplaintState, letterId: string): Promise<Uint8Array | null> {
  const document = state.letters.find(({ id }) => id === letterId)?.document
  return document ? files.bytes(document.pdf.sha256) : null
}
