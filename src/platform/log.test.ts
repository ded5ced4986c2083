import pg from 'pg'
import { inject, expect, test } from 'vitest'
import { createLog } from './log.ts'

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = ''
  write(createLog({ logLevel: 'info' }, { write: (line: string) => void (text += line) }))
  return text
}

test('a request is known by its route, not by what the citizen put into the address', () => {
  const req = { id: 'r1', method: 'GET', url: '/lacak/ABCD?pin=1234', routeOptions: { url: '/lacak/:code' }, headers: { cookie: 'x' }, ip: '10.0.0.1' }
  const line = JSON.parse(written((log) => log.info({ req, res: { statusCode: 200 } }, 'request')))
  expect(line.req).toEqual({ id: 'r1', method: 'GET', route: '/lacak/:code' })
  expect(line.res).toEqual({ status: 200 })
})

test('personal fields are taken out, also two levels down', () => {
  const text = written((log) => log.info({ email: 'siti@contoh.id', command: { applicant: { name: 'Siti' }, person: { phone: '0812' } } }, 'x'))
  expect(text).not.toMatch(/siti|0812/i)
  expect(text).toContain('[dihapus]')
})

test('an error of the database does not bring along what was typed', async () => {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  const errorOf = (sql: string, values: string[]) => client.query(sql, values).then(() => null, (error: unknown) => error)
  await client.query('create temporary table t (email text primary key)')
  await client.query(`insert into t values ('siti@contoh.id')`)
  const double = await errorOf('insert into t values ($1)', ['siti@contoh.id'])
  const wrong = await errorOf('select $1::uuid', ['Ibu "Siti" dari Wonoasih'])
  await client.end()
  const text = written((log) => {
    log.error({ err: double }, 'x')
    log.error({ err: new Error('outer', { cause: wrong }) }, 'x')
  })
  expect(text).toContain('23505')
  expect(text).toContain('t_pkey')
  expect(text).toContain('22P02')
  expect(text).not.toMatch(/siti/i)
})
