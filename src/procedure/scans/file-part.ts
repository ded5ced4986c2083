import { fold } from '../../complaint/fold.ts'
import { readPaperCode } from '../../complaint/paper-code.ts'
import { answeredUnder } from '../../complaint/store/facts.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { issuedPaperByCode, keepRendition } from '../../complaint/store/papers.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import { decidePart, findPart, findScan, uploadOfPart } from '../../complaint/store/scans.ts'
import type { PartFate, ScanPart, ScanRow, WaitReason } from '../../complaint/store/scans.ts'
import type { Actor } from '../../office/actor.ts'
import { enterOfficeEvent } from '../../office/office-events.ts'
import { readCheckAddress } from '../../papers/scan/split.ts'
import { withLock } from '../../platform/advisory-lock.ts'
import { withTransaction } from '../../platform/transaction.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import type { Acted, Refused } from '../perform.ts'

export type FilingHouse = Pick<House, 'workplace' | 'config'>
export type Filed = { ok: true } | Refused

/** The paper of this office that an address asks about, or why there is none. */
export async function paperAt({ workplace, config }: FilingHouse, address: string): Promise<{ paper: IssuedPaper } | { why: Exclude<WaitReason, 'no-code' | 'refused'> }> {
  const asked = readCheckAddress(address)
  if (asked?.origin !== new URL(config.publicUrl).origin) return { why: 'other-office' }
  const code = readPaperCode(asked.code)
  if (code === null) return { why: 'wrong-code' }
  const paper = await issuedPaperByCode(workplace.pool, workplace.officeId, code)
  return paper ? { paper } : { why: 'unknown-code' }
}

/** Nobody else decides about this part meanwhile. Null: somebody does. */
export function withPart<T>({ workplace: { pool, officeId } }: Pick<House, 'workplace'>, id: string, work: () => Promise<T>): Promise<T | null> {
  return withLock(pool, `scan-part:${officeId}:${id}`, work)
}

/** Files a part that bears a code (job), in the name of who handed in the scan; what cannot be filed waits for an officer. Done twice, it is done once. */
export async function filePart(house: FilingHouse, id: string): Promise<void> {
  const { pool, officeId, now } = house.workplace
  const done = await withPart(house, id, async () => {
    const part = await findPart(pool, officeId, id)
    const scan = part && (await findScan(pool, officeId, part.scanId))
    if (part?.state !== 'new' || !scan || part.address === null) return true
    const found = await paperAt(house, part.address)
    const filed = 'why' in found ? found : await fileAsPaper(house, part, scan, found.paper, [scan.receivedBy], 'new')
    if ('why' in filed) await decidePart(pool, officeId, id, ['new'], { state: 'waiting', why: filed.why, by: null, at: now() })
    else if (!filed.ok) await decidePart(pool, officeId, id, ['new'], { state: 'waiting', why: 'refused', reason: filed.refusal.key, by: null, at: now() })
    return true
  })
  if (done === null) throw new Error('a part is being decided about') // the job comes again
}

/**
 * The part is the paper as it came back signed: a further genuine content of it. A Formulir Pengaduan is the complaint document besides (S2), and
 * joins the documents of its file.
 */
export async function fileAsPaper(house: FilingHouse, part: ScanPart, scan: ScanRow, paper: IssuedPaper, actors: readonly Actor[], from: ScanPart['state']): Promise<Filed> {
  const { workplace } = house
  const { sha256, size } = part
  const content = { sha256, size, mediaType: 'application/pdf', how: 'scanned' as const }
  if (paper.complaintId === null) return fileAsOfficePaper(house, part, paper, actors, from)
  const signed = await perform(workplace, { verb: 'sign-paper', complaintId: paper.complaintId, input: { paper: paper.id, ...content }, actors, key: `scan:${part.id}:paper` })
  if (!signed.ok && signed.refusal.key !== 'already_there') return signed
  if (paper.kind === 'complaint-form') {
    const joined = await joinFile(house, part, scan, paper.complaintId, 'document', actors)
    if (!joined.ok) return joined
  }
  return settle(house, part, from, { became: 'signed-paper', complaintId: paper.complaintId, paperId: paper.id, by: actors[0] ?? null })
}

/** A paper of the office itself: its history is the office's. */
async function fileAsOfficePaper(house: FilingHouse, { id, sha256, size }: ScanPart, paper: IssuedPaper, actors: readonly Actor[], from: ScanPart['state']): Promise<Filed> {
  const { pool, officeId, now } = house.workplace
  const [by] = actors
  if (!by) throw new Error('nobody files this paper')
  const at = now()
  await withTransaction(pool, async (client) => {
    if (!(await decidePart(client, officeId, id, [from], { state: 'filed', became: 'signed-paper', paperId: paper.id, by, at }))) return
    await keepRendition(client, officeId, { paperId: paper.id, sha256, size, mediaType: 'application/pdf', how: 'scanned', at, by })
    await enterOfficeEvent(client, { officeId, actor: by, now: at }, 'paper-signed', { paper: paper.id, kind: paper.kind, how: 'scanned', sha256, size })
  })
  return { ok: true }
}

/** The part joins the documents of a complaint's file. */
export async function fileAsDocument(house: FilingHouse, part: ScanPart, scan: ScanRow, complaintId: string, as: 'document' | 'other', actors: readonly Actor[]): Promise<Filed> {
  const joined = await joinFile(house, part, scan, complaintId, as, actors)
  return joined.ok ? settle(house, part, 'waiting', { became: as, complaintId, by: actors[0] ?? null }) : joined
}

/** A document of the complainant supplies what was asked for, if it brings any of it; else, as any other, it is a note in the file. */
async function joinFile({ workplace }: FilingHouse, part: ScanPart, scan: ScanRow, complaintId: string, as: 'document' | 'other', actors: readonly Actor[]): Promise<Acted | { ok: true }> {
  const { pool, officeId } = workplace
  const keys = { supply: `scan:${part.id}:${complaintId}:supply`, note: `scan:${part.id}:${complaintId}:note` }
  for (const key of Object.values(keys)) if (await answeredUnder(pool, officeId, key)) return { ok: true }
  const history = await readHistory(pool, officeId, complaintId)
  const now = workplace.now()
  const upload = await uploadOfPart(pool, officeId, part, { id: workplace.newId(now), name: partFileName(part, scan), now })
  const state = history && fold(history.events)
  if (as === 'document' && state?.status === 'incomplete') {
    const askedAt = state.completion?.askedAt
    const since = askedAt && Temporal.Instant.compare(scan.receivedAt, askedAt) > 0 ? { receivedAt: scan.receivedAt.toString() } : {}
    const supplied = await perform(workplace, { verb: 'supply-missing', complaintId, input: { attachments: [upload], ...since }, actors, key: keys.supply })
    if (supplied.ok || !['still_missing', 'not_now', 'not_yours'].includes(supplied.refusal.key)) return supplied
  }
  const text = t('id', as === 'document' ? 'scans.note_document' : 'scans.note_other', { pages: part.lastPage - part.firstPage + 1, name: scan.name })
  return perform(workplace, { verb: 'add-note', complaintId, input: { text, attachments: [upload] }, actors, key: keys.note })
}

async function settle({ workplace }: FilingHouse, part: ScanPart, from: ScanPart['state'], outcome: { became: PartFate; complaintId: string; paperId?: string; by: Actor | null }): Promise<Filed> {
  await decidePart(workplace.pool, workplace.officeId, part.id, [from], { state: 'filed', ...outcome, at: workplace.now() })
  return { ok: true }
}

/** Under what name a part lies among the documents of a file. */
export function partFileName({ firstPage, lastPage }: Pick<ScanPart, 'firstPage' | 'lastPage'>, { name, pages }: Pick<ScanRow, 'name' | 'pages'>): string {
  const plain = name.replace(/\.[a-z0-9]{1,5}$/iu, '').slice(0, 100)
  return firstPage === 1 && lastPage === pages ? `${plain}.pdf` : `${plain}-${t('id', 'scans.pages_short')}${firstPage === lastPage ? firstPage : `${firstPage}-${lastPage}`}.pdf`
}
