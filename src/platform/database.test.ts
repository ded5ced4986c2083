import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { isDatabaseAway, openDatabase } from './database.ts'

const { pool, role, ownerUrl } = await testDatabase()

test('values arrive as the house wants them', async () => {
  const { rows } = await pool.query(`select 9007199254740991::bigint as big, '2026-01-02 03:04:05.123456+07'::timestamptz as at,
    '2026-01-02'::date as day, '{"a":[1]}'::jsonb as doc, array[1,2]::bigint[] as bigs, array['2026-01-02T00:00Z']::timestamptz[] as ats`)
  const row = rows[0]
  expect(row.big).toBe(9007199254740991)
  expect(row.at.toString()).toBe('2026-01-01T20:04:05.123456Z')
  expect(row.day).toBe('2026-01-02')
  expect(row.doc).toEqual({ a: [1] })
  expect(row.bigs).toEqual([1, 2])
  expect(row.ats.map(String)).toEqual(['2026-01-02T00:00:00Z'])
})

test('a bigint that a number cannot hold is an error, not another number', async () => {
  await expect(pool.query('select 9007199254740993::bigint')).rejects.toThrow(RangeError)
})

test('Temporal values are sent as themselves, alone, in arrays and in documents', async () => {
  const at = Temporal.Instant.from('2026-08-17T03:00:00.5Z')
  const day = Temporal.PlainDate.from('2026-08-17')
  const { rows } = await pool.query('select $1::timestamptz as at, $2::timestamptz[] as ats, $3::jsonb as doc, $4::date as day', [at, [at], { at }, day])
  expect(rows[0].at.equals(at)).toBe(true)
  expect(rows[0].ats[0].equals(at)).toBe(true)
  expect(rows[0].doc).toEqual({ at: '2026-08-17T03:00:00.5Z' })
  expect(rows[0].day).toBe('2026-08-17')
})

test('works as the application, which may put jobs into the queue but not touch the list of migrations', async () => {
  expect(role).toBe('tanggap_app')
  const { rows } = await pool.query('select current_user as me')
  expect(rows[0].me).toBe('tanggap_app')
  await pool.query(`select graphile_worker.add_job('nothing', '{}')`)
  const jobs = await pool.query('select count(*) as n from graphile_worker.jobs')
  expect(jobs.rows[0].n).toBe(1)
  await expect(pool.query('delete from applied_migration')).rejects.toThrow('permission denied')
})

test('a server that is away is told apart from an error of ours', async () => {
  const error = async (url: string, query = 'select 1') => {
    const other = openDatabase(url, { max: 1 })
    const failed = await other.pool.query(query).then(() => null, (reason: unknown) => reason)
    await other.close()
    return failed
  }
  expect(isDatabaseAway(await error('postgresql://a:b@127.0.0.1:1/c'))).toBe(true)
  expect(isDatabaseAway(await error('postgresql://a:b@localhost/c?host=/tmp/no-such-folder'))).toBe(true)
  expect(isDatabaseAway(await error(ownerUrl, 'select pg_terminate_backend(pg_backend_pid())'))).toBe(true)
  expect(isDatabaseAway(await error(ownerUrl, 'select 1/0'))).toBe(false)
  expect(isDatabaseAway(await readFile('/no/such/file').catch((reason: unknown) => reason))).toBe(false)
})
