import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'

/** How a scanner does its work: dots per inch, how crooked the sheet lies (degrees), the noise of its eye, the quality of its JPEGs. */
export interface ScannerMood { dpi?: number; angle?: number; noise?: number; quality?: number }

/** A paper as it comes back from a scanner: each page a grey JPEG. */
export async function scannedPages(pdf: Uint8Array, { dpi = 200, angle = 1.2, noise = 12, quality = 70 }: ScannerMood = {}): Promise<Buffer[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const images: Buffer[] = []
  for (let index = 0; index < document.getPageCount(); index++) {
    const drawn = await document.getPage(index).render({ scale: dpi / 72, colorSpace: 'Gray' })
    const turned = await sharp(drawn.data, { raw: { width: drawn.width, height: drawn.height, channels: 1 } }).rotate(angle, { background: '#fff' }).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
    speckle(turned.data, noise, index + 1)
    images.push(await sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: 1 } }).jpeg({ quality }).toBuffer())
  }
  document.destroy()
  library.destroy()
  return images
}

/** What a scanner makes of several sheets: one PDF. */
export async function scanOf(papers: readonly Uint8Array[], mood?: ScannerMood): Promise<Uint8Array> {
  const scan = await PDFDocument.create()
  for (const paper of papers) {
    for (const image of await scannedPages(paper, mood)) {
      const jpeg = await scan.embedJpg(image)
      const [width, height] = [(jpeg.width * 72) / (mood?.dpi ?? 200), (jpeg.height * 72) / (mood?.dpi ?? 200)]
      scan.addPage([width, height]).drawImage(jpeg, { x: 0, y: 0, width, height })
    }
  }
  return scan.save()
}

/** Paper is not white, ink is not black, and each pixel errs a little: the same for the same seed. */
function speckle(pixels: Uint8Array, noise: number, seed: number): void {
  let state = seed * 7_919
  const chance = () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
  for (let at = 0; at < pixels.length; at++) {
    const shade = 240 - 210 * (1 - (pixels[at] ?? 0) / 255) + (chance() + chance() + chance() - 1.5) * noise * 1.15
    pixels[at] = Math.max(0, Math.min(255, shade))
  }
}
