import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { openSpool } from '../../platform/spool.ts'
import type { Spool } from '../../platform/spool.ts'
import { channelKind } from '../adapter.ts'
import type { Post } from '../adapter.ts'
import { checkKannel } from './kannel-check.ts'
import { readSpool } from './kannel-inbox.ts'
import { sendThroughKannel } from './kannel-send.ts'
import { keepGoing } from './keep-going.ts'
import { readNotice } from './kannel-notice.ts'
import { admit, headerOf, keepRequest, mostBytes, noKeepAlive, runSpool } from './spool.ts'
import type { Incoming } from './spool.ts'

const printable = z.string().regex(/^[\x21-\x7e]{1,200}$/u)
const web = z.url({ protocol: /^https?$/u })

const settings = z.strictObject({
  /** smsbox's door for sending. */
  sendUrl: web.default('http://127.0.0.1:13013/cgi-bin/sendsms'),
  username: printable,
  password: printable,
  /** Our number or short code, as the operator gave it. */
  from: z.string().regex(/^[+\w .-]{1,20}$/u),
  /** Stands in the addresses that Kannel calls: only letters, digits, - and _, because Kannel gives the percent sign a meaning of its own. */
  secret: z.string().regex(/^[\w-]{16,100}$/u),
  /** Where the always-on receiver listens (`tanggap channel spool <name>`); null: Kannel calls this program itself. */
  receiver: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(1).max(65_535) }).nullable().default(null),
  /** This program's address as Kannel can reach it, when there is no receiver; by default the public one. */
  hookUrl: web.nullable().default(null),
  /** Kannel's status page with its password, for the check: http://127.0.0.1:13000/status.txt?password=… */
  statusUrl: web.nullable().default(null),
  /** SMS that one message may take; not more than `max-messages` of the sendsms-user. */
  mostParts: z.int().min(1).max(255).default(10),
})

/** An operator's link through Kannel: over HTTP, with delivery reports. Multipart SMS are split and joined by Kannel. */
export const kannel = channelKind({
  kind: 'kannel',
  settings,
  open(name, own, { log, files, now, publicUrl, dataFolder }) {
    const folder = join(dataFolder, 'spool', name)
    let opened: Promise<Spool> | null = null
    const spool = () => (opened ??= openSpool(folder))
    const { receiver, secret } = own
    const base = receiver ? `http://${receiver.host}:${receiver.port}` : `${(own.hookUrl ?? publicUrl).replace(/\/$/u, '')}/hook/${name}`
    return {
      name, kind: 'kannel', channel: 'sms', atOnce: 16,
      async listen(post, signal) {
        const read = readSpool({ name, spool: await spool(), files, log, now })
        await keepGoing(() => read(post), { signal, everyMs: 500, log, what: `${name}: spool` })
      },
      send: (message) => sendThroughKannel(own, `${base}/laporan?id=${message.id}&type=%d&words=%A&secret=${secret}`, message),
      // Kannel cannot be asked; its report comes, also after a restart of ours.
      sentBefore: async () => null,
      routes(app, post) {
        if (!receiver) addHook(app, `/hook/${name}/:about`, async (incoming) => hear(admit(secret, incoming, now()), await spool(), post))
      },
      keepSpool: receiver ? (signal) => runSpool({ ...receiver, secret }, folder, signal) : undefined,
      check: async () => checkKannel({ ...own, name, base, receiver: receiver !== null }, await spool()),
    }
  },
})

/**
 * A request at our own door. A report is written down at once; an SMS goes into the spool, where those of one sender keep their order and parts
 * find each other, and a report too while the database is away: what Kannel holds is lost when it stops.
 */
async function hear(request: ReturnType<typeof admit>, spool: Spool, post: Post): Promise<number> {
  if (typeof request === 'number') return request
  const notice = request.about === 'laporan' ? readNotice(request) : null
  if (notice?.kind === 'report') {
    const { id, outcome, words } = notice
    const kept = await post.report({ channel: 'sms', id, outcome, words, at: request.at }).catch(() => null) // the listener tries again, and says so
    if (kept) return 200
  }
  await keepRequest(spool, request)
  return 200
}

/** The address that Kannel calls when no receiver stands between. */
function addHook(app: FastifyInstance, url: string, answer: (incoming: Incoming) => Promise<number>): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) => { done(null, body) })
    scope.route<{ Params: { about: string } }>({
      method: ['GET', 'POST'], url, config: { access: 'public' },
      handler: async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const status = await answer({
          path: request.params.about, query: (request.raw.url ?? '').split('?', 2)[1] ?? '', type: request.method === 'POST' ? (request.headers['content-type'] ?? 'text/plain') : null,
          udh: headerOf(request.headers['x-kannel-udh']), body,
        })
        return reply.code(status).headers(noKeepAlive).type('text/plain').send('')
      },
    })
  })
}
