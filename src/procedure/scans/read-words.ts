import { findPart, keepWords, pagesOfPart } from '../../complaint/store/scans.ts'
import { ScanFaulty } from '../../papers/scan/scan-faulty.ts'
import { openScan } from '../../papers/scan/scan-reader.ts'
import type { House } from '../house.ts'

/** Longer than any page that a person wrote; nonsense that Tesseract sees in a picture may be longer. */
const longest = 20_000

/** Reads the words of one page of a part (job), so that the search finds its file and the officer need not type them. A page that cannot be read says why. */
export async function readWords({ workplace, files, words }: Pick<House, 'workplace' | 'files' | 'words'>, partId: string, page: number): Promise<void> {
  const { pool, officeId } = workplace
  const part = await findPart(pool, officeId, partId)
  const row = (await pagesOfPart(pool, officeId, partId)).find((candidate) => candidate.page === page)
  if (!part || !row || row.words !== null || row.unread !== null) return
  const scan = openScan([{ bytes: await files.bytes(part.sha256), mediaType: 'application/pdf' }])
  try {
    const read = await words.read(await scan.image(page))
    await keepWords(pool, officeId, partId, page, read.ok ? { words: storable(read.words), confidence: read.confidence } : { unread: read.why })
  } catch (error) {
    if (!(error instanceof ScanFaulty)) throw error
    await keepWords(pool, officeId, partId, page, { unread: error.fault })
  } finally {
    await scan.close()
  }
}

function storable(text: string): string {
  return text.replaceAll('\0', '').slice(0, longest).toWellFormed()
}
