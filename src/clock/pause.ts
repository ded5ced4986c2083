import type { Span } from './day-table.ts'

/** A stretch in which the clock stands still: the complainant was asked for something missing. `to` null: still waiting. */
export interface Pause { from: Temporal.Instant; to: Temporal.Instant | null; reason?: string }

/** A pause as the clock sees it, in epoch milliseconds: `to` when counting goes on, `endedAt` when the pause itself ended; Infinity while it is open. */
export interface Stop extends Span { readonly endedAt: number; readonly reason?: string }

const NO_STOPS: readonly Stop[] = []

function merge(sorted: readonly Stop[]): Stop[] {
  const merged: Stop[] = []
  for (const stop of sorted) {
    const last = merged.at(-1)
    if (last === undefined || stop.from > last.to) merged.push(stop)
    else if (stop.endedAt > last.endedAt) merged[merged.length - 1] = { ...last, to: stop.to, endedAt: stop.endedAt }
  }
  return merged
}

/**
 * Pauses in order, empty ones dropped, touching ones joined, each prolonged to the moment at which counting goes on.
 * `resume` gives that moment: for office clocks the next service moment. Throws a RangeError for a pause that ends before it begins.
 */
export function stopsOf(pauses: readonly Pause[], resume: (ms: number) => number): readonly Stop[] {
  if (pauses.length === 0) return NO_STOPS
  const given: Stop[] = []
  for (const { from, to, reason } of pauses) {
    const end = to?.epochMilliseconds ?? Infinity
    const stop = { from: from.epochMilliseconds, to: end, endedAt: end, ...(reason !== undefined && { reason }) }
    if (stop.to < stop.from) throw new RangeError(`pause: ends ${String(to)} before it begins ${String(from)}`)
    if (stop.to > stop.from) given.push(stop)
  }
  given.sort((a, b) => a.from - b.from)
  return merge(merge(given).map((stop) => (stop.to === Infinity ? stop : { ...stop, to: resume(stop.to) })))
}
