import type { ComplaintState } from '../../complaint/state.ts'
import { isLetterKind } from '../../office/paper-kinds.ts'
import type { ComplaintPaper, PaperKind } from '../../office/paper-kinds.ts'
import { makers } from './makers.ts'

/** A paper that can be issued now and has not been. */
export interface Offer { kind: ComplaintPaper; subject: string }

/** Every paper that the file allows now and that is not issued yet, in the order of the steps; letters have a page of their own. */
export function offersOf(state: ComplaintState, identityShown: boolean): Offer[] {
  return makers.flatMap(({ kind, identity, subjects }) =>
    isLetterKind(kind) || (identity && !identityShown) ? []
      : subjects(state).filter((subject) => !state.papers.some((paper) => paper.kind === kind && paper.subject === subject)).map((subject) => ({ kind, subject })))
}

/** Whether a paper of this kind says who complained: then it is only for those who may know. What is not said to be without is taken to be with. */
export function showsIdentity(kind: PaperKind): boolean {
  return makers.find((maker) => maker.kind === kind)?.identity ?? true
}
