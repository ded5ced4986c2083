import { createThrottle } from '../../platform/http/throttle.ts'
import type { Workplace } from '../../procedure/perform.ts'
import { sameText } from '../../platform/same-text.ts'

/** Guesses at the PIN of one code from one address: ten at once, then one a minute. A right one is not counted. */
const fromOneAddress = { burst: 10, secondsPerTry: 60 }
/** And of one code from anywhere: a crowd of addresses gets no further, the owner waits at most some minutes. */
const fromAnywhere = { burst: 40, secondsPerTry: 20 }

export type PinVerdict = { ok: true } | { ok: false; retryAfter: number | null }

/**
 * Judges a PIN. A code that nobody has and a wrong PIN are one answer, at one speed, and both count as guesses: whether a code exists
 * is not told. `retryAfter`: seconds to wait when there were too many guesses.
 */
export function createPinCheck({ pinOf }: Pick<Workplace, 'pinOf'>) {
  const perAddress = createThrottle(fromOneAddress)
  const perCode = createThrottle(fromAnywhere)
  return (address: string, code: string, complaintId: string | null, typed: string): PinVerdict => {
    const tries = [{ throttle: perAddress, key: `${address} ${code}` }, { throttle: perCode, key: code }]
    for (const { throttle, key } of tries) {
      const allowed = throttle.take(key)
      if (!allowed.ok) return allowed
    }
    // Compared even when there is nothing to compare with.
    const right = sameText(typed.replace(/[\s-]/gu, ''), pinOf(complaintId ?? ''))
    if (!right || complaintId === null) return { ok: false, retryAfter: null }
    for (const { throttle, key } of tries) throttle.forget(key)
    return { ok: true }
  }
}
