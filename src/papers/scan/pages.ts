import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { PDFiumDocument } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { scanLimits } from './limits.ts'
import { ScanFaulty } from './scan-faulty.ts'
import type { ScanSource } from './protocol.ts'
import type { GreyImage } from './qr-reader.ts'

/** One page of a scan, not yet drawn. */
export interface ScanPage {
  /** From 1, over all files of the scan. */
  page: number
  /** Draws it in grey, at this many dots per inch; a photo as it is, upright. */
  grey(dpi: number): Promise<GreyImage>
}

/** Opened files: their pages in order. `close` gives the memory of the PDF back. */
export interface ScanPages { pages: ScanPage[]; close(): void }

const pointsPerInch = 72

/** Opens every file of a scan. @throws ScanFaulty */
export async function openPages(sources: readonly ScanSource[]): Promise<ScanPages> {
  const pages: ScanPage[] = []
  const documents: PDFiumDocument[] = []
  for (const { bytes, mediaType } of sources) {
    if (mediaType === 'application/pdf') {
      const document = await openPdf(bytes)
      documents.push(document)
      const count = document.getPageCount()
      if (count === 0) throw new ScanFaulty('no-pages')
      if (pages.length + count > scanLimits.pages) throw new ScanFaulty('too-many-pages')
      for (let index = 0; index < count; index++) pages.push(pdfPage(document, index, pages.length + 1))
    } else pages.push(await photo(bytes, pages.length + 1))
  }
  return { pages, close: () => documents.forEach((document) => document.destroy()) }
}

let library: Promise<PDFiumLibrary> | undefined

async function openPdf(bytes: Uint8Array): Promise<PDFiumDocument> {
  // A reader mends a file that broke off by leaving out what is lost; a page of a complaint must not be lost unseen.
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4_096).includes('%%EOF')) throw new ScanFaulty('truncated')
  library ??= PDFiumLibrary.init()
  try {
    return await (await library).loadDocument(bytes)
  } catch (error) {
    throw new ScanFaulty(error instanceof Error && /password|security/iu.test(error.message) ? 'encrypted' : 'damaged')
  }
}

function pdfPage(document: PDFiumDocument, index: number, page: number): ScanPage {
  return {
    page,
    async grey(dpi) {
      const opened = getPage(document, index, page)
      const { originalWidth, originalHeight } = opened.getOriginalSize()
      if (Math.max(originalWidth, originalHeight) > scanLimits.pagePoints) throw new ScanFaulty('page-too-large', page)
      if (Math.min(originalWidth, originalHeight) < 1) throw new ScanFaulty('damaged', page)
      // Two metres at 300 dpi would be half a gigabyte: larger sheets than A3 are drawn less finely.
      const scale = Math.min(dpi / pointsPerInch, Math.sqrt(maxDrawn / (originalWidth * originalHeight)))
      const { data, width, height } = await opened.render({ scale, colorSpace: 'Gray', render: 'bitmap' })
      return { data, width, height }
    },
  }
}

/** Pixels of A3 at 300 dpi. */
const maxDrawn = 17_500_000

function getPage(document: PDFiumDocument, index: number, page: number): ReturnType<PDFiumDocument['getPage']> {
  try {
    return document.getPage(index)
  } catch {
    throw new ScanFaulty('damaged', page)
  }
}

async function photo(bytes: Uint8Array, page: number): Promise<ScanPage> {
  const options = { limitInputPixels: scanLimits.photoPixels }
  const fault = (error: unknown): never => {
    throw new ScanFaulty(error instanceof Error && /pixel limit/iu.test(error.message) ? 'photo-too-large' : 'damaged', page)
  }
  const { width = 0, height = 0 } = await sharp(bytes, options).metadata().catch(fault)
  if (width * height > scanLimits.photoPixels) throw new ScanFaulty('photo-too-large', page)
  return {
    page,
    async grey() {
      const upright = sharp(bytes, options).autoOrient().flatten({ background: '#fff' }).resize({ width: 4_000, height: 4_000, fit: 'inside', withoutEnlargement: true }).toColourspace('b-w')
      const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true }).catch(fault)
      return { data, width: info.width, height: info.height }
    },
  }
}
