import { randomBytes } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyFormbody from '@fastify/formbody'
import { fastify, LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'
import { demandDeclaredAccess } from './access.ts'
import type { Authorize, RouteEntry } from './access.ts'
import { addAssets } from './assets.ts'
import { addCompression } from './compress.ts'
import { formToObject } from './form-body.ts'
import { addGuard } from './guard.ts'
import { addSecurityHeaders } from './headers.ts'
import { addJsonBody } from './json-body.ts'
import { addLanguageSwitch } from './language.ts'
import { addMultipart } from './multipart.ts'
import type { ReceiveFile } from './multipart.ts'
import { addProblems, frameworkError } from './problems.ts'
import type { OnProblem } from './problems.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every declared route, for guards: method, address, access. */
    routeTable: readonly RouteEntry[]
  }
}

export type ServerOptions = {
  log: Log
  /** Where the office is published; `https:` turns on HSTS and cookies that demand it. */
  publicUrl: string | URL
  /** Who is it, may they: the one check, given by main. */
  authorize: Authorize
  /** How a problem is shown, given by main. */
  onProblem: OnProblem
  /** Keeps uploaded files; without it no route can take any. */
  receiveFile?: ReceiveFile
  /** Folder of the built assets (`dist/assets`). */
  assetsFolder?: string
  /**
   * Addresses of proxies whose `X-Forwarded-For` is believed; by default one on this machine. Without it every visitor
   * behind a proxy would count as one network, and one guesser's delays would be everyone's.
   */
  trustProxy?: boolean | string
  /** Bytes of a form or JSON body without files. */
  bodyLimit?: number
}

/** A long narrative with every other field is some 30 kB; the rest is room for API clients. */
const defaultBodyLimit = 1024 * 1024
/** Ten photos of 10 MB over 2G take minutes; beyond this a request is hung, not slow. */
const requestTimeout = 30 * 60_000

/**
 * The web server, with everything that all doors share and no door of its own: forms, uploads, cookies, security
 * headers, the guard, problems, compression, assets, language. Routes are added to it with
 * `config: { access }`; one that does not say who may use it stops the start.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const publicUrl = new URL(options.publicUrl)
  const https = publicUrl.protocol === 'https:'
  const bodyLimit = options.bodyLimit ?? defaultBodyLimit
  const log: FastifyBaseLogger = options.log
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout,
    http: { headersTimeout: 30_000 },
    trustProxy: options.trustProxy ?? 'loopback',
    genReqId: requestIds(),
    // While closing, idle connections are cut, requests in hand are finished, and one that slips in is still served.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, querystringParser: (text) => formToObject(text) },
    frameworkErrors: frameworkError(options.onProblem, { https }),
  })
  app.decorate('secureCookies', https)
  const table = demandDeclaredAccess(app)
  app.decorate('routeTable', table)
  addProblems(app, options.onProblem, table)
  addSecurityHeaders(app, { https })
  addCompression(app)
  addAccessLog(app)
  await app.register(fastifyCookie)
  addGuard(app, options.authorize, publicUrl.origin)
  await app.register(fastifyFormbody, { bodyLimit, parser: (text) => formToObject(text) })
  addJsonBody(app)
  await addMultipart(app, options.receiveFile, bodyLimit)
  addLanguageSwitch(app)
  if (options.assetsFolder !== undefined) await addAssets(app, options.assetsFolder)
  return app
}

/**
 * Stops the server: takes no new connections, finishes what is in hand for at most `graceMs`, then cuts what is left
 * (a client that never reads its answer must not keep the office from restarting).
 */
export async function closeServer(app: FastifyInstance, graceMs = 20_000): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMs)
  // A kept-alive connection whose request was in hand becomes idle only now, and Node looks once.
  const sweep = setInterval(() => app.server.closeIdleConnections(), 100)
  try {
    await app.close()
  } finally {
    clearTimeout(cut)
    clearInterval(sweep)
  }
}

/** Short ids that a citizen can read out on the telephone: a word per start of the server, then a count. */
function requestIds(): () => string {
  const start = randomBytes(3).toString('hex')
  let count = 0
  return () => `${start}-${(++count).toString(36)}`
}

/** One line per request, with the pattern of the address only: the address itself may hold a tracking code. */
function addAccessLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const line = { method: request.method, route: request.routeOptions.url ?? '-', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    if (reply.statusCode >= 500) request.log.warn(line, 'answered')
    else request.log.debug(line, 'answered')
    done()
  })
}
