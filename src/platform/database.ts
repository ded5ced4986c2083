import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from './log.ts'
import { parsers } from './database-types.ts'

/** A database handle: typed queries through `db`; prepared statements of the hot path through `pool`. */
export interface Database<Tables> {
  db: Kysely<Tables>
  pool: pg.Pool
  /** Waits for queries in hand and closes all connections. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Most connections at once. */
  max: number
  /** Role that every connection takes on from its first statement; see `Migrated.role`. */
  role?: string | null
  /** The one office whose rows the role sees and writes; without it, none. */
  office?: number
  /** Is told of lost connections; the next query opens another. */
  log?: Log
}

/** The setting of a connection that says for which office it speaks; the walls between offices ask for it (see `raiseWalls`). */
export const officeSetting = 'tanggap.office'

/**
 * Opens a database: connections are made when needed.
 * Values arrive as: bigint → number (RangeError beyond 2^53), timestamptz → Temporal.Instant, date → 'YYYY-MM-DD' string,
 * json and jsonb → parsed. Temporal values may be given as parameters. An array for a jsonb column must be given as JSON
 * text: an array parameter is a PostgreSQL array.
 */
export function openDatabase<Tables>(url: string, options: DatabaseOptions): Database<Tables> {
  const pool = new pg.Pool({
    connectionString: options.role ? withRole(url, options.role, options.office) : url,
    max: options.max,
    // Statements that are sent without waiting for each other travel together; each still has its own answer.
    pipeline: true,
    types: { getTypeParser: parsers },
  })
  hearLostConnections(pool, options.log)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/**
 * Without listeners a lost connection would end the whole program: one that rests in the pool, and one that is checked
 * out but between two statements. Whoever holds it is told by its next statement, which fails.
 */
export function hearLostConnections(pool: pg.Pool, log?: Log): void {
  // While the pool is closing its connections may see the server go first: that is no loss.
  pool.on('error', (error) => {
    if (!pool.ending) log?.warn({ err: error }, 'an idle database connection was lost')
  })
  pool.on('connect', (client) => client.on('error', (error) => log?.debug({ err: error }, 'a database connection was lost')))
}

// Operator intervention and shutdown, connection failures, too many connections; then what the system says of a server that is not there.
const awayCodes = /^(57P0[1-4]|08[0-9A-Z]{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/
const awayMessages = ['Connection terminated unexpectedly', 'Client has encountered a connection error and is not queryable']

/** Whether a statement failed because the server is away or starting, and would succeed a little later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect' // the socket; never a missing file
  return awayCodes.test(code) || awayMessages.some((message) => error.message.startsWith(message))
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}

function withRole(url: string, role: string, office: number | undefined): string {
  const changed = new URL(url)
  const present = changed.searchParams.get('options')
  changed.searchParams.set('options', `${present ? `${present} ` : ''}-c role=${role}${office === undefined ? '' : ` -c ${officeSetting}=${office}`}`)
  return changed.href.replaceAll('+', '%20') // libpq's addresses know no plus sign for a space
}
