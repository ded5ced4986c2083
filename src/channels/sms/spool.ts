import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sameText } from '../../platform/same-text.ts'
import { openSpool } from '../../platform/spool.ts'
import type { Spool } from '../../platform/spool.ts'
import { systemNow } from '../../platform/time.ts'
import { textOf } from './kannel-notice.ts'
import type { KannelRequest } from './kannel-notice.ts'

/** Most bytes of one request: ten parts of an SMS are some three thousand. */
export const mostBytes = 65_536

/** A request of Kannel's, before anybody has looked at it. `path`: its last part. */
export interface Incoming { path: string; query: string; type: string | null; udh: string | null; body: Buffer }

/**
 * Goes with every answer to Kannel: smsbox 1.4.5 ends with a failed assertion when a connection that it keeps for the next request has been
 * closed by us in the meantime, and what it had in hand is lost.
 */
export const noKeepAlive = { connection: 'close' } as const

/**
 * Stores a request if it knows the secret. @returns the status to answer: 200 when it is durable; only then does Kannel forget it (it tries
 * again after any other)
 */
export async function storeRequest(spool: Spool, secret: string, incoming: Incoming, now: Temporal.Instant): Promise<200 | 403 | 404> {
  const request = admit(secret, incoming, now)
  if (typeof request === 'number') return request
  await keepRequest(spool, request)
  return 200
}

/** The request, without its secret; or the status that refuses it. */
export function admit(secret: string, { path, query, type, udh, body }: Incoming, at: Temporal.Instant): KannelRequest | 403 | 404 {
  if (path !== 'masuk' && path !== 'laporan') return 404
  if (!sameText(textOf(query, 'secret') ?? '', secret)) return 403
  return { about: path, query: query.split('&').filter((field) => !field.startsWith('secret=')).join('&'), type, udh, body, at }
}

/** Durable when this returns. */
export async function keepRequest(spool: Spool, { about, query, type, udh, body, at }: KannelRequest): Promise<void> {
  await spool.put(Buffer.from(JSON.stringify({ about, query, type, udh, body: body.toString('base64'), at: at.toString() })))
}

/** A stored request; null when the file is damaged. */
export function readStored(content: Buffer): KannelRequest | null {
  try {
    const { about, query, type, udh, body, at } = JSON.parse(content.toString('utf8')) as Record<string, string | null>
    if ((about !== 'masuk' && about !== 'laporan') || typeof query !== 'string' || typeof body !== 'string' || typeof at !== 'string') return null
    return { about, query, type: type ?? null, udh: udh ?? null, body: Buffer.from(body, 'base64'), at: Temporal.Instant.from(at) }
  } catch {
    return null // half a file, or none of ours
  }
}

/**
 * The tiny program that is always there to take what Kannel brings, while the office's own program is down or updated: smsbox acknowledges
 * an SMS to the operator before our answer, and what it holds in memory is lost when it stops. It stores and knows nothing else.
 * Settles when the signal aborts.
 * @param folder the account's spool, `<data>/spool/<account>`
 * @throws when it cannot listen there
 */
export async function runSpool({ host, port, secret }: { host: string; port: number; secret: string }, folder: string, signal: AbortSignal): Promise<void> {
  const spool = await openSpool(folder)
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    answer(spool, secret, request, response).catch(() => {
      // The disk is full or gone: Kannel keeps it and comes again.
      if (!response.headersSent) response.writeHead(503, noKeepAlive).end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  await new Promise<void>((resolve) => {
    const stop = () => {
      server.close(() => resolve())
      server.closeIdleConnections()
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

async function answer(spool: Spool, secret: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk)
    size += Buffer.isBuffer(chunk) ? chunk.length : 0
    if (size > mostBytes) {
      response.writeHead(413, noKeepAlive).end()
      return
    }
  }
  const hasBody = request.method === 'POST'
  const status = await storeRequest(spool, secret, {
    path: path.slice(path.lastIndexOf('/') + 1), query, type: hasBody ? (request.headers['content-type'] ?? 'text/plain') : null,
    udh: headerOf(request.headers['x-kannel-udh']), body: Buffer.concat(chunks),
  }, systemNow())
  response.writeHead(status, noKeepAlive).end()
}

/** A header's one value. */
export const headerOf = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null)
