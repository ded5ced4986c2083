import { checkMark } from './check.ts'
import type { Check } from './check.ts'
import { civil } from './dates.ts'
import type { Letterhead } from './letterhead.ts'
import type { Papers } from './papers.ts'

/** A column of a table: as wide as its content, `mm`, or a share `fr` of what is left. */
export interface SheetColumn { title: string; mm?: number; fr?: number; numeric?: boolean }
/** A place to sign: what stands above it (place and date), the post, the name, and lines beneath (pangkat, NIP). `thumb`: with a box for the print of a thumb beside the pen. */
export interface Signatory { above: string; title: string; name: string; below: readonly string[]; thumb?: true }
/** What most papers are made of. Lines of a text are kept; words are only ever words, never markup. */
export type SheetBlock =
  | { kind: 'title'; text: string; under?: string }
  | { kind: 'heading'; text: string }
  | { kind: 'text' | 'small'; paragraphs: readonly string[] }
  | { kind: 'fields'; rows: readonly (readonly [string, string])[]; labelMm?: number }
  /** Room to write by hand. */
  | { kind: 'lines'; count: number }
  /** Fields to be filled in by hand: in each row one or more labels, each with a line that is high enough to write on. */
  | { kind: 'blanks'; rows: readonly (readonly string[])[] }
  | { kind: 'ticks'; label?: string; columns: number; items: readonly { text: string; on: boolean }[] }
  /** `size` in points; `empty` stands where there are no rows. */
  | { kind: 'table'; columns: readonly SheetColumn[]; rows: readonly (readonly string[])[]; size?: number; empty: string }
  | { kind: 'figures'; items: readonly { label: string; value: string }[] }
  /** A chart of bars; `shown` is the figure beside a bar. */
  | { kind: 'bars'; rows: readonly { label: string; value: number; shown: string; late?: boolean }[] }
  | { kind: 'signatures'; parties: readonly Signatory[] }
  | { kind: 'frame'; blocks: readonly SheetBlock[] }
  | { kind: 'break' }

export interface Sheet {
  letterhead: Letterhead
  paper: 'A4' | 'F4'
  landscape?: boolean
  /** Size of its text; 10 unless told. */
  points?: number
  /** Name of the document. */
  title: string
  /** What tells this paper from others, repeated in the footer of each page. */
  reference: string
  issuedAt: Temporal.Instant
  zone: string
  /** Null: a form that is filled in by hand, or a draft. */
  check: Check | null
  blocks: readonly SheetBlock[]
}

/** Makes a paper of blocks as PDF/A-2a, tagged. The same sheet gives the same bytes. Throws `PaperFailed` when the print shop cannot deliver. */
export function renderSheet(papers: Papers, sheet: Sheet): Promise<Uint8Array> {
  return papers.render('sheet', sheetData(sheet))
}

/** The sheet as `templates/sheet.typ` reads it. */
export function sheetData({ letterhead, paper, landscape = false, points = 10, title, reference, issuedAt, zone, check, blocks }: Sheet) {
  return {
    document: { title, issued: civil(issuedAt.toZonedDateTimeISO(zone)), paper, landscape },
    ...(check ? { check: checkMark(check) } : {}),
    letterhead, reference, points, blocks,
  }
}

/** A narrative paragraph by paragraph, so that it can break between pages; blank lines only separate. */
export function paragraphs(text: string): string[] {
  return text.split(/\r\n?|\n/u).map((line) => line.trim()).filter((line) => line !== '')
}

/** A place to sign that is filled in by hand. */
export const dotted = `(${'.'.repeat(44)})`
