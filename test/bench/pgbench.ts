import { access, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type pg from 'pg'
import { openSql } from '../../src/complaint/store/history.ts'
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

/**
 * The statement that opens a complaint, word for word, as a pgbench script, with the parameters that a real complaint gives it. What must
 * differ from one complaint to the next (id, key, tracking code) is put together from the client's number and a count; ids rise, as UUIDs of version 7 do.
 */
export async function openScript(house: House, folder: string): Promise<PgbenchScript> {
  const values = await valuesOfOpen(house)
  const start = Math.floor(Math.random() * 2 ** 31)
  const unique = `lpad(to_hex(${start}), 8, '0') || lpad(to_hex(:n::int), 8, '0') || lpad(to_hex(:client_id::int), 16, '0')`
  const special = new Map([[2, `(${unique})::uuid`], [13, `('pgbench:' || ${unique})`], [21, `('P-' || ${unique})`]])
  const definitions = ['-D', 'n=0']
  const sql = openSql.replaceAll(/\$(\d+)/gu, (_, digits: string) => {
    const value = values[Number(digits) - 1] ?? null
    return special.get(Number(digits)) ?? (value === null ? 'null' : `:p${digits}`)
  })
  for (const [index, value] of values.entries()) if (value !== null && value !== undefined) definitions.push('-D', `p${index + 1}=${parameterText(value)}`)
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
async function valuesOfOpen({ workplace }: House): Promise<unknown[]> {
  const asked: unknown[][] = []
  const pool: pg.Pool = Object.create(workplace.pool, {
    query: { value: async ({ values }: { values: unknown[] }) => {
      asked.push(values)
      return { rowCount: 1, rows: [] }
    } },
  })
  await receive({ ...workplace, pool }, { input: complaintBody(1), actor: { kind: 'complainant', via: 'web' }, key: 'pgbench' })
  const [values] = asked
  if (!values || asked.length !== 1) throw new Error('receiving took other than one statement')
  return values
}

/** A parameter as the driver writes it on the wire. */
function parameterText(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => (item === null ? 'NULL' : `"${parameterText(item).replaceAll(/["\\]/gu, '\\$&')}"`))
    return `{${items.join(',')}}`
  }
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : String(value)
}
