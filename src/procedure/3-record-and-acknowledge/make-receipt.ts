import { fold } from '../../complaint/fold.ts'
import { fileNames, isReceiptRecorded, issuedPaper, keepIssuedPaper } from '../../complaint/store/papers.ts'
import { latestCheckpoint } from '../../complaint/store/transparency/log.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { officials } from '../../office/people/officials.ts'
import { renderReceipt } from '../../papers/receipt.ts'
import type { House } from '../house.ts'
import { checkOf, paperCode } from '../papers/code.ts'
import { perform } from '../perform.ts'
import type { Workplace } from '../perform.ts'
import { receiptPaper } from './paper.ts'

export type ReceiptMaker = Pick<House, 'workplace' | 'db' | 'papers' | 'files' | 'secret' | 'config'>

const kind = 'receipt'
const maxBytes = 20 * 1024 * 1024
const actor = { kind: 'system', part: 'receipt' } as const

/**
 * The Tanda Terima as it was issued: its bytes from the store, made and kept the first time. A crash
 * between making and recording is healed by doing it again: what was kept first is the receipt. Null before the complaint is recorded.
 */
export async function receiptOf(maker: ReceiptMaker, complaintId: string): Promise<{ bytes: Uint8Array; sha256: string } | null> {
  const { workplace, files } = maker
  const { pool, officeId } = workplace
  const issued = await issuedPaper(pool, officeId, complaintId, kind)
  if (issued) {
    if (!(await isReceiptRecorded(pool, officeId, complaintId))) await recordIssue(workplace, complaintId, issued)
    return { bytes: await files.bytes(issued.sha256), sha256: issued.sha256 }
  }
  const history = await readHistory(pool, officeId, complaintId)
  if (!history) return null
  const state = fold(history.events)
  if (!state.register) return null
  const inForce = await workplace.standards.version(state.standardVersion)
  const [names, people, checkpoint] = await Promise.all([fileNames(pool, officeId, complaintId), officials(maker.db, officeId), latestCheckpoint(pool, officeId)])
  const check = checkOf(maker, paperCode(maker, complaintId, kind, ''))
  const bytes = await renderReceipt(maker.papers, receiptPaper(state, inForce, {
    pin: workplace.pinOf(complaintId), trackingUrl: `${maker.config.publicUrl}/lacak/${state.trackingCode}`, fileNames: names, copy: 'complainant', check, people, checkpoint,
  }))
  const stored = await files.put(bytes, maxBytes)
  if (!stored.ok) throw new Error('a receipt too large to keep')
  await keepIssuedPaper(pool, officeId, {
    id: workplace.newId(workplace.now()), complaintId, kind, subject: '', code: check.code, number: state.register.number, ...stored.file, issuedAt: state.register.at, by: actor,
  })
  // If another process was first, its receipt is the one.
  const kept = await issuedPaper(pool, officeId, complaintId, kind)
  if (!kept) throw new Error('an issued paper was not kept')
  await recordIssue(workplace, complaintId, kept)
  return { bytes: await files.bytes(kept.sha256), sha256: kept.sha256 }
}

/** Writes the issue into the history, once: the key is the complaint's own. */
async function recordIssue(workplace: Workplace, complaintId: string, paper: { id: string; sha256: string; size: number }): Promise<void> {
  const acted = await perform(workplace, {
    verb: 'issue-receipt', complaintId, input: { paper: paper.id, sha256: paper.sha256, size: paper.size }, actors: [actor], key: `issue-receipt:${complaintId}`,
  })
  if (!acted.ok && acted.refusal.key !== 'already_issued') throw new Error(`the receipt could not be recorded: ${acted.refusal.key}`)
}
