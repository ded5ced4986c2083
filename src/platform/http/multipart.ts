import fastifyMultipart from '@fastify/multipart'
import type { Multipart, MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fingerprint } from '../files.ts'
import type { FileStore, StoredFile } from '../files.ts'
import { csrfField, csrfHeader, tokenMatches } from './csrf.ts'
import { cleanText, formToObject } from './form-body.ts'
import { HttpProblem } from './problem.ts'

/** Keeps one uploaded file; `FileStore.put` of platform/files. Content beyond the limit is refused and leaves nothing behind. */
export type ReceiveFile = FileStore['put']
type Receive = (content: AsyncIterable<Uint8Array>, limit: number) => Promise<{ ok: true; file: StoredFile & { bytes?: Buffer } } | { ok: false }>

/** One file of a submitted form, in order. A refused one says why, so that the form can be shown again with the rest kept. */
export type UploadedFile = { field: string; fileName: string; declaredType: string } & (
  | { kept: StoredFile & { bytes?: Buffer }; refused?: undefined }
  | { kept?: undefined; refused: 'too-large' | 'too-many' }
)

/**
 * What a route that takes files allows. Bytes per file. `forget`: only their fingerprints are wanted; `hold`: small and
 * secret, such as a key: only in memory, in `bytes`. Neither touches the disk.
 */
export type UploadLimits = { maxFiles: number; maxFileSize: number; forget?: true; hold?: true }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes multipart forms with files; without it a multipart form is a 415. */
    upload?: UploadLimits
  }
  interface FastifyRequest {
    /** The files of a multipart form, already kept. Empty otherwise. */
    uploads: UploadedFile[]
  }
}

const maxFields = 2000

/**
 * Reads multipart forms before the handler runs: fields become `request.body` exactly as in an ordinary form, files
 * stream to `receiveFile` one after the other (never whole in memory) and become `request.uploads`.
 * A form of a session must carry its `_csrf` field before the first file; nothing is kept for a forged form.
 */
export async function addMultipart(app: FastifyInstance, receiveFile: ReceiveFile | undefined, bodyLimit: number): Promise<void> {
  await app.register(fastifyMultipart, { throwFileSizeLimit: false })
  app.decorateRequest('uploads')
  app.addHook('onRequest', (request, _reply, done) => {
    request.uploads = []
    done()
  })
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return
    const limits = request.routeOptions.config.upload
    const receive: Receive | undefined = limits?.hold ? held : limits?.forget ? fingerprint : receiveFile
    if (limits === undefined || receive === undefined) throw new HttpProblem('unsupported-media')
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > limits.maxFiles * 2 * limits.maxFileSize + bodyLimit) throw new HttpProblem('too-large')
    await readForm(request, limits, receive, bodyLimit)
  })
}

async function readForm(request: FastifyRequest, limits: UploadLimits, receiveFile: Receive, bodyLimit: number): Promise<void> {
  const fields: [string, string][] = []
  let proven = request.routeOptions.config.access === 'public' || request.identity?.csrfToken === undefined || proves(request, request.headers[csrfHeader])
  let fieldBytes = 0
  let files = 0
  // One byte more than allowed shows that a file is too large; the rest is not even passed on.
  const parts = request.parts({ limits: { fileSize: limits.maxFileSize + 1, fieldSize: bodyLimit, fields: maxFields, parts: maxFields + 200 } })
  for await (const part of readable(parts)) {
    if (part.type === 'field') {
      fieldBytes += typeof part.value === 'string' ? part.value.length : 0
      if (part.valueTruncated || fieldBytes > bodyLimit) throw new HttpProblem('too-large')
      // The parser's types do not say that a part may have no name.
      if (typeof part.value === 'string' && typeof part.fieldname === 'string') fields.push([part.fieldname, part.value])
      if (part.fieldname === csrfField) proven ||= proves(request, part.value)
      continue
    }
    if (!proven) throw new HttpProblem('stale-form')
    if (typeof part.fieldname !== 'string' || part.filename === undefined || part.filename === '') {
      // An empty file field: browsers send a nameless part.
      part.file.resume()
      continue
    }
    request.uploads.push(await keep(part, ++files <= limits.maxFiles ? receiveFile : undefined, limits.maxFileSize))
  }
  request.body = formToObject(fields)
}

async function keep(part: MultipartFile, receiveFile: Receive | undefined, maxFileSize: number): Promise<UploadedFile> {
  const about = { field: part.fieldname, fileName: cleanText(part.filename), declaredType: part.mimetype }
  if (receiveFile === undefined) {
    part.file.resume()
    return { ...about, refused: 'too-many' }
  }
  const result = await receiveFile(part.file, maxFileSize).catch((error: unknown) => {
    part.file.resume()
    // The connection broke, or the form ended in the middle of the file: nothing of ours is at fault.
    throw part.file.errored === error ? new HttpProblem('bad-request') : error
  })
  return result.ok ? { ...about, kept: result.file } : { ...about, refused: 'too-large' }
}

/** A small file in memory alone. */
async function held(content: AsyncIterable<Uint8Array>, limit: number): ReturnType<Receive> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    size += chunk.byteLength
    if (size <= limit) chunks.push(chunk)
  }
  if (size > limit) return { ok: false }
  const bytes = Buffer.concat(chunks)
  const named = await fingerprint(bytes, limit)
  return named.ok ? { ok: true, file: { ...named.file, bytes } } : { ok: false }
}

/** The parts of a form; the parser's complaints about a malformed one are the sender's, not bugs. */
async function* readable(parts: AsyncIterableIterator<Multipart>): AsyncGenerator<Multipart> {
  while (true) {
    const next = await parts.next().catch((error: unknown) => {
      throw error instanceof Error && 'statusCode' in error ? error : new HttpProblem('bad-request')
    })
    if (next.done === true) return
    yield next.value
  }
}

function proves(request: FastifyRequest, given: unknown): boolean {
  const token = request.identity?.csrfToken
  return token !== undefined && tokenMatches(given, token)
}
