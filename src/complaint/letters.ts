import type { Actor } from '../office/actor.ts'
import type { LetterKind, LetterNature, PaperKind, RenditionWay, SigningCapacity } from '../office/paper-kinds.ts'

/** Of a letter (naskah dinas), what says nothing about a person. `datedOn` ISO date; `about`: the answer or coordination that it carries. */
export interface LetterFrame {
  id: string
  kind: LetterKind
  about: string | null
  datedOn: string
  nature: LetterNature
  /** Lampiran as printed: "1 (satu) berkas"; null: none. */
  enclosures: string | null
  /** Who signs, and in which capacity. */
  signer: { personId: string; capacity: SigningCapacity }
  /** The letter as an officer finished it in a word processor: its PDF is the paper. Without: the paper is made of the text. */
  document?: LetterDocument
}

/** An edited letter (DOCX) and the PDF that was made of it; contents of the file store. */
export interface LetterDocument { id: string; sha256: string; size: number; pdf: { sha256: string; size: number } }

/** What a letter says. `body`: paragraphs, separated by an empty line. */
export interface LetterText {
  /** Yth.; the addressee, one line each for name and post. */
  to: string
  toAddress?: string
  /** Hal. */
  subject: string
  body: string
  /** Tembusan, one addressee each. */
  copies: string[]
  /** Undangan and berita acara: `on` ISO date, times of day `HH:MM`. */
  meeting?: { on: string; from: string; until?: string; place: string; agenda?: string }
  /** Berita acara: who was there and signs. */
  parties?: { name: string; position?: string }[]
}

/** A letter as it stands; writing it again replaces it until it is issued. */
export type Letter = LetterFrame & {
  text: LetterText | null
  writtenAt: Temporal.Instant
  writtenBy: Actor
  number: string | null
  voided: { at: Temporal.Instant; reason: string | null } | null
}

/** A paper of this complaint as the history knows it. `copies`: how often it was printed again (salinan). */
export interface PaperRecord {
  paper: string
  kind: PaperKind
  subject: string
  number: string | null
  sha256: string
  at: Temporal.Instant
  by: Actor
  copies: number
  renditions: { how: RenditionWay; sha256: string; mediaType: string; at: Temporal.Instant; by: Actor }[]
}
