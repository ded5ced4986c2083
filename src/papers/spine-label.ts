import { checkMark } from './check.ts'
import type { Check } from './check.ts'
import { civil } from './dates.ts'
import type { Papers } from './papers.ts'

export interface SpineLabel {
  office: string
  unit: string
  paper: 'A4' | 'F4'
  zone: string
  issuedAt: Temporal.Instant
  check: Check
  ordner: string
  /** Kode klasifikasi. */
  code: string
  /** Kurun waktu: "2026", "2025–2026". */
  span: string
  /** "0001/2026 s.d. 0123/2026" */
  numbers: string
  count: number
  shelf: string
}

/** Label punggung for a lever-arch file of 75 mm: 61 × 190 mm with marks to cut along. Throws `PaperFailed`. */
export function renderSpineLabel(papers: Papers, { issuedAt, zone, check, ...label }: SpineLabel): Promise<Uint8Array> {
  return papers.render('spine-label', { ...label, check: checkMark(check), document: { title: `Label Ordner ${label.ordner}`, issued: civil(issuedAt.toZonedDateTimeISO(zone)), paper: label.paper } })
}
