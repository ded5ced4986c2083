import type pg from 'pg'

/**
 * Does the work while this process alone holds the named lock: no other program on the same database does it at the same time.
 * Null when another holds it. A killed process loses the lock with its connection.
 */
export async function withLock<T>(pool: pg.Pool, name: string, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [name])
    if (!rows[0]?.held) return null
    try {
      return await work()
    } finally {
      broken = await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]).then(() => undefined, (lost: unknown) => (lost instanceof Error ? lost : new Error('the connection was lost')))
    }
  } finally {
    client.release(broken)
  }
}
