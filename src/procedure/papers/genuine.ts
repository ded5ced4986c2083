import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { issuedPaperByCode, paperWithContent, renditionsOf } from '../../complaint/store/papers.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import type { PaperKind, RenditionWay } from '../../office/paper-kinds.ts'
import type { Workplace } from '../perform.ts'

/** What anyone who holds a paper may know of it: nothing about a person. `sha256`: of the file as issued; `renditions`: of further genuine files. */
export interface GenuinePaper {
  /** The complaint that it belongs to; null: a paper of the office itself. Not for showing. */
  complaintId: string | null
  /** Null on receipts of before codes were printed. */
  code: string | null
  kind: PaperKind
  number: string | null
  issuedAt: Temporal.Instant
  sha256: string
  size: number
  renditions: { how: RenditionWay; sha256: string; at: Temporal.Instant }[]
  /** A letter that was withdrawn after it was issued; since when. */
  voidedAt: Temporal.Instant | null
}

/** The paper of this office with this kode periksa, or null: then nothing with this code was issued here. */
export async function genuinePaper({ pool, officeId }: Pick<Workplace, 'pool' | 'officeId'>, code: string): Promise<GenuinePaper | null> {
  const paper = await issuedPaperByCode(pool, officeId, code)
  return paper && tell({ pool, officeId }, paper)
}

/** The paper whose file, as issued or as it came back signed, has this fingerprint; null: no paper of this office. */
export async function paperOfFile({ pool, officeId }: Pick<Workplace, 'pool' | 'officeId'>, sha256: string): Promise<{ paper: GenuinePaper; how: 'issued' | RenditionWay } | null> {
  const found = await paperWithContent(pool, officeId, sha256)
  return found && { paper: await tell({ pool, officeId }, found.paper), how: found.how }
}

async function tell({ pool, officeId }: Pick<Workplace, 'pool' | 'officeId'>, { id, complaintId, code, kind, subject, number, issuedAt, sha256, size }: IssuedPaper): Promise<GenuinePaper> {
  const [renditions, history] = await Promise.all([renditionsOf(pool, officeId, id), complaintId === null ? null : readHistory(pool, officeId, complaintId)])
  const letter = history && fold(history.events).letters.find((candidate) => candidate.id === subject)
  return {
    complaintId, code, kind, number, issuedAt, sha256, size, voidedAt: letter?.voided?.at ?? null,
    renditions: renditions.map(({ how, sha256: content, at }) => ({ how, sha256: content, at })),
  }
}
