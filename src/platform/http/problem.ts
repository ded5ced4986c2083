/** Everything that can go wrong between the wire and a door, with the HTTP status that says so. */
export const problemStatuses = {
  'bad-request': 400,
  'sign-in-required': 401,
  forbidden: 403,
  'stale-form': 403,
  'cross-site': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  gone: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media': 415,
  unprocessable: 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const

/**
 * The code of a problem. `stale-form`: the form's proof of origin is missing or belongs to another session;
 * `cross-site`: the form was sent from another website.
 */
export type ProblemCode = keyof typeof problemStatuses

/** A problem as doors show it; texts come from the messages, by code. */
export type Problem = {
  code: ProblemCode
  status: number
  /** What to tell the office when asking for help; the log has the same id. */
  requestId: string
  /** For 429 and 503: seconds after which a new try makes sense. */
  retryAfter?: number
  /** For 405: the methods that the address does answer. */
  allow?: string[]
}

/** Thrown by a route or a hook when the request cannot be served; it becomes a page or a problem+json, never a log entry. */
export class HttpProblem extends Error {
  readonly code: ProblemCode
  readonly retryAfter: number | undefined
  readonly allow: string[] | undefined

  constructor(code: ProblemCode, detail: { retryAfter?: number; allow?: string[] } = {}) {
    super(code)
    this.name = 'HttpProblem'
    this.code = code
    this.retryAfter = detail.retryAfter
    this.allow = detail.allow
  }
}

/** The problem that an error stands for; `internal` for everything unforeseen, which alone is worth logging. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof HttpProblem) {
    return {
      code: error.code,
      status: problemStatuses[error.code],
      requestId,
      ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
      ...(error.allow === undefined ? {} : { allow: error.allow }),
    }
  }
  const code = codeOfStatus(statusOf(error))
  return { code, status: problemStatuses[code], requestId }
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500
  return typeof error.statusCode === 'number' ? error.statusCode : 500
}

/** Errors of the framework and its plugins carry a status of their own; all other 4xx are malformed requests. */
function codeOfStatus(status: number): ProblemCode {
  switch (status) {
    case 401:
      return 'sign-in-required'
    case 403:
      return 'forbidden'
    case 404:
    case 414: // a part of the address longer than any of ours
      return 'not-found'
    case 405:
      return 'method-not-allowed'
    case 413:
      return 'too-large'
    case 415:
      return 'unsupported-media'
    case 429:
      return 'too-many-requests'
    case 503:
      return 'unavailable'
    default:
      return status >= 400 && status < 500 ? 'bad-request' : 'internal'
  }
}
