import { PDFDocument } from '@cantoo/pdf-lib'
import { fold } from '../complaint/fold.ts'
import { readHistory } from '../complaint/store/history.ts'
import type { Actor } from '../office/actor.ts'
import { isComplaintPaper } from '../office/paper-kinds.ts'
import type { House } from '../procedure/house.ts'
import { makerOf } from '../procedure/papers/makers.ts'
import { issue, maxPaperBytes } from '../procedure/papers/produce.ts'
import { perform } from '../procedure/perform.ts'

export interface PaperAct { complaintId: string; verb: 'issue-paper' | 'reprint-paper' | 'sign-paper'; input: Record<string, unknown>; actor: Actor; key: string }

export function isPaperAct(verb: string): verb is PaperAct['verb'] {
  return verb === 'issue-paper' || verb === 'reprint-paper' || verb === 'sign-paper'
}

/** Plays an act that makes or changes a paper: the script names kinds, the house knows papers. Done again it changes nothing. */
export async function playPaper(house: House, { complaintId, verb, input, actor, key }: PaperAct): Promise<void> {
  const { workplace, files } = house
  const history = await readHistory(workplace.pool, workplace.officeId, complaintId)
  const kind = String(input['kind'])
  if (!history || !isComplaintPaper(kind)) throw new Error(`${key}: no such complaint or paper`)
  const state = fold(history.events)
  if (verb === 'issue-paper') {
    const subject = typeof input['subject'] === 'string' ? input['subject'] : makerOf(kind)?.subjects(state).at(-1)
    if (subject === undefined) throw new Error(`${key}: ${kind} cannot be made yet`)
    const issued = await issue(house, { complaintId, kind, subject, actors: [actor] })
    if (!issued.ok) throw new Error(`${key} ${kind}: ${issued.refusal.key}`)
    return
  }
  const paper = state.papers.findLast((candidate) => candidate.kind === kind)
  if (!paper) throw new Error(`${key}: no ${kind} was issued`)
  const given = verb === 'reprint-paper' ? { paper: paper.paper } : { paper: paper.paper, how: 'scanned', mediaType: 'application/pdf', ...(await scanned()) }
  const acted = await perform(workplace, { verb, complaintId, input: given, actors: [actor], key })
  if (!acted.ok && acted.refusal.key !== 'already_there') throw new Error(`${key} ${verb}: ${acted.refusal.key}`)

  async function scanned(): Promise<{ sha256: string; size: number }> {
    const stored = await files.put(await signedByHand(await files.bytes(paper?.sha256 ?? '')), maxPaperBytes)
    if (!stored.ok) throw new Error(`${key}: too large`)
    return stored.file
  }
}

/** A stroke of the pen over the last page: what a scan of the signed paper shows. */
async function signedByHand(issued: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(issued, { updateMetadata: false })
  const page = document.getPages().at(-1)
  page?.drawSvgPath('M 0 20 C 10 -10 20 40 30 10 S 50 -5 55 20 S 75 40 95 5', { x: page.getWidth() * 0.66, y: page.getHeight() * 0.62, borderWidth: 1.4 })
  return document.save()
}
