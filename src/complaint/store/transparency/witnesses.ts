import type { Queryable } from '../history.ts'
import type { Checkpoint } from './note.ts'

/** Another office's log that this one watches over, and the last checkpoint of it that was signed here. */
export interface WatchedLog { origin: string; verifier: string; size: number; root: Buffer | null }

/** Watches a log, or takes its key anew; where it stood stays. */
export async function watchLog(queryable: Queryable, officeId: number, origin: string, verifier: string): Promise<void> {
  await queryable.query('insert into log_witnessed (office_id, origin, verifier) values ($1, $2, $3) on conflict (office_id, origin) do update set verifier = excluded.verifier', [officeId, origin, verifier])
}

export async function findWatched(queryable: Queryable, officeId: number, origin: string): Promise<WatchedLog | null> {
  return (await queryable.query<WatchedLog>('select origin, verifier, size, root from log_witnessed where office_id = $1 and origin = $2', [officeId, origin])).rows[0] ?? null
}

/** Moves a watched log on. @returns false when it stands elsewhere by now */
export async function moveWatched(queryable: Queryable, officeId: number, from: Pick<WatchedLog, 'size'>, to: Checkpoint, at: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await queryable.query('update log_witnessed set size = $4, root = $5, at = $6 where office_id = $1 and origin = $2 and size = $3', [officeId, to.origin, from.size, to.size, to.root, at])
  return rowCount === 1
}

/** Keeps what a witness signed; the first signature of a checkpoint stays. */
export async function keepCosignature(queryable: Queryable, officeId: number, { size, witness, line, at }: { size: number; witness: string; line: string; at: Temporal.Instant }): Promise<void> {
  await queryable.query('insert into log_cosignature (office_id, size, witness, line, at) values ($1, $2, $3, $4, $5) on conflict do nothing', [officeId, size, witness, line, at])
}

/** What witnesses signed of a checkpoint, a line each. */
export async function cosignaturesOf(queryable: Queryable, officeId: number, size: number): Promise<string[]> {
  const { rows } = await queryable.query<{ line: string }>({ name: 'log_cosignatures', text: 'select line from log_cosignature where office_id = $1 and size = $2 order by witness', values: [officeId, size] })
  return rows.map(({ line }) => line)
}
