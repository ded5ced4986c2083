import { formatNumber } from '../../office/standard/numbering.ts'
import type { Standard } from '../../office/standard/schema.ts'
import type { LetterKind } from '../../office/paper-kinds.ts'

/** The series of the letter book from which a kind of letter takes its number: nota dinas and berita acara have their own where the standard says so. */
export function letterSeries({ numbering, archive }: Pick<Standard, 'numbering' | 'archive'>, kind: LetterKind, today: Temporal.PlainDate): { series: string; year: number; format(sequence: number): string } {
  const own = kind === 'memo' || kind === 'minutes' ? numbering[kind] : undefined
  const { year, month } = today
  return {
    series: own === undefined ? 'letter' : kind, year,
    format: (sequence) => formatNumber(own ?? numbering.letter, { sequence, year, month, classification: archive.classificationCode, ...(numbering.unit === null ? {} : { unit: numbering.unit }) }),
  }
}
