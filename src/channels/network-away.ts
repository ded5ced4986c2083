/**
 * A network cannot be reached, or has its hands full: what was asked may be asked again later. Holds no words of the failing call: its address may
 * hold a token. `code` says what happened: `ECONNREFUSED`, `TimeoutError`, `503` …
 */
export class NetworkAway extends Error {
  override readonly name = 'NetworkAway'
  readonly code: string
  constructor(code: string) {
    super(`the network is away: ${code}`)
    this.code = code
  }
}

/** Whether an answer with this status may be another one later: busy, broken, too slow, too many questions. */
export function mayPass(status: number): boolean {
  return status >= 500 || status === 429 || status === 408
}

/** What a call that did not come to its end failed of, without its words. */
export function awayBecause(error: unknown): NetworkAway {
  return new NetworkAway(codeOf(error))
}

/** The code deepest in an error: `fetch` wraps what happened. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.cause instanceof Error) return codeOf(error.cause)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
