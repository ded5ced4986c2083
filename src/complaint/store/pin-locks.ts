import type { Queryable } from './history.ts'

/** So many wrong PINs within a day lock a code. With a million PINs a guesser has one chance in thirty thousand. */
const mostWrong = 30
const within = { hours: 24 }

/** Whether a code is locked. A code that nobody has may be locked too: it is told apart by nothing. */
export async function isPinLocked(queryable: Queryable, officeId: number, code: string): Promise<boolean> {
  const { rowCount } = await queryable.query({ name: 'is_pin_locked', text: 'select from pin_lock where office_id = $1 and code = $2 and wrong >= $3', values: [officeId, code, mostWrong] })
  return rowCount === 1
}

/**
 * Counts a guess before it is judged, so that many at once get no further than one after the other; those of the day before are forgotten, a lock
 * is not. @returns false when the code is locked: the guess must not be judged
 */
export async function takePinGuess(queryable: Queryable, officeId: number, code: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await queryable.query<{ wrong: number }>({
    name: 'take_pin_guess',
    text: `insert into pin_lock as l (office_id, code, wrong, since) values ($1, $2, 1, $3)
           on conflict (office_id, code) do update set
             wrong = case when l.wrong < $5 and l.since < $4 then 1 else least(l.wrong, $5) + 1 end, since = case when l.wrong < $5 and l.since < $4 then excluded.since else l.since end
           returning wrong`,
    values: [officeId, code, now, now.subtract(within), mostWrong],
  })
  return (rows[0]?.wrong ?? 0) <= mostWrong
}

/** The right PIN was given, or an officer made sure who asks: the count begins anew. @returns whether a count stood */
export async function forgetPinGuesses(queryable: Queryable, officeId: number, code: string): Promise<boolean> {
  const { rowCount } = await queryable.query({ name: 'forget_pin_guesses', text: 'delete from pin_lock where office_id = $1 and code = $2', values: [officeId, code] })
  return (rowCount ?? 0) > 0
}

/** Clears counts of days before that locked nothing. */
export async function clearOldPinGuesses(queryable: Queryable, officeId: number, now: Temporal.Instant): Promise<void> {
  await queryable.query({ name: 'clear_old_pin_guesses', text: 'delete from pin_lock where office_id = $1 and since < $2 and wrong < $3', values: [officeId, now.subtract(within), mostWrong] })
}
