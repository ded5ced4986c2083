import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { keepUpload, unclaimedUploads } from '../../complaint/store/uploads.ts'
import type { Upload, UploadRefusal } from '../../complaint/store/uploads.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { asList } from '../../platform/http/form-body.ts'
import type { UploadedFile } from '../../platform/http/multipart.ts'
import type { House } from '../../procedure/house.ts'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { formatBytes, formatNumber } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'

/** The files of the form: those kept from an attempt before and those that came now, so that an error loses none. */
export interface FormFiles { ids: string[]; kept: KeptFile[]; errors: string[] }
type Keeper = Pick<House, 'workplace' | 'files' | 'secret'>

const field = 'attachments'
const refusalKeys = { empty: 'lodge.file_empty', 'wrong-type': 'lodge.file_type', 'too-many-pixels': 'lodge.file_pixels' } as const satisfies Record<UploadRefusal, MessageKey>

/** Keeps the files of a submitted form. A token names a kept file and proves that it was given to this officer. */
export async function keepFiles(house: Keeper, request: FastifyRequest, body: Readonly<Record<string, unknown>>, personId: string, standard: Standard, lang: Language): Promise<FormFiles> {
  const { pool, officeId } = house.workplace
  const token = (id: string) => `${id}.${house.secret.hmac('desk-file', `${personId}.${id}`).toString('base64url')}`
  const removed = new Set(asList(body[`${field}_remove`]))
  const before = asList(body[`${field}_kept`]).filter((given) => !removed.has(given) && same(given, token(given.split('.')[0] ?? '')))
  const uploads = await unclaimedUploads(pool, officeId, before.map((given) => given.split('.')[0] ?? ''))
  const errors: string[] = []
  for (const sent of request.uploads.filter((upload) => upload.field === field && upload.fileName !== '')) {
    const taken = await take(house, sent, uploads.length, standard, lang)
    if (typeof taken === 'string') errors.push(taken)
    else uploads.push(taken)
  }
  return { ids: uploads.map(({ id }) => id), errors, kept: uploads.map(({ id, name, size }) => ({ token: token(id), name, size: formatBytes(lang, size) })) }
}

async function take({ workplace, files }: Keeper, { fileName: name, kept: stored, refused }: UploadedFile, already: number, standard: Standard, lang: Language): Promise<Upload | string> {
  const { maxFiles, maxBytesEach } = standard.attachments
  if (refused === 'too-many' || already >= maxFiles) return t(lang, 'lodge.file_many', { name, files: maxFiles })
  if (!stored) return t(lang, 'lodge.file_large', { name, each: limitText(lang, maxBytesEach) })
  const now = workplace.now()
  const kept = await keepUpload({ pool: workplace.pool, files, officeId: workplace.officeId, standard }, { fileName: name, kept: stored }, workplace.newId(now), now)
  return kept.ok ? kept.upload : t(lang, refusalKeys[kept.refusal], { name })
}

/** The accept list of the file field. */
export function acceptOf({ attachments }: Standard): string {
  return attachments.types.flatMap(({ mediaType, extensions }) => [mediaType, ...extensions.map((extension) => `.${extension}`)]).join(',')
}

export function filesHint({ attachments: { maxFiles, maxBytesEach, maxBytesTotal, types } }: Standard, lang: Language): string {
  return t(lang, 'lodge.files_hint', {
    files: maxFiles, each: limitText(lang, maxBytesEach), total: limitText(lang, maxBytesTotal), types: types.flatMap(({ extensions }) => extensions[0] ?? []).join(', '),
  })
}

/** A limit in the standard's own megabytes (1 MB = 1,048,576 bytes). */
function limitText(lang: Language, bytes: number): string {
  return `${formatNumber(lang, Math.floor((bytes / 1_048_576) * 10) / 10)} MB`
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
