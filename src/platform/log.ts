import { pino, stdTimeFunctions } from 'pino'
import type { DestinationStream, Logger } from 'pino'

/** The log that every part of the house writes to. */
export type Log = Logger

// What people told us or may sign in with: taken out wherever it stands in a log entry, should somebody put it there.
const personal = [
  'password', 'pin', 'token', 'secret', 'cookie', 'authorization', 'applicant', 'narrative', 'address', 'phone', 'email',
  'nik', 'ip', 'body', 'query', 'headers', 'payload', 'parameters',
]

/**
 * Opens the log: one JSON object a line, without personal data.
 * A request is logged by its method and its route's pattern (`/lacak/:code`), never by its address, query, headers or body.
 * @param destination where it goes; standard output by default
 */
export function createLog(config: { logLevel: string }, destination?: DestinationStream): Log {
  return pino({
    level: config.logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: personal.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[dihapus]' },
    serializers: { err: safeError, error: safeError, req: safeRequest, res: safeResponse },
  }, destination ?? pino.destination({ dest: 1, sync: true }))
}

/** A log for tests and tools that want none. */
export function silentLog(): Log {
  return pino({ level: 'silent' })
}

/** What may be known of an error. PostgreSQL's `detail`, `where` and the values quoted in its data errors are what people typed. */
function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an Error', type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const quotesValues = code !== undefined && /^22[0-9A-Z]{3}$/.test(code)
  const message = quotesValues ? error.message.replace(/".*"/s, '"…"') : error.message
  return {
    type: error.name,
    message,
    ...(code === undefined ? {} : { code }),
    ...('constraint' in error ? { constraint: error.constraint } : {}),
    stack: error.stack?.replace(error.message, () => message),
    ...(error.cause === undefined ? {} : { cause: safeError(error.cause) }),
  }
}

function safeRequest(request: { id?: unknown; method?: string; routeOptions?: { url?: string } }): object {
  return { id: request.id, method: request.method, route: request.routeOptions?.url ?? null }
}

function safeResponse(reply: { statusCode?: number }): object {
  return { status: reply.statusCode }
}
