import { keepScan, scanWithContent } from '../../complaint/store/scans.ts'
import type { ScanFile, ScanSourceName } from '../../complaint/store/scans.ts'
import { cleanName } from '../../complaint/store/uploads.ts'
import type { Actor } from '../../office/actor.ts'
import { scanLimits } from '../../papers/scan/limits.ts'
import type { ScanType } from '../../papers/scan/limits.ts'
import { headBytes, isScanType, scanTypeOf } from '../../papers/scan/scan-type.ts'
import type { NotScan } from '../../papers/scan/scan-type.ts'
import type { StoredFile } from '../../platform/files.ts'
import { enqueueIn } from '../../platform/jobs.ts'
import { withTransaction } from '../../platform/transaction.ts'
import type { House } from '../house.ts'
import { job } from '../jobs.ts'

export type ScanHouse = Pick<House, 'workplace' | 'files' | 'secret'>
/** A file as it was handed in, already in the store. */
export type BroughtFile = StoredFile & { name: string }
type Judged = BroughtFile & { type: ScanType }

/** `known`: this content was handed in before, and nothing is done again. */
export interface TakenScan { id: string; name: string; known: boolean }
export interface NotTaken { name: string; why: NotScan }

/**
 * Takes what somebody hands in: every PDF is a scan of its own, photos that come together are the pages of one. Durable when it returns, and
 * read by a job. What is no scan stays out and is named.
 */
export async function takeScans(house: ScanHouse, brought: readonly BroughtFile[], source: ScanSourceName, by: Actor): Promise<{ taken: TakenScan[]; refused: NotTaken[] }> {
  const refused: NotTaken[] = []
  const pdfs: Judged[][] = []
  const photos: Judged[] = []
  for (const file of brought) {
    const type = await typeOf(house, file)
    if (!isScanType(type)) refused.push({ name: cleanName(file.name), why: type })
    else if (type === 'application/pdf') pdfs.push([{ ...file, type }])
    else photos.push({ ...file, type })
  }
  const total = photos.reduce((sum, { size }) => sum + size, 0)
  if (total > scanLimits.bytes) refused.push(...photos.map(({ name }): NotTaken => ({ name: cleanName(name), why: 'too-large' })))
  const scans = total > 0 && total <= scanLimits.bytes ? [...pdfs, photos] : pdfs
  const taken: TakenScan[] = []
  for (const files of scans) taken.push(await keep(house, files, source, by))
  return { taken, refused }
}

async function keep({ workplace, secret }: ScanHouse, judged: readonly Judged[], source: ScanSourceName, by: Actor): Promise<TakenScan> {
  const { pool, officeId } = workplace
  const now = workplace.now()
  const files: ScanFile[] = judged.map(({ sha256, size, type, name }) => ({ sha256, size, mediaType: type, name: cleanName(name) }))
  const [first] = files
  if (!first) throw new Error('a scan without files')
  const content = files.length === 1 ? first.sha256 : secret.hmac('scan', files.map(({ sha256 }) => sha256).join()).toString('hex')
  const id = workplace.newId(now)
  const scan = { id, source, name: first.name, content, state: 'new' as const, fault: null, faultPage: null, pages: null, receivedAt: now, receivedBy: by }
  const kept = await withTransaction(pool, async (client) => {
    const fresh = await keepScan(client, officeId, scan, files)
    if (fresh === null) return null
    await enqueueIn(client, job('read-scan', { id }, `read-scan:${id}`))
    return fresh
  })
  if (kept !== null) return { id: kept, name: first.name, known: false }
  const before = await scanWithContent(pool, officeId, content)
  if (!before) throw new Error('a scan that is known is not there')
  return { id: before.id, name: first.name, known: true }
}

/** Writes down a file of which nothing was kept, so that the officer hears of it at the desk too. */
export async function noteRefused({ workplace }: ScanHouse, { name, why }: NotTaken, source: ScanSourceName, by: Actor): Promise<void> {
  const now = workplace.now()
  await keepScan(workplace.pool, workplace.officeId, {
    id: workplace.newId(now), source, name: cleanName(name), content: null, state: 'failed', fault: why, faultPage: null, pages: null, receivedAt: now, receivedBy: by,
  }, [])
}

async function typeOf({ files }: ScanHouse, { sha256, size }: StoredFile): Promise<ScanType | NotScan> {
  if (size > scanLimits.bytes) return 'too-large'
  const chunks: Buffer[] = []
  if (size > 0) for await (const chunk of files.read(sha256, { start: 0, end: Math.min(size, headBytes) - 1 })) chunks.push(Buffer.from(chunk))
  return scanTypeOf(Buffer.concat(chunks))
}
