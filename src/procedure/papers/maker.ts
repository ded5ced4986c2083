import type { ComplaintEvent } from '../../complaint/events.ts'
import type { SignedCheckpoint } from '../../complaint/store/transparency/log.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import type { Actor } from '../../office/actor.ts'
import type { ComplaintPaper } from '../../office/paper-kinds.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { Check } from '../../papers/check.ts'
import type { Papers } from '../../papers/papers.ts'

/** A person as papers print them: post, and under the signature pangkat/golongan and NIP. */
export interface Official { name: string; title: string; nip: string | null; rank: string | null }

/** What a paper of a complaint is made from. Everything is of one moment; the same gives the same bytes. */
export interface Making {
  complaintId: string
  state: ComplaintState
  events: readonly ComplaintEvent[]
  inForce: StandardInForce
  /** Which of several papers of this kind, one of `subjects`. */
  subject: string
  issuedAt: Temporal.Instant
  issuedBy: Actor
  /** Kode periksa and its address, for the footer. */
  check: Check
  /** The tracking page of this complaint. */
  trackingUrl: string
  /** The complainant's PIN: for the complainant's own copies alone. */
  pin: string
  /** Names of the complaint's files, in the order they came. */
  fileNames: readonly string[]
  /** Everyone of the office, by id; also who left. */
  people: ReadonlyMap<string, Official>
  /** The newest checkpoint of the register's log, for papers that carry it. */
  checkpoint: SignedCheckpoint | null
  /** An issued paper of this complaint as bytes: for papers that hold other papers. */
  issuedBytes(paper: string): Promise<Uint8Array>
}

/** A kind of paper of one complaint. The maker says when it can be made and makes it; issuing, keeping and showing are the same for all. */
export interface PaperMaker {
  kind: ComplaintPaper
  /** Who complained can be read on it: only for readers who may know (UU 25/2009 Ps 42(5), 49). A function where that depends. */
  identity: boolean
  /**
   * Every paper of this kind that the file allows now, oldest first; a name of its content, so that a changed content is another paper: the id of a
   * letter, the count of dispositions, the version of a study. `['']` where there is one at most; `[]`: not now.
   */
  subjects(state: ComplaintState): readonly string[]
  /** Its number, printed and kept in the record; null without. */
  numberOf?(state: ComplaintState, subject: string): string | null
  /** Makes the PDF. @throws PaperFailed */
  render(papers: Papers, making: Making): Promise<Uint8Array>
}
