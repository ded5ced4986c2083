import type { FastifyInstance, FastifyReply } from 'fastify'
import { latestCheckpoint } from '../../complaint/store/transparency/log.ts'
import { readEntries, tileReader, tileWidth, widthOf } from '../../complaint/store/transparency/tiles.ts'
import { cosignaturesOf } from '../../complaint/store/transparency/witnesses.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { logKey } from '../../procedure/transparency.ts'
import { addCheckpoint } from '../../procedure/witness.ts'

interface OfTile { Params: { '*': string } }

/** A tile that is full never changes; what is not full yet is asked for anew. */
const forEver = 'public, max-age=31536000, immutable'

/**
 * `/log`: the register's transparency log for whoever wants to check it from outside, as C2SP tlog-tiles: signed checkpoint, tiles of hashes,
 * bundles of entries. Nothing in it says anything about a person.
 */
export function addLogRoutes(app: FastifyInstance, house: Pick<House, 'workplace' | 'secret' | 'config'>): void {
  const { pool, officeId } = house.workplace

  app.get('/log/checkpoint', { config: { access: 'public', cache: 'no-cache' } }, async (_request, reply) => {
    const checkpoint = await latestCheckpoint(pool, officeId)
    if (!checkpoint) throw new HttpProblem('not-found')
    return text(reply).send(checkpoint.note + (await cosignaturesOf(pool, officeId, checkpoint.size)).join(''))
  })

  /** The key with which checkpoints are signed, as other programs take it. */
  app.get('/log/key', { config: { access: 'public' } }, async (_request, reply) => text(reply).send(`${(await logKey(house)).verifier}\n`))

  /** Another office's log shows its new checkpoint, to be signed by this office as a witness (C2SP tlog-witness). */
  app.register((scope, _options, done) => {
    scope.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, parsed) => { parsed(null, body) })
    scope.post('/log/witness/add-checkpoint', { config: { access: 'public' }, bodyLimit: 64 * 1024 }, async (request, reply) => {
      const { status, text: said } = await addCheckpoint(house, typeof request.body === 'string' ? request.body : '')
      return reply.code(status).type(status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8').send(said)
    })
    done()
  })

  app.get<OfTile>('/log/tile/*', { config: { access: 'public', cache: 'no-cache' } }, async (request, reply) => {
    const asked = readTilePath(request.params['*'])
    const size = (await latestCheckpoint(pool, officeId))?.size ?? 0
    const level = asked?.level ?? 0
    const width = asked ? widthOf(level === 'entries' ? 0 : level, asked.index, size) : 0
    if (!asked || width < asked.width) throw new HttpProblem('not-found')
    const content = asked.level === 'entries'
      ? bundle(await readEntries(pool, officeId, asked.index * tileWidth, asked.width))
      : (await tileReader(pool, officeId, size)(asked.level, asked.index)).subarray(0, asked.width * 32)
    return reply.type('application/octet-stream').header('cache-control', forEver).send(content)
  })
}

function text(reply: FastifyReply): FastifyReply {
  return reply.type('text/plain; charset=utf-8')
}

/** Each entry behind its length, in two bytes. */
function bundle(entries: readonly Buffer[]): Buffer {
  return Buffer.concat(entries.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 0xff), entry]))
}

/** `0/x001/234.p/17` → level 0, tile 1234, of which 17 hashes; null when it is none. */
export function readTilePath(path: string): { level: number | 'entries'; index: number; width: number } | null {
  const [, level = '', digits = '', partial] = /^(entries|[0-9]|[1-5][0-9])\/((?:x\d{3}\/){0,3}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/u.exec(path) ?? []
  if (level === '') return null
  const width = partial === undefined ? tileWidth : Number(partial)
  if (width > tileWidth || (partial !== undefined && width === tileWidth)) return null
  return { level: level === 'entries' ? 'entries' : Number(level), index: Number(digits.replaceAll(/[x/]/gu, '')), width }
}
