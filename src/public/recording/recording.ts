import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HttpProblem } from '../../platform/http/problem.ts'
import { languageOf } from '../../platform/http/language.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import type { Throttle } from '../../platform/http/throttle.ts'
import { completeRecording, mostBytesOfPiece, progressOf, startRecording, takePiece } from '../../procedure/recordings.ts'
import type { House } from '../../procedure/house.ts'

interface OfToken { Params: { token: string } }
interface OfPiece { Params: { token: string; start: string } }

/** A whole neighbourhood may share one address of a telephone network. */
const starts = { burst: 60, secondsPerTry: 30 }
/** 64 MB at once, then 256 kB a second: a hundred people who speak at the same time. Who has to wait sends larger pieces. */
const pieces = { burst: 1_000, secondsPerTry: 0.25 }

/**
 * `/rekaman`: a spoken complaint comes in while it is spoken, piece by piece, and goes on where the network broke off (S3.1). Whoever
 * holds the token may add to the recording, ask how far it is, and finish it; the token is all the authority there is.
 */
export function addRecordingRoutes(app: FastifyInstance, house: Pick<House, 'workplace' | 'files' | 'secret'>): void {
  const startsOf = createThrottle(starts)
  const piecesOf = createThrottle(pieces)

  app.post('/rekaman', { config: { access: 'public' } }, async (request, reply) => {
    if (mustWait(startsOf, request, reply)) return reply
    const token = await startRecording(house)
    if (token === null) throw new HttpProblem('unavailable', { retryAfter: 600 })
    return reply.code(201).header('location', `/rekaman/${token}`).send({ token })
  })

  // HEAD comes with GET.
  app.get<OfToken>('/rekaman/:token', { config: { access: 'public' } }, async (request, reply) => {
    const progress = await progressOf(house, request.params.token)
    if (!progress) throw new HttpProblem('not-found')
    return reply.header('upload-offset', String(progress.size)).send({ offset: progress.size })
  })

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser<Buffer>('application/octet-stream', { parseAs: 'buffer', bodyLimit: mostBytesOfPiece }, (_request, body, done) => done(null, body))
    scope.put<OfPiece>('/rekaman/:token/:start', { bodyLimit: mostBytesOfPiece, config: { access: 'public' } }, async (request, reply) => {
      const { token, start } = request.params
      if (!/^\d{1,15}$/u.test(start) || !Buffer.isBuffer(request.body) || request.body.length === 0) throw new HttpProblem('bad-request')
      if (mustWait(piecesOf, request, reply)) return reply
      const taken = await takePiece(house, token, Number(start), request.body)
      if (taken.ok) return reply.header('upload-offset', String(taken.size)).send({ offset: taken.size })
      if (taken.problem === 'elsewhere') return reply.code(409).header('upload-offset', String(taken.size)).send({ offset: taken.size })
      throw new HttpProblem(taken.problem === 'unknown' ? 'not-found' : 'too-large')
    })
  })

  /** `?meja`: for the form of the officer who is signed in; otherwise for the citizen's. */
  app.post<OfToken & { Querystring: { meja?: unknown } }>('/rekaman/:token/selesai', { config: { access: 'public' } }, async (request, reply) => {
    const officer = request.query.meja === undefined ? undefined : request.identity?.signedIn?.person.id
    const finished = await completeRecording(house, request.params.token, officer ?? 'public', languageOf(request))
    if (finished.ok) return reply.send(finished.file)
    if (finished.problem === 'refused') return reply.code(422).send({ text: finished.text })
    throw new HttpProblem(finished.problem === 'taken' ? 'gone' : 'not-found')
  })
}

/** Short answers: on a slow network a page about the problem would only keep the recording waiting. */
function mustWait(throttle: Throttle, request: FastifyRequest, reply: FastifyReply): boolean {
  const verdict = throttle.take(request.ip)
  if (verdict.ok) return false
  void reply.code(429).header('retry-after', String(verdict.retryAfter)).send({})
  return true
}
