import type pg from 'pg'

/** Does the work in one transaction; an exception undoes all of it. A connection that cannot even roll back is thrown away. */
export async function withTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    broken = await client.query('rollback').then(() => undefined, (lost: unknown) => (lost instanceof Error ? lost : new Error('the connection was lost')))
    throw error
  } finally {
    client.release(broken)
  }
}
