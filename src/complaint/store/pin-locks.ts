import type { Queryable } from './history.ts'

/** So many wrong PINs within a day lock a code. With a million PINs a guesser has one chance in thirty thousand. */
const mostWrong = 30
const within = { hours: 24 }

/** Whether a code is locked. A code that nobody has may be locked too: it is told apart by nothing. */
export async function isPinLocked(queryable: Queryable, officeId: number, code: string): Promise<boolean> {
  const { rowCount } = await queryable.query({ name: 'is_pin_locked', text: 'select from pin_lock where office_id = $1 and code = $2 and wrong >= $3', values: [officeId, code, mostWrong] })
  return rowCount === 1
}

/** Counts a wrong PIN; those of the day before are forgotten, a lock is not. */
export async function countWrongPin(queryable: Queryable, officeId: number, code: string, now: Temporal.Instant): Promise<void> {
  await queryable.query({
    name: 'count_wrong_pin',
    text: `insert into pin_lock as l (office_id, code, wrong, since) values ($1, $2, 1, $3)
           on conflict (office_id, code) do update set
             wrong = case when l.wrong < $5 and l.since < $4 then 1 else l.wrong + 1 end, since = case when l.wrong < $5 and l.since < $4 then excluded.since else l.since end`,
    values: [officeId, code, now, now.subtract(within), mostWrong],
  })
}

/** The right PIN was given, or an officer made sure who asks: the count begins anew. @returns whether there was any */
export async function forgetWrongPins(queryable: Queryable, officeId: number, code: string): Promise<boolean> {
  const { rowCount } = await queryable.query({ name: 'forget_wrong_pins', text: 'delete from pin_lock where office_id = $1 and code = $2', values: [officeId, code] })
  return (rowCount ?? 0) > 0
}
