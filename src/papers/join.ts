import { PDFDocument, PDFName } from '@cantoo/pdf-lib'

/**
 * One file of several papers: the first as it is, the pages of the others behind it. Language and tags of the first stay; pages of the others lose their
 * tags, so the claim to be PDF/A-2a is taken off: the papers themselves, each PDF/A, stay as they were issued. The same gives the same bytes.
 */
export async function joinPapers(first: Uint8Array, others: readonly Uint8Array[]): Promise<Uint8Array> {
  if (others.length === 0) return first
  const document = await PDFDocument.load(first, { updateMetadata: false })
  for (const bytes of others) {
    const other = await PDFDocument.load(bytes, { updateMetadata: false })
    for (const page of await document.copyPages(other, other.getPageIndices())) document.addPage(page)
  }
  document.catalog.delete(PDFName.of('Metadata'))
  return document.save({ updateFieldAppearances: false })
}
