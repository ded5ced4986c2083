import { loggedEvents, LogBroken, proveInclusion } from '../../complaint/store/transparency/log.ts'
import type { Inclusion } from '../../complaint/store/transparency/log.ts'
import { readStoredEvents } from '../../complaint/store/verify-batch.ts'
import { chainFaults } from '../../complaint/store/verify-history.ts'
import type { House } from '../house.ts'
import type { GenuinePaper } from './genuine.ts'

/** What can be proved of a paper and its complaint here and now. */
export interface Registration {
  /** `waiting`: issued a moment ago, and not yet a leaf of the log; `broken`: the log does not lead to what was signed. */
  state: 'proven' | 'waiting' | 'broken'
  inclusion: Inclusion | null
  /** The complaint's events: how many, how many of them are in the log as they are, and whether each follows from the one before. Null: a paper of the office itself. */
  complaint: { events: number; logged: number; intact: boolean } | null
}

/** Proves, while somebody looks, that a paper and its complaint stand in the register as they were written. */
export async function registrationOf({ workplace: { pool, officeId }, log }: Pick<House, 'workplace' | 'log'>, paper: Pick<GenuinePaper, 'complaintId' | 'sha256'>): Promise<Registration> {
  const complaint = paper.complaintId === null ? null : await complaintRecord(paper.complaintId)
  try {
    const inclusion = await proveInclusion({ pool, officeId }, 2, Buffer.from(paper.sha256, 'hex'))
    return { state: inclusion ? 'proven' : 'waiting', inclusion, complaint }
  } catch (error) {
    if (!(error instanceof LogBroken)) throw error
    log.error({ err: error }, 'the transparency log does not hold. Run: npm run tanggap -- verify')
    return { state: 'broken', inclusion: null, complaint }
  }

  async function complaintRecord(complaintId: string): Promise<Registration['complaint']> {
    const [events, logged, { rows }] = await Promise.all([
      readStoredEvents(pool, officeId, [complaintId]), loggedEvents({ pool, officeId }, complaintId),
      pool.query<{ head: Buffer }>('select head from complaint where office_id = $1 and id = $2', [officeId, complaintId]),
    ])
    const head = rows[0]?.head
    return { events: events.length, logged, intact: head !== undefined && chainFaults({ officeId, complaintId, head }, events).length === 0 }
  }
}
