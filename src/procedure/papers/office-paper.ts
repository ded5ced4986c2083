import { issuedPaper, keepIssuedPaper, nextOfficeCopy } from '../../complaint/store/papers.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import type { Actor } from '../../office/actor.ts'
import { enterOfficeEvent } from '../../office/office-events.ts'
import type { OfficePaper } from '../../office/paper-kinds.ts'
import { officials } from '../../office/people/officials.ts'
import { withTransaction } from '../../platform/transaction.ts'
import type { Check } from '../../papers/check.ts'
import type { Official } from './maker.ts'
import { checkOf, paperCode } from './code.ts'
import type { PaperHouse } from './produce.ts'

/** A register of many years may be large; it is never held in memory. */
const maxBytes = 1024 * 1024 * 1024

export interface OfficePaperWish {
  kind: OfficePaper
  /** Which of several: a month `2026-11`, a quarter `2026-Q4`, an ordner. Issued once; a corrected one needs another subject. */
  subject: string
  number?: string
  actor: Actor
  content(making: { issuedAt: Temporal.Instant; check: Check; people: ReadonlyMap<string, Official> }): Promise<Uint8Array> | AsyncIterable<Uint8Array>
}

/** A paper of the office itself as it was issued: made, kept and told to the office's history the first time, and the same bytes ever after. */
export async function issueOfficePaper(house: PaperHouse, wish: OfficePaperWish): Promise<IssuedPaper> {
  const { workplace, db, files } = house
  const { pool, officeId } = workplace
  const { kind, subject, actor } = wish
  const known = await issuedPaper(pool, officeId, null, kind, subject)
  if (known) return known
  const issuedAt = workplace.now()
  const code = paperCode(house, null, kind, subject)
  const made = wish.content({ issuedAt, check: checkOf(house, code), people: await officials(db, officeId) })
  const stored = await files.put(made instanceof Promise ? await made : made, maxBytes)
  if (!stored.ok) throw new Error('a paper too large to keep')
  const id = workplace.newId(issuedAt)
  const { sha256, size } = stored.file
  await withTransaction(pool, async (client) => {
    const paper = { id, complaintId: null, kind, subject, code, number: wish.number ?? null, sha256, size, issuedAt, by: actor }
    if (await keepIssuedPaper(client, officeId, paper)) await enterOfficeEvent(client, { officeId, actor, now: issuedAt }, 'paper-issued', { paper: id, kind, subject, sha256, size })
  })
  const kept = await issuedPaper(pool, officeId, null, kind, subject)
  if (!kept) throw new Error('an issued paper was not kept')
  return kept
}

/** Counts and writes down that a paper of the office is printed again; the mark on its pages says so. */
export async function reprintOfficePaper({ pool, officeId, now }: PaperHouse['workplace'], paperId: string, actor: Actor): Promise<{ copy: number; at: Temporal.Instant }> {
  const at = now()
  const copy = await withTransaction(pool, async (client) => {
    const number = await nextOfficeCopy(client, officeId, paperId)
    await enterOfficeEvent(client, { officeId, actor, now: at }, 'paper-reprinted', { paper: paperId, copy: number })
    return number
  })
  return { copy, at }
}
