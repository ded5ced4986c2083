import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import fastifyMultipart from '@fastify/multipart'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { csrfField, csrfHeader, tokenMatches } from './csrf.ts'
import { formToObject } from './form-body.ts'
import { HttpProblem } from './problem.ts'

/** What came of keeping one file; whoever keeps files (platform/files) says what it is called and how large. */
export type StoredFile = { sha256: string; size: number }

/**
 * Keeps the content of one uploaded file and says what it is. It must read the stream to its end or to its error;
 * a stream that ends in an error (too large, connection lost) must leave nothing behind.
 */
export type ReceiveFile = (content: Readable, about: { declaredType: string }) => Promise<StoredFile>

/** One file of a submitted form, in order. A refused one says why, so that the form can be shown again with the rest kept. */
export type UploadedFile = { field: string; fileName: string; declaredType: string } & (
  | { kept: StoredFile; refused?: undefined }
  | { kept?: undefined; refused: 'too-large' | 'too-many' }
)

/** What a route that takes files allows. Bytes per file. */
export type UploadLimits = { maxFiles: number; maxFileSize: number }

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
    if (limits === undefined || receiveFile === undefined) throw new HttpProblem('unsupported-media')
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > limits.maxFiles * 2 * limits.maxFileSize + bodyLimit) throw new HttpProblem('too-large')
    await readForm(request, limits, receiveFile, bodyLimit)
  })
}

async function readForm(request: FastifyRequest, limits: UploadLimits, receiveFile: ReceiveFile, bodyLimit: number): Promise<void> {
  const fields: [string, string][] = []
  let proven = request.identity?.csrfToken === undefined || proves(request, request.headers[csrfHeader])
  let fieldBytes = 0
  let files = 0
  const parts = request.parts({ limits: { fileSize: limits.maxFileSize, fieldSize: bodyLimit, fields: maxFields, parts: maxFields + 200 } })
  for await (const part of parts) {
    if (part.type === 'field') {
      fieldBytes += typeof part.value === 'string' ? part.value.length : 0
      if (part.valueTruncated || fieldBytes > bodyLimit) throw new HttpProblem('too-large')
      if (typeof part.value === 'string') fields.push([part.fieldname, part.value])
      if (part.fieldname === csrfField) proven ||= proves(request, part.value)
      continue
    }
    if (!proven) throw new HttpProblem('stale-form')
    if (part.filename === undefined || part.filename === '') {
      // An empty file field: browsers send a nameless part.
      part.file.resume()
      continue
    }
    request.uploads.push(await keep(part, ++files <= limits.maxFiles ? receiveFile : undefined))
  }
  request.body = formToObject(fields)
}

async function keep(part: MultipartFile, receiveFile: ReceiveFile | undefined): Promise<UploadedFile> {
  const about = { field: part.fieldname, fileName: part.filename, declaredType: part.mimetype }
  if (receiveFile === undefined) {
    part.file.resume()
    return { ...about, refused: 'too-many' }
  }
  const guarded = part.file.pipe(errorWhenTruncated(part))
  part.file.once('error', (error) => guarded.destroy(error))
  try {
    return { ...about, kept: await receiveFile(guarded, { declaredType: part.mimetype }) }
  } catch (error) {
    part.file.unpipe(guarded)
    part.file.resume()
    if (error instanceof FileTooLarge) return { ...about, refused: 'too-large' }
    throw error
  }
}

/** Passes a file on; ends with an error instead of a silent stop when it was longer than allowed. */
function errorWhenTruncated(part: MultipartFile): Transform {
  return new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush: (done) => done(part.file.truncated ? new FileTooLarge() : null),
  })
}

class FileTooLarge extends Error {}

function proves(request: FastifyRequest, given: unknown): boolean {
  const token = request.identity?.csrfToken
  return token !== undefined && tokenMatches(given, token)
}
