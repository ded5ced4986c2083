import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { fileNames, issuedPaper, issuedPaperById } from '../../complaint/store/papers.ts'
import { latestCheckpoint } from '../../complaint/store/transparency/log.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import type { Actor } from '../../office/actor.ts'
import type { ComplaintPaper } from '../../office/paper-kinds.ts'
import { officials } from '../../office/people/officials.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import type { Refused } from '../perform.ts'
import { refuse } from '../../complaint/refusal.ts'
import { checkOf, paperCode } from './code.ts'
import type { Making } from './maker.ts'
import { ownPaper } from './own-paper.ts'
import { makerOf } from './makers.ts'

export type PaperHouse = Pick<House, 'workplace' | 'db' | 'files' | 'papers' | 'secret' | 'config'>
export interface WishedPaper { complaintId: string; kind: ComplaintPaper; subject: string; actors: readonly Actor[] }
export type Issued = { ok: true; paper: IssuedPaper; bytes: Uint8Array; fresh: boolean } | Refused

/** Larger than any paper; a packet of a whole complaint holds its receipts and letters. */
export const maxPaperBytes = 100 * 1024 * 1024
/** Somebody else works on the same complaint: the paper is made anew as of then. */
const attempts = 5

/**
 * The paper of this kind and subject as it was issued: made, kept and told to the history the first time, and the same bytes ever after.
 * A refusal leaves nothing behind but bytes that nobody refers to.
 */
export async function issue(house: PaperHouse, wish: WishedPaper): Promise<Issued> {
  const { workplace, files } = house
  const { complaintId, kind, subject, actors } = wish
  for (let attempt = 1; ; attempt++) {
    const known = await issuedPaper(workplace.pool, workplace.officeId, complaintId, kind, subject)
    if (known) return { ok: true, paper: known, bytes: await files.bytes(known.sha256), fresh: false }
    const made = await make(house, wish)
    if (!made.ok) return made
    const { paper, asOf, bytes } = made
    const { id, code, number, sha256, size } = paper
    const acted = await perform(workplace, {
      verb: 'issue-paper', complaintId, actors, key: `issue-paper:${id}`, input: { paper: id, kind, subject, code, number, sha256, size, asOf },
    })
    if (acted.ok) return { ok: true, paper, bytes, fresh: true }
    const again = acted.refusal.key === 'overtaken' || acted.refusal.key === 'already_issued'
    if (!again || attempt === attempts) return acted
  }
}

/** Makes a paper that the file allows now, without issuing it: `draft` for a look at a letter that is still written on. */
async function make(house: PaperHouse, { complaintId, kind, subject, actors }: WishedPaper): Promise<{ ok: true; paper: IssuedPaper; asOf: number; bytes: Uint8Array } | Refused> {
  const { workplace, files } = house
  const by = actors[0]
  const history = await readHistory(workplace.pool, workplace.officeId, complaintId)
  if (!history || !by) return refuse('not_found')
  const state = fold(history.events)
  const maker = makerOf(kind)
  if (!maker?.subjects(state).includes(subject)) return refuse('paper_unknown')
  const issuedAt = workplace.now()
  const code = paperCode(house, complaintId, kind, subject)
  const making = await makingOf(house, { complaintId, state, events: history.events, subject, issuedAt, issuedBy: by, check: checkOf(house, code) })
  const bytes = await ownPaper(house, state, subject) ?? await maker.render(house.papers, making)
  const stored = await files.put(bytes, maxPaperBytes)
  if (!stored.ok) throw new Error('a paper too large to keep')
  const number = maker.numberOf?.(state, subject) ?? null
  return { ok: true, paper: { id: workplace.newId(issuedAt), complaintId, kind, subject, code, number, ...stored.file, issuedAt, by }, asOf: state.version, bytes }
}

/** What a maker works with. */
export async function makingOf(
  house: PaperHouse, given: Pick<Making, 'complaintId' | 'state' | 'events' | 'subject' | 'issuedAt' | 'issuedBy' | 'check'>,
): Promise<Making> {
  const { workplace, db, files, config } = house
  const { pool, officeId } = workplace
  const [inForce, names, people, checkpoint] = await Promise.all([
    workplace.standards.version(given.state.standardVersion), fileNames(pool, officeId, given.complaintId), officials(db, officeId), latestCheckpoint(pool, officeId),
  ])
  return {
    ...given, inForce, fileNames: names, people, checkpoint, pin: workplace.pinOf(given.complaintId), trackingUrl: `${config.publicUrl}/lacak/${given.state.trackingCode}`,
    async issuedBytes(id) {
      const paper = await issuedPaperById(pool, officeId, id)
      if (paper?.complaintId !== given.complaintId) throw new Error('a paper of another complaint')
      return files.bytes(paper.sha256)
    },
  }
}
