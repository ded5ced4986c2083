import { issuedPaperById, issuedPapersOf } from '../../complaint/store/papers.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import { decidePart, findPart, findScan } from '../../complaint/store/scans.ts'
import type { ScanPart, ScanRow } from '../../complaint/store/scans.ts'
import type { Actor } from '../../office/actor.ts'
import { enterOfficeEvent } from '../../office/office-events.ts'
import { may } from '../../office/permissions.ts'
import { withTransaction } from '../../platform/transaction.ts'
import { findCase } from '../incoming/decide-message.ts'
import { cleanText } from '../input.ts'
import { fileAsDocument, fileAsPaper, withPart } from './file-part.ts'
import type { FilingHouse } from './file-part.ts'
import type { Refused } from '../perform.ts'

/** As what a part joins a file. */
export const filedAs = ['document', 'signed-paper', 'other'] as const
export type FiledAs = (typeof filedAs)[number]

/** What an officer decides about a part in the tray. `reference`: number, tracking code or id of a complaint; `paper`: the issued paper that came back. */
export type PartWish =
  | { kind: 'file'; reference: string; as: FiledAs; paper: string }
  | { kind: 'discard'; reason: string }
  | { kind: 'restore' }

/** `choose`: these papers of the complaint were issued; the officer says which came back. `settled`: somebody was faster. */
export type PartDecided =
  | { ok: true; complaintId: string | null }
  | { ok: false; why: 'gone' | 'settled' | 'case_unknown' | 'reason_needed' | 'no_papers' }
  | { ok: false; why: 'choose'; papers: IssuedPaper[] }
  | Refused

/** Carries out what an officer decided, once: of two who decide at the same time the second is told. Who and when stays with the part. */
export async function decideAboutPart(house: FilingHouse, actors: readonly Actor[], id: string, wish: PartWish): Promise<PartDecided> {
  const { pool, officeId } = house.workplace
  const by = actors.find((actor) => may(actor, 'messages.work'))
  if (!by) throw new Error('a decision about a scan without its access check')
  const decided = await withPart(house, id, async (): Promise<PartDecided> => {
    const part = await findPart(pool, officeId, id)
    const scan = part && (await findScan(pool, officeId, part.scanId))
    if (!part || !scan) return { ok: false, why: 'gone' }
    if (part.state !== (wish.kind === 'restore' ? 'discarded' : 'waiting')) return { ok: false, why: 'settled' }
    return wish.kind === 'file' ? fileIn(house, part, scan, wish, actors) : move(house, part, wish, by)
  })
  return decided ?? { ok: false, why: 'settled' }
}

async function fileIn(house: FilingHouse, part: ScanPart, scan: ScanRow, wish: Extract<PartWish, { kind: 'file' }>, actors: readonly Actor[]): Promise<PartDecided> {
  const { pool, officeId } = house.workplace
  const complaintId = await findCase(house.workplace, wish.reference)
  if (complaintId === null) return { ok: false, why: 'case_unknown' }
  if (wish.as !== 'signed-paper') {
    const filed = await fileAsDocument(house, part, scan, complaintId, wish.as, actors)
    return filed.ok ? { ok: true, complaintId } : filed
  }
  const paper = wish.paper === '' ? null : await issuedPaperById(pool, officeId, wish.paper)
  if (paper?.complaintId !== complaintId) {
    const papers = await issuedPapersOf(pool, officeId, complaintId)
    return papers.length === 0 ? { ok: false, why: 'no_papers' } : { ok: false, why: 'choose', papers }
  }
  const filed = await fileAsPaper(house, part, scan, paper, actors, 'waiting')
  return filed.ok ? { ok: true, complaintId } : filed
}

async function move({ workplace }: FilingHouse, part: ScanPart, wish: Exclude<PartWish, { kind: 'file' }>, by: Actor): Promise<PartDecided> {
  const { pool, officeId } = workplace
  const reason = wish.kind === 'discard' ? cleanText(wish.reason).slice(0, 300) : ''
  if (wish.kind === 'discard' && reason === '') return { ok: false, why: 'reason_needed' }
  const now = workplace.now()
  await withTransaction(pool, async (client) => {
    await decidePart(client, officeId, part.id, [part.state], wish.kind === 'discard' ? { state: 'discarded', reason, by, at: now } : { state: 'waiting', by, at: now })
    await enterOfficeEvent(client, { officeId, actor: by, now }, wish.kind === 'discard' ? 'scan-discarded' : 'scan-restored', { part: part.id, scan: part.scanId, sha256: part.sha256 })
  })
  return { ok: true, complaintId: null }
}
