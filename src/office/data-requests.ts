import type pg from 'pg'
import { seal, unseal } from '../platform/sealed.ts'
import type { Secret } from '../platform/secret.ts'
import { withTransaction } from '../platform/transaction.ts'
import type { Actor } from './actor.ts'
import { enterOfficeEvent } from './office-events.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** What a person may ask about their data (UU 27/2022 Ps 6–11): see and copy, correct, restrict, erase. */
export const dataRequestKinds = ['access', 'correction', 'restriction', 'erasure'] as const
export type DataRequestKind = (typeof dataRequestKinds)[number]
/** How it is known who asks: code and PIN of their complaint, an identity card that was shown, or the officer knows them. */
export const dataRequestProofs = ['tracking-code', 'identity-card', 'known'] as const
export type DataRequestProof = (typeof dataRequestProofs)[number]
export type DataRequestState = 'open' | 'fulfilled' | 'refused'

/** Who asks and for what, in their words. `contact`: the telephone number or address by which they are answered and found. */
export interface Said { name: string; contact: string; text: string }

/** A request as lists show it: nothing in it says whose it is. `number` as in `3/2026`. */
export interface ListedDataRequest {
  id: string; number: string; kind: DataRequestKind; proof: DataRequestProof; complaintId: string | null
  receivedAt: Temporal.Instant; dueAt: Temporal.Instant; state: DataRequestState; settledAt: Temporal.Instant | null
}
export interface DataRequest extends ListedDataRequest { said: Said; answer: string | null; settledBy: Actor | null }

export interface NewDataRequest { id: string; formKey: string; kind: DataRequestKind; proof: DataRequestProof; complaintId: string | null; receivedAt: Temporal.Instant; dueAt: Temporal.Instant; said: Said }

export interface DataRequests {
  /** Writes a request down with the next number of its year; the same form twice is the request that it made first. */
  add(request: NewDataRequest, year: number, actor: Actor): Promise<{ id: string }>
  find(id: string): Promise<DataRequest | null>
  /** Those that wait, the most urgent first. */
  open(limit: number): Promise<ListedDataRequest[]>
  /** Those that are done, newest first; `before`: the last one of the page before. */
  settled(before: { at: Temporal.Instant; id: string } | null, limit: number): Promise<ListedDataRequest[]>
  /** What was asked through a complaint, oldest first. */
  ofComplaint(complaintId: string): Promise<DataRequest[]>
  /** @returns false when it was settled before */
  settle(id: string, how: { state: 'fulfilled' | 'refused'; answer: string; actor: Actor; now: Temporal.Instant }): Promise<boolean>
}

const listed = `id, sequence || '/' || year as number, kind, proof, complaint_id as "complaintId", received_at as "receivedAt", due_at as "dueAt", state, settled_at as "settledAt"`

const whole = `${listed}, said, answer, settled_by as "settledBy"`
type Row = ListedDataRequest & { said: Buffer; answer: Buffer | null; settledBy: Actor | null }

/** The register of requests about personal data (UU 27/2022 Ps 14: each is recorded). Who asked, and what was answered, is sealed with the installation's secret. */
export function openDataRequests({ pool, officeId, secret }: { pool: pg.Pool; officeId: number; secret: Pick<Secret, 'key'> }): DataRequests {
  const key = secret.key('data-request')
  const placeOf = (id: string, part: 'said' | 'answer') => `data-request ${officeId} ${id} ${part}`

  /** Sealed by `add` and `settle`, so it has this shape. */
  function opened(row: Row): DataRequest {
    return { ...row, said: JSON.parse(unseal(key, placeOf(row.id, 'said'), row.said)) as Said, answer: row.answer && unseal(key, placeOf(row.id, 'answer'), row.answer) }
  }

  async function list(queryable: Queryable, where: string, values: unknown[]): Promise<ListedDataRequest[]> {
    const { rows } = await queryable.query<ListedDataRequest>(`select ${listed} from data_request where office_id = $1 and ${where}`, [officeId, ...values])
    return rows
  }

  return {
    async add(request, year, actor) {
      const { id, formKey, kind, proof, complaintId, receivedAt, dueAt, said } = request
      return withTransaction(pool, async (client) => {
        // Numbers have no gap: whoever comes second waits for the first.
        await client.query(`select pg_advisory_xact_lock(hashtextextended('data-request', $1))`, [officeId])
        const known = await client.query<{ id: string }>('select id from data_request where office_id = $1 and form_key = $2', [officeId, formKey])
        if (known.rows[0]) return known.rows[0]
        await client.query(
          `insert into data_request (office_id, id, form_key, year, sequence, kind, proof, complaint_id, received_at, due_at, said, state)
           select $1, $2, $3, $4, coalesce(max(sequence), 0) + 1, $5, $6, $7, $8, $9, $10, 'open' from data_request where office_id = $1 and year = $4`,
          [officeId, id, formKey, year, kind, proof, complaintId, receivedAt, dueAt, seal(key, placeOf(id, 'said'), JSON.stringify(said))])
        await enterOfficeEvent(client, { officeId, actor, now: receivedAt }, 'data-request-received', { request: id, kind, proof })
        return { id }
      })
    },
    async find(id) {
      const { rows } = await pool.query<Row>(`select ${whole} from data_request where office_id = $1 and id = $2`, [officeId, id])
      const [row] = rows
      return row ? opened(row) : null
    },
    async ofComplaint(complaintId) {
      const { rows } = await pool.query<Row>(`select ${whole} from data_request where office_id = $1 and complaint_id = $2 order by received_at, id limit 100`, [officeId, complaintId])
      return rows.map(opened)
    },
    open: (limit) => list(pool, `state = 'open' order by due_at, id limit $2`, [limit]),
    settled: (before, limit) => list(pool, `state <> 'open' and ($2::timestamptz is null or (settled_at, id) < ($2, $3::uuid)) order by settled_at desc, id desc limit $4`, [before?.at ?? null, before?.id ?? null, limit]),
    async settle(id, { state, answer, actor, now }) {
      return withTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `update data_request set state = $3, answer = $4, settled_at = $5, settled_by = $6 where office_id = $1 and id = $2 and state = 'open'`,
          [officeId, id, state, seal(key, placeOf(id, 'answer'), answer), now, JSON.stringify(actor)])
        if (rowCount !== 1) return false
        await enterOfficeEvent(client, { officeId, actor, now }, 'data-request-settled', { request: id, state })
        return true
      })
    },
  }
}
