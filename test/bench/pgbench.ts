import { access, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type pg from 'pg'
import { openSql } from '../../src/complaint/store/open.ts'
import { openTogether } from '../../src/complaint/store/open-together.ts'
import type { House } from '../../src/procedure/house.ts'
import { receive } from '../../src/procedure/1-receive/receive.ts'
import { complaintBody } from './bodies.ts'
import { runProgram } from './run-load.ts'

/** Where PostgreSQL's own load generator is, or null. */
export async function findPgbench(): Promise<string | null> {
  const places = [...(process.env['PATH'] ?? '').split(delimiter), ...[18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`)]
  for (const place of places) {
    const path = join(place, 'pgbench')
    if (await access(path).then(() => true, () => false)) return path
  }
  return null
}

export interface PgbenchScript { file: string; definitions: string[] }

/** Stands in the parameters wherever something must differ from one complaint to the next. */
const mark = { id: '019ab0c4-5d00-7a4e-8f00-0123456789ab', text: 'pgbench-mark' }

/**
 * The statement that opens complaints, word for word, as a pgbench script, with the parameters that one real complaint gives it. Its id, key
 * and tracking code are put together from the client's number and a count; ids rise, as UUIDs of version 7 do.
 */
export async function openScript(house: House, folder: string): Promise<PgbenchScript> {
  const values = await valuesOfOpen(house)
  const start = Math.floor(Math.random() * 2 ** 31)
  const unique = `(lpad(to_hex(${start}), 8, '0') || lpad(to_hex(:n::int), 8, '0') || lpad(to_hex(:client_id::int), 16, '0'))`
  const sql = openSql.replaceAll(/\$(\d+)/gu, (_whole: string, digits: string) => {
    const parameter = `:p${digits}`
    return values[Number(digits) - 1] === '[]' ? parameter : `replace(replace(${parameter}, '${mark.id}', ${unique}), '${mark.text}', ${unique})::json`
  })
  const definitions = ['-D', 'n=0', ...values.flatMap((value, index) => ['-D', `p${index + 1}=${value}`])]
  const file = join(folder, 'open.pgbench.sql')
  await writeFile(file, `\\set n :n + 1\n${sql.replaceAll(/\s+/gu, ' ')};\n`)
  return { file, definitions }
}

/** Transactions per second of pgbench with the script, prepared statements, on the office's own server and as the office's own role. */
export async function runPgbench(program: string, script: PgbenchScript, given: { url: string; role: string | null; clients: number; seconds: number }): Promise<number> {
  const out = await runProgram(program, [
    '-n', '-M', 'prepared', '-c', `${given.clients}`, '-j', '2', '-T', `${given.seconds}`, '-f', script.file, ...script.definitions, given.url,
  ], { ...process.env, ...(given.role ? { PGOPTIONS: `-c role=${given.role}` } : {}) })
  const tps = Number(/^tps = ([\d.]+)/mu.exec(out)?.[1])
  if (!(tps > 0)) throw new Error(`pgbench said: ${out}`)
  return tps
}

/** Receives a complaint with a pool that writes down the statement's parameters instead of carrying it out. */
async function valuesOfOpen({ workplace }: House): Promise<string[]> {
  const asked: string[][] = []
  const pool: pg.Pool = Object.create(workplace.pool, {
    query: { value: async ({ values }: { values: string[] }) => {
      asked.push(values)
      return { rows: [{ id: mark.id }] }
    } },
  })
  await receive({ ...workplace, pool, open: openTogether(pool), newId: () => mark.id, newTrackingCode: () => mark.text }, {
    input: complaintBody(1), actor: { kind: 'complainant', via: 'web' }, key: mark.text,
  })
  const [values] = asked
  if (!values || asked.length !== 1) throw new Error('receiving took other than one statement')
  return values
}
