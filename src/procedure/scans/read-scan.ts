import { filesOfScan, findScan, keepPart, settleScan } from '../../complaint/store/scans.ts'
import type { NewPart } from '../../complaint/store/scans.ts'
import type { ScanType } from '../../papers/scan/limits.ts'
import { isScanType } from '../../papers/scan/scan-type.ts'
import { ScanFaulty } from '../../papers/scan/scan-faulty.ts'
import type { ScanFault } from '../../papers/scan/protocol.ts'
import { openScan } from '../../papers/scan/scan-reader.ts'
import { splitAt } from '../../papers/scan/split.ts'
import { enqueueIn } from '../../platform/jobs.ts'
import { withTransaction } from '../../platform/transaction.ts'
import type { House } from '../house.ts'
import { job } from '../jobs.ts'

/** A cut PDF repeats what its pages share. */
const maxPartBytes = 1024 * 1024 * 1024
const maxPreviewBytes = 16 * 1024 * 1024

/**
 * Reads a scan and cuts it by its codes (job). Parts with a code go on to be filed, those without wait for an officer, and the words of all are
 * read page by page. Done twice, it is done once; a scan that cannot be read says why.
 * @returns what is wrong with it, and null when it was read
 */
export async function readScan({ workplace, files }: Pick<House, 'workplace' | 'files'>, id: string): Promise<ScanFault | null> {
  const { pool, officeId } = workplace
  const scan = await findScan(pool, officeId, id)
  if (scan?.state !== 'new') return null
  try {
    const { pages, parts } = await cutApart({ workplace, files }, id, scan.receivedAt)
    await withTransaction(pool, async (client) => {
      if (!(await settleScan(client, officeId, id, { state: 'read', pages: pages.length }))) return
      for (const part of parts) {
        await keepPart(client, officeId, part, pages.slice(part.firstPage - 1, part.lastPage))
        if (part.state === 'new') await enqueueIn(client, job('file-scan-part', { id: part.id }, `file-scan-part:${part.id}`))
        for (let page = 1; page <= part.lastPage - part.firstPage + 1; page++) {
          await enqueueIn(client, { ...job('read-scan-words', { part: part.id, page }, `read-scan-words:${part.id}:${page}`), queue: 'scan-words' })
        }
      }
    })
    return null
  } catch (error) {
    if (!(error instanceof ScanFaulty)) throw error
    await settleScan(pool, officeId, id, { state: 'failed', fault: error.fault, page: error.page ?? null })
    return error.fault
  }
}

/** The pictures of all pages, and the parts, kept in the store. */
async function cutApart({ workplace, files }: Pick<House, 'workplace' | 'files'>, scanId: string, receivedAt: Temporal.Instant): Promise<{ pages: string[]; parts: NewPart[] }> {
  const { pool, officeId } = workplace
  const sources = []
  for (const { sha256, mediaType } of await filesOfScan(pool, officeId, scanId)) sources.push({ bytes: await files.bytes(sha256), mediaType: typeNamed(mediaType) })
  const keep = async (bytes: Uint8Array, limit: number) => {
    const stored = await files.put(bytes, limit)
    if (!stored.ok) throw new Error('a part of a scan is too large to keep')
    return stored.file
  }
  const scan = openScan(sources)
  try {
    const pages: string[] = []
    const codes: { page: number; codes: string[] }[] = []
    for await (const page of scan.pages()) {
      pages.push((await keep(page.preview, maxPreviewBytes)).sha256)
      codes.push({ page: page.page, codes: page.codes })
    }
    const ranges = splitAt(codes)
    const parts: NewPart[] = []
    for await (const bytes of scan.cut(ranges)) {
      const range = ranges[parts.length]
      if (!range) throw new Error('more parts than were cut')
      const { address, first, last } = range
      parts.push({
        id: workplace.newId(workplace.now()), scanId, firstPage: first, lastPage: last, ...(await keep(bytes, maxPartBytes)), address, receivedAt,
        ...(address === null ? { state: 'waiting', why: 'no-code' } : { state: 'new', why: null }),
      })
    }
    return { pages, parts }
  } finally {
    await scan.close()
  }
}

function typeNamed(mediaType: string): ScanType {
  if (!isScanType(mediaType)) throw new Error('a scan of an unknown type')
  return mediaType
}
