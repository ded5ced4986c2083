import type pg from 'pg'
import { withTransaction } from '../platform/transaction.ts'
import type { Actor } from './actor.ts'
import { enterOfficeEvent } from './office-events.ts'

/** A failure to protect personal data (kegagalan pelindungan data pribadi, UU 27/2022 Ps 46): what was exposed, when and how, and what is done about it. */
export interface DataBreach {
  id: string; knownAt: Temporal.Instant; dueAt: Temporal.Instant; what: string; how: string; efforts: string
  /** People whose data it concerns, as far as it is known. */
  affected: number
  notifiedAt: Temporal.Instant | null
}
export interface NewDataBreach extends Omit<DataBreach, 'notifiedAt'> { formKey: string }

export interface DataBreaches {
  /** Writes a breach down; the same form twice is one. */
  add(breach: NewDataBreach, actor: Actor, now: Temporal.Instant): Promise<{ id: string }>
  find(id: string): Promise<DataBreach | null>
  /** Newest first. */
  list(limit: number): Promise<DataBreach[]>
  /** The people and the authority were told. @returns false when that was written down before */
  notified(id: string, actor: Actor, now: Temporal.Instant): Promise<boolean>
}

const columns = `id, known_at as "knownAt", due_at as "dueAt", what, how, efforts, affected, notified_at as "notifiedAt"`

export function openDataBreaches({ pool, officeId }: { pool: pg.Pool; officeId: number }): DataBreaches {
  return {
    add: (breach, actor, now) => withTransaction(pool, async (client) => {
      const { id, formKey, knownAt, dueAt, what, how, efforts, affected } = breach
      const { rows } = await client.query<{ id: string }>(
        `insert into data_breach (office_id, id, form_key, known_at, due_at, what, how, efforts, affected, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (office_id, form_key) do nothing returning id`, [officeId, id, formKey, knownAt, dueAt, what, how, efforts, affected, JSON.stringify(actor)])
      if (rows[0]) await enterOfficeEvent(client, { officeId, actor, now }, 'breach-recorded', { breach: id, affected })
      const kept = rows[0] ?? (await client.query<{ id: string }>('select id from data_breach where office_id = $1 and form_key = $2', [officeId, formKey])).rows[0]
      if (!kept) throw new Error('a breach was not kept')
      return kept
    }),
    async find(id) {
      return (await pool.query<DataBreach>(`select ${columns} from data_breach where office_id = $1 and id = $2`, [officeId, id])).rows[0] ?? null
    },
    async list(limit) {
      return (await pool.query<DataBreach>(`select ${columns} from data_breach where office_id = $1 order by known_at desc, id desc limit $2`, [officeId, limit])).rows
    },
    notified: (id, actor, now) => withTransaction(pool, async (client) => {
      const { rowCount } = await client.query('update data_breach set notified_at = $3, notified_by = $4 where office_id = $1 and id = $2 and notified_at is null', [officeId, id, now, JSON.stringify(actor)])
      if (rowCount !== 1) return false
      await enterOfficeEvent(client, { officeId, actor, now }, 'breach-notified', { breach: id })
      return true
    }),
  }
}
