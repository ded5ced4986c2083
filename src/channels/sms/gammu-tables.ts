import pg from 'pg'
import { hearLostConnections } from '../../platform/database.ts'
import { parsers } from '../../platform/database-types.ts'
import type { Log } from '../../platform/log.ts'
import { withTransaction } from '../../platform/transaction.ts'
import { readPartHeader, writePartHeader } from './parts.ts'
import type { Piece } from './parts.ts'

/** What SMSD says became of one part of an SMS. */
export type GammuStatus = 'SendingOK' | 'SendingOKNoReport' | 'SendingError' | 'DeliveryOK' | 'DeliveryFailed' | 'DeliveryPending' | 'DeliveryUnknown' | 'Error'

/** A part of a message of ours that SMSD has sent, or tried to. `total`: parts of its message. */
export interface SentPart { outboxId: number; messageId: string; number: number; total: number; status: GammuStatus; error: number; deliveredAt: Temporal.Instant | null; sentAt: Temporal.Instant }

/** A modem as SMSD last saw it. */
export interface Modem { id: string; alive: boolean; seenSecondsAgo: number; signal: number; battery: number; network: string; sends: boolean; receives: boolean }

/** `known`: it was there before. `full`: our share of the queue is used up. */
export type Enqueued = { state: 'queued'; outboxId: number } | { state: 'known' | 'full' }

/** An incoming SMS; `binary` ones hold no text. */
export interface InboxPiece extends Piece { binary: boolean }

/** The tables of Gammu SMSD (schema 17), in a database that is SMSD's own: nothing is made or changed there but rows. */
export interface GammuTables {
  /** SMS that nobody has taken, oldest first, whose id is above `after`; and the highest id of all. */
  unprocessed(after: number, limit: number): Promise<{ pieces: InboxPiece[]; highest: number }>
  /** Marks SMS as taken; those that another instance marks at this moment are left to it. */
  markProcessed(ids: readonly number[]): Promise<void>
  /** Puts a message into SMSD's queue, in one transaction, unless it is known or the share is full. */
  enqueue(message: { id: string; to: string; parts: readonly string[]; unicode: boolean; report: boolean; phoneId: string | null }, share: number): Promise<Enqueued>
  /** Whether SMSD has or had this message. */
  knows(id: string, to: string): Promise<boolean>
  /** Rows of ours that wait in SMSD's queue. */
  waiting(): Promise<{ outboxId: number; messageId: string; hours: number }[]>
  /** Takes a message out of SMSD's queue, unless SMSD is sending it; `say` is done before it is final. @returns whether it was there to take */
  withdraw(messageId: string, say: () => Promise<void>): Promise<boolean>
  /** Parts sent, of these rows of the queue. */
  sentParts(outboxIds: readonly number[]): Promise<SentPart[]>
  /** Rows of ours of the last days of which SMSD may still hear something. Reads the whole table. */
  openRows(days: number): Promise<number[]>
  modems(): Promise<Modem[]>
  /** Seconds since the last SMS came in and went out; null when there is none. */
  lastSeconds(): Promise<{ version: number; inbox: number | null; sent: number | null; unprocessed: number; queued: number; ahead: number | null }>
  close(): Promise<void>
}

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
/** A fixed number that all instances know: whoever holds this lock may write to the queue. */
const queueLock = 740_163_885

export function openGammuTables(url: string, log: Log): GammuTables {
  const pool = new pg.Pool({
    connectionString: url, max: 4, connectionTimeoutMillis: 5_000, statement_timeout: 20_000, idle_in_transaction_session_timeout: 20_000, application_name: 'tanggap', types: { getTypeParser: parsers },
  })
  hearLostConnections(pool, log)
  const ask = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<R>(text, values)).rows

  return {
    async unprocessed(after, limit) {
      const rows = await ask<{ id: number; sender: string; modem: string; udh: string; coding: string; hex: string; decoded: string; sentAt: Temporal.Instant; receivedAt: Temporal.Instant }>(
        `select "ID" as id, "SenderNumber" as sender, "RecipientID" as modem, "UDH" as udh, "Coding" as coding, "Text" as hex, "TextDecoded" as decoded,
           "ReceivingDateTime"::timestamptz as "sentAt", "UpdatedInDB"::timestamptz as "receivedAt"
         from inbox where "ID" > $1 and not "Processed" order by "ID" limit $2`, [after, limit])
      const [highest] = await ask<{ id: number | null }>('select max("ID") as id from inbox')
      const pieces = rows.map(({ udh, coding, hex, decoded, ...row }) => {
        const binary = coding === '8bit'
        return { ...row, part: readPartHeader(udh), binary, text: binary ? hex : (textOf(hex) ?? decoded) }
      })
      return { pieces, highest: highest?.id ?? 0 }
    },

    async markProcessed(ids) {
      await ask(`update inbox set "Processed" = true where "ID" in (select "ID" from inbox where "ID" = any($1) and not "Processed" for update skip locked)`, [ids])
    },

    enqueue: ({ id, to, parts, unicode, report, phoneId }, share) => withTransaction(pool, async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [queueLock])
      const { rows } = await client.query<{ known: boolean; waiting: number }>(
        `select exists (select from outbox where "CreatorID" = $1) or exists (select from sentitems where "DestinationNumber" = $2 and "CreatorID" = $1) as known,
           (select count(*) from outbox where "CreatorID" ~ $3) as waiting`, [id, to, uuid])
      if (rows[0]?.known !== false) return { state: 'known' }
      if (rows[0].waiting >= share) return { state: 'full' }
      const reference = Number.parseInt(id.slice(-2), 16)
      const headers = parts.map((_, index) => (parts.length > 1 ? writePartHeader({ reference, total: parts.length, number: index + 1 }) : null))
      // SMSD takes the oldest row first, by the second: one to the same number must be a second younger than the last. Its own clock may
      // be in another zone than ours, so the time from which it may be sent lies well in the past.
      const { rows: [first] } = await client.query<{ id: number }>(
        `with first as (
           insert into outbox ("DestinationNumber", "TextDecoded", "Coding", "UDH", "MultiPart", "CreatorID", "SenderID", "DeliveryReport", "SendingDateTime", "SendingTimeOut", "InsertIntoDB")
           select $1::text, $2, $3::text, $4, $5::boolean, $6, $7, $8, localtimestamp(0) - interval '2 days', localtimestamp(0) - interval '2 days',
             greatest(localtimestamp(0), (select max("InsertIntoDB") + interval '1 second' from outbox where "DestinationNumber" = $1::text)) returning "ID"),
         others as (
           insert into outbox_multipart ("ID", "SequencePosition", "TextDecoded", "Coding", "UDH")
           select "ID", n + 1, text, $3::text, udh from first, unnest($9::text[], $10::text[]) with ordinality as rest (text, udh, n))
         select "ID" as id from first`,
        [to, parts[0] ?? '', unicode ? 'Unicode_No_Compression' : 'Default_No_Compression', headers[0], parts.length > 1, id, phoneId, report ? 'yes' : 'no', parts.slice(1), headers.slice(1)])
      if (!first) throw new Error('nothing was written')
      return { state: 'queued', outboxId: first.id }
    }),

    async knows(id, to) {
      const [row] = await ask<{ known: boolean }>(
        `select exists (select from outbox where "CreatorID" = $1) or exists (select from sentitems where "DestinationNumber" = $2 and "CreatorID" = $1) as known`, [id, to])
      return row?.known === true
    },

    waiting: () => ask(
      `select "ID" as "outboxId", "CreatorID" as "messageId", extract(epoch from localtimestamp - "InsertIntoDB")::float8 / 3600 as hours from outbox where "CreatorID" ~ $1 order by "ID" limit 1000`, [uuid]),

    // While SMSD sends a row it has put the row's time-out into the future.
    withdraw: (messageId, say) => withTransaction(pool, async (client) => {
      const { rows } = await client.query<{ ID: number }>(`delete from outbox where "CreatorID" = $1 and "SendingTimeOut" < localtimestamp - interval '1 minute' returning "ID"`, [messageId])
      if (rows.length === 0) return false
      await client.query('delete from outbox_multipart where "ID" = any($1)', [rows.map((row) => row.ID)])
      await say()
      return true
    }),

    async sentParts(outboxIds) {
      const rows = await ask<Omit<SentPart, 'total'> & { udh: string }>(
        `select "ID" as "outboxId", "CreatorID" as "messageId", "SequencePosition" as number, "UDH" as udh, "Status" as status, "StatusError" as error,
           "DeliveryDateTime"::timestamptz as "deliveredAt", "SendingDateTime"::timestamptz as "sentAt"
         from sentitems where "ID" = any($1) order by "ID", "SequencePosition"`, [outboxIds])
      return rows.map(({ udh, ...row }) => ({ ...row, total: readPartHeader(udh)?.total ?? 1 }))
    },

    openRows: async (days) => (await ask<{ id: number }>(
      `select distinct "ID" as id from sentitems where "UpdatedInDB" > localtimestamp - make_interval(days => $1) and "CreatorID" ~ $2`, [days, uuid])).map(({ id }) => id),

    modems: () => ask(
      `select "ID" as id, "TimeOut" > localtimestamp as alive, extract(epoch from localtimestamp - "UpdatedInDB")::float8 as "seenSecondsAgo", "Signal" as signal, "Battery" as battery,
         coalesce("NetName", '') as network, "Send" as sends, "Receive" as receives from phones order by "ID"`),

    async lastSeconds() {
      const [row] = await ask<Awaited<ReturnType<GammuTables['lastSeconds']>>>(
        `select (select max("Version") from gammu) as version,
           (select extract(epoch from localtimestamp - max("UpdatedInDB"))::float8 from inbox) as inbox, (select extract(epoch from localtimestamp - max("SendingDateTime"))::float8 from sentitems) as sent,
           (select count(*) from inbox where not "Processed") as unprocessed, (select count(*) from outbox where "CreatorID" ~ $1) as queued,
           (select extract(epoch from "ReceivingDateTime" - "UpdatedInDB")::float8 from inbox order by "ID" desc limit 1) as ahead`, [uuid])
      if (!row) throw new Error('no answer')
      return row
    },

    close: () => pool.end(),
  }
}

/** SMSD keeps the text of every part as UTF-16 in hex digits; null when it is not that. */
function textOf(hex: string): string | null {
  return hex !== '' && /^(?:[0-9a-f]{4})+$/iu.test(hex) ? Buffer.from(hex, 'hex').swap16().toString('utf16le') : null
}
