import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { DocxFaulty } from './faults.ts'

/** A letter with a picture or two is a tenth of this. */
export const maxDocxBytes = 5 * 1024 * 1024
const maxParts = 400
const maxPartBytes = 8 * 1024 * 1024
const maxUnpackedBytes = 24 * 1024 * 1024

/**
 * The files of a zip by name. Sizes are counted before and while it is unpacked, so that what swells (zip bomb) is left after its limit; a name that
 * leads out of the folder, comes twice or is a link is refused.
 * @throws DocxFaulty
 */
export async function unzip(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  if (bytes.length === 0) throw new DocxFaulty('empty')
  if (bytes.length > maxDocxBytes) throw new DocxFaulty('too_large')
  if (!startsWith(bytes, [0x50, 0x4b])) throw new DocxFaulty(startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]) ? 'old_word' : 'not_docx')
  const files = new Map<string, Buffer>()
  const seen = new Set<string>()
  let promised = 0
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { lazyEntries: true, strictFileNames: true, validateEntrySizes: true })
    if (zip.entryCount > maxParts) throw new DocxFaulty('unpacks_too_large')
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      const name = nameOf(entry.fileName)
      if (seen.has(name.toLowerCase())) throw new DocxFaulty('names', { name })
      seen.add(name.toLowerCase())
      if (entry.isEncrypted()) throw new DocxFaulty('locked')
      promised += entry.uncompressedSize
      if (entry.uncompressedSize > maxPartBytes || promised > maxUnpackedBytes) throw new DocxFaulty('unpacks_too_large')
      const content = await readAll(await zip.openReadStreamPromise(entry), entry.uncompressedSize)
      if (crc32(content) !== entry.crc32) throw new DocxFaulty('damaged')
      files.set(name, content)
    }
  } catch (error) {
    if (error instanceof DocxFaulty) throw error
    // Whatever a library says of these bytes is about the bytes: they are all that it was given.
    const message = error instanceof Error ? error.message : ''
    throw new DocxFaulty(/relative path|absolute path|characters in fileName/iu.test(message) ? 'names' : /too many bytes/iu.test(message) ? 'unpacks_too_large' : 'damaged', /path|fileName/u.test(message) ? { name: '…' } : undefined)
  }
  return files
}

function nameOf(fileName: string): string {
  const parts = fileName.split('/')
  if (!/^[^\\:*?"<>|\p{Cc}]{1,200}$/u.test(fileName) || fileName.startsWith('/') || parts.includes('..') || parts.includes('')) throw new DocxFaulty('names', { name: fileName.slice(0, 60) })
  return fileName
}

async function readAll(stream: AsyncIterable<unknown>, promised: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new DocxFaulty('damaged')
    length += chunk.length
    if (length > promised) throw new DocxFaulty('unpacks_too_large')
    chunks.push(Buffer.from(chunk))
  }
  if (length !== promised) throw new DocxFaulty('damaged')
  return Buffer.concat(chunks)
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}
