import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { callerNumber } from '../office/caller-number.ts'
import { callEvents } from '../office/calls.ts'
import type { CallEvent } from '../office/calls.ts'
import { sameText } from '../platform/same-text.ts'
import { channelKind } from './adapter.ts'

const settings = z.strictObject({ secret: z.string().min(16).max(200) })

/** What a switchboard sends, as JSON or as a form. `at`: a moment with its offset, or seconds since 1970. What else it sends is passed over. */
const news = z.object({
  event: z.string().trim().toLowerCase().pipe(z.enum(callEvents)),
  id: z.union([z.string(), z.number().transform(String)]).pipe(z.string().trim().min(1).max(200)),
  caller: z.coerce.string().max(300).default(''),
  callee: z.coerce.string().max(300).default(''),
  at: z.coerce.string().trim().max(40).default(''),
  seconds: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(0).max(86_400)]).nullish().transform((value) => value ?? null),
})

/** A clock that is further behind was never set: many a small switchboard starts in 1970. */
const clockBehind = { hours: 48 } as const

/**
 * A telephone switchboard (PBX, sentral telepon), or whatever hears the telephone, tells of calls at `POST /hook/<name>/panggilan`:
 * `{ event: ringing | answered | ended | missed, id, caller, callee?, at?, seconds? }` with the secret as `Authorization: Bearer`, as
 * `X-Hook-Secret` or, for simple dialplans, as `?kunci=`. From a dialplan of Asterisk:
 *
 *     same => n,Set(X=${CURL(https://kantor/hook/sentral/panggilan?kunci=RAHASIA,event=ringing&id=${UNIQUEID}&caller=${URIENCODE(${CALLERID(num)})})})
 *     exten => h,1,Set(E=${IF($["${DIALSTATUS}"="ANSWER"]?ended:missed)})
 *     same => n,Set(X=${CURL(https://kantor/hook/sentral/panggilan?kunci=RAHASIA,event=${E}&id=${UNIQUEID}&caller=${URIENCODE(${CALLERID(num)})}&seconds=${CDR(billsec)})})
 *
 * Missed calls on a GSM modem, by the script that Gammu SMSD runs (`runonincomingcall`, `hangupcalls = 1`) with the number:
 *
 *     curl -fsS --retry 5 -H "X-Hook-Secret: RAHASIA" -d event=missed -d "id=gsm-$1-$(date +%s)" --data-urlencode "caller=$1" https://kantor/hook/modem/panggilan
 */
export const pbx = channelKind({
  kind: 'pbx',
  settings,
  open: (name, { secret }, { now, publicUrl }) => ({
    name, kind: 'pbx', channel: 'phone',
    callRoutes(app, calls) {
      app.post(`/hook/${name}/panggilan`, {
        config: { access: 'public' }, bodyLimit: 16 * 1024,
        onRequest: async (request, reply) => (knows(request, secret) ? undefined : text(reply, 401, 'kunci salah')),
      }, async (request, reply) => {
        const read = news.safeParse(request.body ?? {})
        const at = read.success ? momentOf(read.data.at, now()) : null
        if (!read.success || !at) return text(reply, 422, `tidak dapat dibaca: ${read.success ? 'at' : [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ')}`)
        const { event, id, caller, callee, seconds } = read.data
        await calls.note({ account: name, externalId: id, event, number: callerNumber(caller), callee: callerNumber(callee), at, seconds } satisfies CallEvent)
        return text(reply, 200, 'dicatat')
      })
    },
    check: async () => [{
      ok: true,
      what: {
        id: `${name}: menunggu kabar panggilan di POST ${new URL(`/hook/${name}/panggilan`, publicUrl).href}`,
        en: `${name}: waits for news of calls at POST ${new URL(`/hook/${name}/panggilan`, publicUrl).href}`,
      },
    }],
  }),
})

function knows(request: FastifyRequest, secret: string): boolean {
  const bearer = /^Bearer +(.+)$/iu.exec(request.headers.authorization ?? '')?.[1]
  const header = request.headers['x-hook-secret']
  const query: unknown = request.query
  const key = typeof query === 'object' && query !== null && 'kunci' in query ? query.kunci : undefined
  return [bearer, header, key].some((given) => typeof given === 'string' && sameText(given, secret))
}

/** Never in the future, and now when the switchboard's clock was never set; null when it cannot be read. */
function momentOf(at: string, now: Temporal.Instant): Temporal.Instant | null {
  if (at === '') return now
  try {
    const said = /^\d{9,11}(?:\.\d+)?$/u.test(at) ? Temporal.Instant.fromEpochMilliseconds(Math.round(Number(at) * 1_000)) : Temporal.Instant.from(at)
    const tooOld = Temporal.Instant.compare(said, now.subtract(clockBehind)) < 0
    return tooOld || Temporal.Instant.compare(said, now) > 0 ? now : said
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Dialplans read the answer as text. */
function text(reply: FastifyReply, code: number, words: string): FastifyReply {
  return reply.code(code).type('text/plain; charset=utf-8').send(`${words}\n`)
}
