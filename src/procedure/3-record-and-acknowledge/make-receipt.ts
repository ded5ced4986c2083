import { fold } from '../../complaint/fold.ts'
import { fileNames, issuedPaper, keepIssuedPaper } from '../../complaint/store/papers.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { Papers } from '../../papers/papers.ts'
import { renderReceipt } from '../../papers/receipt.ts'
import type { FileStore } from '../../platform/files.ts'
import { perform } from '../perform.ts'
import type { Workplace } from '../perform.ts'
import { receiptPaper } from './paper.ts'

export interface ReceiptMaker { workplace: Workplace; papers: Papers; files: FileStore; publicUrl: string }

const kind = 'receipt'
const maxBytes = 20 * 1024 * 1024

/**
 * The Tanda Terima as it was issued: its bytes from the store, made and kept the first time. The same state gives the same bytes,
 * so a crash between making and recording is healed by doing it again. Null before the complaint is recorded.
 */
export async function receiptOf(maker: ReceiptMaker, complaintId: string): Promise<{ bytes: Uint8Array; sha256: string } | null> {
  const { workplace, files } = maker
  const issued = await issuedPaper(workplace.pool, workplace.officeId, complaintId, kind)
  if (issued) {
    if (!issued.recorded) await recordIssue(workplace, complaintId, issued)
    return { bytes: await files.bytes(issued.sha256), sha256: issued.sha256 }
  }
  const history = await readHistory(workplace.pool, workplace.officeId, complaintId)
  if (!history) return null
  const state = fold(history.events)
  if (!state.register) return null
  const inForce = await workplace.standards.version(state.standardVersion)
  const names = await fileNames(workplace.pool, workplace.officeId, complaintId)
  const bytes = await renderReceipt(maker.papers, receiptPaper(state, inForce, {
    pin: workplace.pinOf(complaintId), trackingUrl: `${maker.publicUrl}/lacak/${state.trackingCode}`, fileNames: names, copy: 'complainant',
  }))
  const stored = await files.put(bytes, maxBytes)
  if (!stored.ok) throw new Error('a receipt too large to keep')
  const paper = { id: workplace.newId(workplace.now()), ...stored.file }
  const kept = await keepIssuedPaper(workplace.pool, workplace.officeId, complaintId, kind, paper, state.register.at)
  await recordIssue(workplace, complaintId, kept)
  return { bytes: await files.bytes(kept.sha256), sha256: kept.sha256 }
}

/** Writes the issue into the history, once: the key is the complaint's own. */
async function recordIssue(workplace: Workplace, complaintId: string, paper: { id: string; sha256: string; size: number }): Promise<void> {
  const acted = await perform(workplace, {
    verb: 'issue-receipt', complaintId, input: { paper: paper.id, sha256: paper.sha256, size: paper.size },
    actors: [{ kind: 'system', part: 'receipt' }], key: `issue-receipt:${complaintId}`,
  })
  if (!acted.ok && acted.refusal.key !== 'already_issued') throw new Error(`the receipt could not be recorded: ${acted.refusal.key}`)
}
