import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import sharp from 'sharp'
import type { Region } from 'sharp'
import { packageFile } from '../../platform/package-file.ts'

/** A picture in shades of grey, one byte a pixel. */
export interface GreyImage { width: number; height: number; data: Uint8Array }

let ready: Promise<unknown> | undefined

/** What every QR code on the picture says, wherever it stands and however it is turned. The reader is loaded once, from its package: never from the network. */
export async function readQrCodes(image: GreyImage): Promise<string[]> {
  ready ??= prepareZXingModule({ overrides: { wasmBinary: packageFile('zxing-wasm/reader/zxing_reader.wasm') }, fireImmediately: true })
  await ready
  const results = await readBarcodes(rgba(image), { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryDownscale: true, maxNumberOfSymbols: 20 })
  return results.filter(({ isValid }) => isValid).map(({ text }) => text)
}

/**
 * The same for a page: where `wanted` finds nothing that it looks for, its edges are looked at again, twice as large. A code in the footer of a
 * scan of 150 dpi is read like this and not otherwise (docs/decisions).
 */
export async function readPageCodes(image: GreyImage, wanted: (code: string) => boolean): Promise<string[]> {
  const found = await readQrCodes(image)
  if (found.some(wanted)) return found
  for (const edge of edgesOf(image)) {
    const larger = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 1 } })
      .extract(edge).resize({ width: edge.width * 2 }).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
    const more = await readQrCodes({ data: larger.data, width: larger.info.width, height: larger.info.height })
    if (more.some(wanted)) return [...found, ...more]
  }
  return found
}

/** Where a footer may be, however the sheet lay in the scanner: the bottom first. */
function edgesOf({ width, height }: GreyImage): Region[] {
  const [rows, columns] = [Math.max(1, Math.floor(height * edge)), Math.max(1, Math.floor(width * edge))]
  return [
    { left: 0, top: height - rows, width, height: rows }, { left: 0, top: 0, width, height: rows },
    { left: 0, top: 0, width: columns, height }, { left: width - columns, top: 0, width: columns, height },
  ]
}

/** The share of a side that counts as its edge. */
const edge = 0.16

/** The reader takes the pixels as a canvas has them. */
function rgba({ width, height, data }: GreyImage): ImageData {
  const pixels = new Uint8ClampedArray(width * height * 4)
  const words = new Uint32Array(pixels.buffer)
  for (let at = 0; at < words.length; at++) words[at] = 0xff000000 | ((data[at] ?? 0) * 0x010101)
  return { width, height, data: pixels, colorSpace: 'srgb' }
}
