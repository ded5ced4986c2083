import { forgetPinGuesses, takePinGuess } from '../complaint/store/pin-locks.ts'
import { createThrottle } from '../platform/http/throttle.ts'
import { sameText } from '../platform/same-text.ts'
import type { Workplace } from './perform.ts'

/** Guesses at the PIN of one code from one address: ten at once, then one a minute. A right one is not counted. */
const fromOneAddress = { burst: 10, secondsPerTry: 60 }
/** And of one code from anywhere: a crowd of addresses gets no further, the owner waits at most some minutes. */
const fromAnywhere = { burst: 40, secondsPerTry: 20 }

/** `retryAfter`: seconds to wait when there were too many guesses. `locked`: no PIN opens the code until an officer does. */
export type PinVerdict = { ok: true } | { ok: false; retryAfter: number | null; locked: boolean }

/**
 * Judges a PIN: on the tracking page, in the API, by SMS. A code that nobody has and a wrong PIN are one answer, at one speed, both count as
 * guesses and both lock: whether a code exists is not told. The lock stands in the database, so that neither patience nor a restart helps.
 */
export function createPinCheck({ pool, officeId, pinOf, now }: Pick<Workplace, 'pool' | 'officeId' | 'pinOf' | 'now'>) {
  const perAddress = createThrottle(fromOneAddress)
  const perCode = createThrottle(fromAnywhere)
  return async (address: string, code: string, complaintId: string | null, typed: string): Promise<PinVerdict> => {
    const tries = [{ throttle: perAddress, key: `${address} ${code}` }, { throttle: perCode, key: code }]
    for (const { throttle, key } of tries) {
      const allowed = throttle.take(key)
      if (!allowed.ok) return { ...allowed, locked: false }
    }
    if (!(await takePinGuess(pool, officeId, code, now()))) return { ok: false, retryAfter: null, locked: true }
    // Compared even when there is nothing to compare with.
    const right = sameText(typed.replace(/[\s-]/gu, ''), pinOf(complaintId ?? ''))
    if (!right || complaintId === null) return { ok: false, retryAfter: null, locked: false }
    for (const { throttle, key } of tries) throttle.forget(key)
    await forgetPinGuesses(pool, officeId, code)
    return { ok: true }
  }
}
