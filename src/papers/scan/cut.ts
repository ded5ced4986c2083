import { degrees, PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { scanLimits } from './limits.ts'
import { ScanFaulty } from './scan-faulty.ts'
import type { PageRange, ScanSource } from './protocol.ts'

/** The long side of a sheet on which a photo is laid: A4, in points. */
const longSide = 841.89
/** EXIF orientation → by how many degrees the page is turned for reading. Mirrored ones are drawn anew. */
const turns: Readonly<Record<number, number>> = { 1: 0, 3: 180, 6: 90, 8: 270 }

/**
 * Cuts a scan into parts, each a PDF of its own. Pages are copied, never drawn anew: what the scanner made stays as it is. A photo is laid on
 * a page as the JPEG that it is. A part that is a whole PDF is that file itself.
 * @throws ScanFaulty
 */
export async function* cut(sources: readonly ScanSource[], ranges: readonly PageRange[]): AsyncGenerator<Uint8Array> {
  const opened: { source: ScanSource; pdf: PDFDocument | null }[] = []
  for (const source of sources) opened.push({ source, pdf: source.mediaType === 'application/pdf' ? await load(source.bytes) : null })
  const places = opened.flatMap(({ source, pdf }) => (pdf?.getPageIndices() ?? [0]).map((index) => ({ source, pdf, index })))
  for (const { first, last } of ranges) {
    const wanted = places.slice(first - 1, last)
    const [only] = opened
    if (only?.pdf && opened.length === 1 && wanted.length === places.length) {
      yield only.source.bytes
      continue
    }
    const part = await PDFDocument.create()
    for (const { source, pdf, index } of wanted) {
      if (pdf) {
        const [page] = await part.copyPages(pdf, [index])
        if (page) part.addPage(page)
      } else await addPhoto(part, source.bytes)
    }
    yield await part.save()
  }
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false })
  } catch (error) {
    throw new ScanFaulty(error instanceof Error && /encrypt/iu.test(error.message) ? 'encrypted' : 'damaged')
  }
}

async function addPhoto(part: PDFDocument, bytes: Uint8Array): Promise<void> {
  const image = sharp(bytes, { limitInputPixels: scanLimits.photoPixels })
  const { format, orientation = 1 } = await image.metadata()
  const turn = format === 'jpeg' ? turns[orientation] : undefined
  const jpeg = turn === undefined ? await image.autoOrient().flatten({ background: '#fff' }).jpeg({ quality: 85 }).toBuffer() : bytes
  const embedded = await part.embedJpg(jpeg)
  const scale = longSide / Math.max(embedded.width, embedded.height)
  const [width, height] = [embedded.width * scale, embedded.height * scale]
  const page = part.addPage([width, height])
  page.drawImage(embedded, { x: 0, y: 0, width, height })
  if (turn) page.setRotation(degrees(turn))
}
