import type { Letterhead as LetterheadLines } from '../office/standard/schema.ts'

/** Kop naskah dinas: the head of every paper of the office. */
export interface Letterhead {
  /** "Pemerintah Kota Probolinggo" */
  parent: string
  /** "Kecamatan Wonoasih" */
  office: string
  /** Street to postal code; a line break starts a new line. */
  addressLine: string
  phone?: string
  website?: string
  /** Arms of the region, as SVG text. A bitmap goes in as an SVG that holds it as a data URL. */
  logo?: { svg: string; description: string }
}

/** The letterhead as the office's standard declares it, line by line. */
export function letterheadFrom(standard: LetterheadLines, logo?: Letterhead['logo']): Letterhead {
  const linesOf = (style: LetterheadLines['lines'][number]['style']): string =>
    standard.lines.filter((line) => line.style === style).map((line) => line.text).join('\n')
  return {
    parent: linesOf('parent'),
    office: linesOf('office'),
    addressLine: linesOf('address'),
    ...(logo ? { logo } : {}),
  }
}
