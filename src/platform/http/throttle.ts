type Bucket = { tokens: number; at: number }

/** Verdict of a throttle: go on, or wait so many seconds. */
export type Throttled = { ok: true } | { ok: false; retryAfter: number }

export type Throttle = {
  /** Takes one try for this key, if one is left. */
  take: (key: string) => Throttled
  /** Forgets the tries of this key (after a success). */
  forget: (key: string) => void
}

/**
 * A token bucket per key, in memory: `burst` tries at once, then one more every `secondsPerTry`.
 * Only for guesses at secrets (passwords, PINs), never for lodging: a whole village may share one address.
 * Holds at most `maxKeys`; beyond, the key unused for longest is forgotten, which gives a guesser nothing but a
 * fresh burst that costs `maxKeys` requests from other keys.
 *
 * @param now milliseconds on any clock that never runs backwards
 */
export function createThrottle(options: { burst: number; secondsPerTry: number; maxKeys?: number; now?: () => number }): Throttle {
  const { burst, secondsPerTry, maxKeys = 50_000, now = () => performance.now() } = options
  const buckets = new Map<string, Bucket>()
  return {
    take(key) {
      const at = now()
      const before = buckets.get(key) ?? { tokens: burst, at }
      const tokens = Math.min(burst, before.tokens + (at - before.at) / 1000 / secondsPerTry)
      buckets.delete(key)
      const enough = tokens >= 1
      buckets.set(key, { tokens: enough ? tokens - 1 : tokens, at })
      if (buckets.size > maxKeys) {
        const oldest = buckets.keys().next()
        if (!oldest.done) buckets.delete(oldest.value)
      }
      return enough ? { ok: true } : { ok: false, retryAfter: Math.ceil((1 - tokens) * secondsPerTry) }
    },
    forget(key) {
      buckets.delete(key)
    },
  }
}
