import type pg from 'pg'
import type { LetterKind } from '../../office/paper-kinds.ts'

/** A number that a letter bears. `sequence` null: typed in. */
export interface LetterNumber { number: string; series: string; year: number; sequence: number | null }

export interface NumberWish {
  officeId: number
  complaintId: string
  letterId: string
  kind: LetterKind
  series: string
  year: number
  at: Temporal.Instant
  /** A number given by the national records system or the office's own agenda; null: the next of the series. */
  typed: string | null
  /** The number of a sequence, by the office's pattern. */
  format(sequence: number): string
}

/** Two ways of typing a number are one number. */
export function numberKey(number: string): string {
  return number.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
}

/**
 * Gives a letter its number, in the transaction that records it: no gap and no double. The counter's row stays locked until the transaction ends.
 * Null: another letter bears the typed number. A number of the series that was typed in before is passed over: it is used.
 */
export async function takeLetterNumber(client: pg.PoolClient, wish: NumberWish): Promise<LetterNumber | null> {
  const { series, year } = wish
  if (wish.typed !== null) return (await enter(client, wish, wish.typed, null)) ? { number: wish.typed, series, year, sequence: null } : null
  for (;;) {
    const sequence = await nextOf(client, wish)
    const number = wish.format(sequence)
    if (await enter(client, wish, number, sequence)) return { number, series, year, sequence }
  }
}

async function nextOf(client: pg.PoolClient, { officeId, series, year }: NumberWish): Promise<number> {
  const { rows } = await client.query<{ last: number }>({
    name: 'next_letter_number',
    text: `insert into letter_counter (office_id, series, year, last) values ($1, $2, $3, 1)
           on conflict (office_id, series, year) do update set last = letter_counter.last + 1 returning last`,
    values: [officeId, series, year],
  })
  const row = rows[0]
  if (!row) throw new Error('the letter book gave no number')
  return row.last
}

async function enter(client: pg.PoolClient, wish: NumberWish, number: string, sequence: number | null): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'enter_letter_number',
    text: `insert into letter_number (office_id, number_key, number, series, year, sequence, complaint_id, letter_id, kind, taken_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (office_id, number_key) do nothing`,
    values: [wish.officeId, numberKey(number), number, wish.series, wish.year, sequence, wish.complaintId, wish.letterId, wish.kind, wish.at],
  })
  return rowCount === 1
}
