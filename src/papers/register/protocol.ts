import type { Check } from '../check.ts'
import type { Letterhead } from '../letterhead.ts'

/** A line of the Buku Pengaduan on paper. `cells` in the order of the columns; the remark is never struck. */
export interface BookRow { cells: readonly string[]; struck: boolean }

/** What stands on every page. `columns`: heading and share of the width; `remark`: the column that stays readable in a struck line. */
export interface BookHead {
  letterhead: Letterhead
  paper: 'A4' | 'F4'
  title: string
  /** Beneath the title: what the book is narrowed to. */
  under: string
  /** "Kecamatan Wonoasih · Buku Pengaduan 2026" */
  reference: string
  columns: readonly { title: string; share: number }[]
  remark: number
  /** Milliseconds since 1970, for the metadata. */
  issuedAt: number
  check: Check | null
}

/** To the thread that writes. */
export type BookOrder = { kind: 'rows'; rows: readonly BookRow[] } | { kind: 'end'; closing: readonly string[]; signature: readonly string[] }
/** From it: bytes of the file, then that more can come. */
export type BookAnswer = { kind: 'bytes'; bytes: Uint8Array } | { kind: 'ready' } | { kind: 'done'; pages: number }
