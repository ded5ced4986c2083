import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { PatientPool } from './patient-pool.ts'

test('a client that is given back twice goes back once, and the pool goes on; an ordinary pool throws', async () => {
  const { ownerUrl } = await testDatabase()
  const twice = (pool: pg.Pool) => new Promise<string>((resolve) => {
    pool.connect((_error, _client, release) => {
      release()
      try {
        release()
        resolve('patient')
      } catch {
        resolve('throws')
      }
    })
  })
  for (const [Pool, expected] of [[PatientPool, 'patient'], [pg.Pool, 'throws']] as const) {
    const pool = new Pool({ connectionString: ownerUrl, max: 1 })
    expect(await twice(pool)).toBe(expected)
    const { rows } = await pool.query<{ n: number }>('select 1 as n')
    expect(rows[0]?.n).toBe(1)
    const client = await pool.connect()
    client.release()
    await pool.end()
  }
})
