/** What the words of a scanned letter suggest for the form of a new complaint; the officer confirms each. */
export interface Suggestion { name?: string; line?: string; phone?: string; number?: string; date?: string; about?: string; narrative: string }

const months = ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september', 'oktober', 'november', 'desember']

/** Reads labelled lines ("Nama : …") and a date, as letters to an office have them (pure). What it does not find it leaves out. */
export function suggestFrom(words: string): Suggestion {
  const lines = words.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '')
  const labelled = (labels: string) => {
    for (const line of lines) {
      const found = new RegExp(`^(?:${labels})\\s*[:;.]\\s*(\\S.*)$`, 'iu').exec(line)?.[1]?.trim()
      if (found && found.length <= 200) return found
    }
    return undefined
  }
  const phone = /(?:\+?62|0)8[\d\s-]{8,14}/u.exec(words)?.[0]?.replaceAll(/[\s-]/gu, '')
  const found = {
    name: labelled('nama(?: lengkap)?(?: saya)?'), line: labelled('alamat'), number: labelled('nomor|no'), about: labelled('perihal|hal'), date: dateIn(words), phone: phone && phone.length >= 10 ? phone : undefined,
  }
  return { narrative: lines.join('\n').slice(0, 20_000), ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) }
}

/** "24 November 2026", "24/11/2026" → `2026-11-24`. */
function dateIn(words: string): string | undefined {
  const [, day, month, year] = /\b(\d{1,2})[\s/.-]+([a-z]+|\d{1,2})[\s/.-]+(20\d{2})\b/iu.exec(words) ?? []
  if (!day || !month || !year) return undefined
  const number = /^\d+$/u.test(month) ? Number(month) : months.indexOf(month.toLowerCase()) + 1
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: number, day: Number(day) }, { overflow: 'reject' }).toString()
  } catch (error) {
    if (error instanceof RangeError) return undefined // no such day: Tesseract misread it
    throw error
  }
}
