/** Naskah dinas as the software sets it: the same values as those of a DOCX template. */
import type { LetterKind } from '../office/paper-kinds.ts'
import { checkMark } from './check.ts'
import type { Check } from './check.ts'
import { civil } from './dates.ts'
import type { PlaceholderValues } from './docx/placeholders.ts'
import type { Letterhead } from './letterhead.ts'
import type { Papers } from './papers.ts'
import { qrSvg } from './qr.ts'

export interface LetterPaper {
  kind: LetterKind
  letterhead: Letterhead
  paper: 'A4' | 'F4'
  issuedAt: Temporal.Instant
  zone: string
  /** Null: a draft, marked KONSEP on each page. */
  check: Check | null
  values: PlaceholderValues
  /** Surat permintaan kelengkapan: how the complainant can bring what is missing, and the address of the QR code. */
  supply: { lines: readonly string[]; url: string } | null
}

/** Makes the letter as PDF/A-2a, tagged. The same gives the same bytes. Throws `PaperFailed` when the print shop cannot deliver. */
export function renderLetter(papers: Papers, { kind, letterhead, paper, issuedAt, zone, check, values, supply }: LetterPaper): Promise<Uint8Array> {
  return papers.render('letter', {
    document: { title: kind === 'minutes' ? `Berita Acara ${values.nomor}` : values.hal, issued: civil(issuedAt.toZonedDateTimeISO(zone)), paper },
    ...(check ? { check: checkMark(check) } : {}),
    letterhead, kind, values, draft: check === null, supply: supply && { ...supply, qr: { svg: qrSvg(supply.url) } },
  })
}
