import { PDFDocument } from '@cantoo/pdf-lib'
import { civil, momentOnPaper } from './dates.ts'
import type { Papers } from './papers.ts'

/** `copy` counts from 1; `by`: who printed it, in which post. */
export interface CopyMark { copy: number; at: Temporal.Instant; by: string; zone: string }

/**
 * The paper as it was issued, with "SALINAN", its count, when and by whom on every page. Nothing under the mark is made anew.
 * @throws PaperFailed when the mark cannot be set; another error when the bytes are no PDF
 */
export async function markCopy(papers: Papers, issued: Uint8Array, { copy, at, by, zone }: CopyMark): Promise<Uint8Array> {
  const document = await PDFDocument.load(issued, { updateMetadata: false })
  const words = `SALINAN ke-${copy} · dicetak ${momentOnPaper(at, zone)} oleh ${by}`
  const marks = new Map<string, Awaited<ReturnType<PDFDocument['embedPdf']>>[number]>()
  for (const page of document.getPages()) {
    const { width, height } = page.getSize()
    const size = `${width} ${height}`
    let mark = marks.get(size)
    if (!mark) {
      const [embedded] = await document.embedPdf(await papers.render('copy-mark', { width, height, words, printed: civil(at.toZonedDateTimeISO(zone)) }))
      if (!embedded) throw new Error('a mark without a page')
      mark = embedded
      marks.set(size, mark)
    }
    page.drawPage(mark, { x: 0, y: 0, width, height })
  }
  return document.save({ updateFieldAppearances: false })
}
