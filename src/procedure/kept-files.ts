import type { FastifyRequest } from 'fastify'
import { keepUpload, unclaimedUploads } from '../complaint/store/uploads.ts'
import type { Upload, UploadRefusal } from '../complaint/store/uploads.ts'
import type { Standard } from '../office/standard/schema.ts'
import { asList } from '../platform/http/form-body.ts'
import type { UploadedFile, UploadLimits } from '../platform/http/multipart.ts'
import { sameText } from '../platform/same-text.ts'
import type { KeptFile } from '../ui/file-upload/file-upload.tsx'
import { formatBytes, formatNumber } from '../ui/format.ts'
import { t } from '../ui/messages/messages.ts'
import type { Language, MessageKey } from '../ui/messages/messages.ts'
import type { House } from './house.ts'

/** The field of every form that takes files, as in the API. */
export const filesField = 'attachments'

/** The files of a form: those kept from an attempt before and those that came now, so that an error loses none. */
export interface FormFiles {
  ids: string[]
  /** What the form brought: ids of kept files, SHA-256 of new ones. The same form sent twice brings the same, also when a complaint has them by now. */
  contents: string[]
  kept: KeptFile[]
  errors: string[]
}

export const uploadRefusals = { empty: 'lodge.file_empty', 'wrong-type': 'lodge.file_type', 'too-many-pixels': 'lodge.file_pixels' } as const satisfies Record<UploadRefusal, MessageKey>

type Keeper = Pick<House, 'workplace' | 'files' | 'secret'>

/**
 * Keeps the files of a submitted form. A token names a kept file and proves that it was given out by this house: to this officer,
 * whose id is `holder`, or to a citizen (`public`).
 */
export async function filesOfForm(house: Keeper, request: FastifyRequest, holder: string, standard: Standard, lang: Language): Promise<FormFiles> {
  const { workplace, secret } = house
  const body: Readonly<Record<string, unknown>> = typeof request.body === 'object' && request.body !== null ? { ...request.body } : {}
  const removed = new Set(asList(body[`${filesField}_remove`]))
  const before = asList(body[`${filesField}_kept`]).filter((token) => !removed.has(token)).flatMap((token) => idOf(secret, holder, token))
  const uploads = await unclaimedUploads(workplace.pool, workplace.officeId, before)
  const contents = [...before]
  const errors: string[] = []
  for (const sent of request.uploads) {
    if (sent.field !== filesField || sent.fileName === '') continue
    const taken = await take(house, sent, uploads.length, standard, lang)
    if (typeof taken === 'string') errors.push(taken)
    else {
      uploads.push(taken)
      contents.push(taken.sha256)
    }
  }
  return {
    ids: uploads.map((upload) => upload.id), contents, errors,
    kept: uploads.map((upload) => keptFile(secret, holder, upload, lang)),
  }
}

/** A kept file as its holder's form shows it and sends it back. */
export function keptFile(secret: Keeper['secret'], holder: string, upload: Upload, lang: Language): KeptFile {
  return { token: tokenOf(secret, holder, upload.id), name: upload.name, size: formatBytes(lang, upload.size) }
}

/** The ids of the kept files that a form names, for a draft of it; files that came with it now are not among them. */
export function keptIdsOf({ secret }: Pick<Keeper, 'secret'>, holder: string, body: Readonly<Record<string, unknown>>): string[] {
  const removed = new Set(asList(body[`${filesField}_remove`]))
  return asList(body[`${filesField}_kept`]).filter((token) => !removed.has(token)).flatMap((token) => idOf(secret, holder, token))
}

/** Kept files as a form shows them, given to this holder: of a draft that is taken up again. */
export async function keptFilesOf({ workplace, secret }: Pick<Keeper, 'workplace' | 'secret'>, holder: string, ids: readonly string[], lang: Language): Promise<KeptFile[]> {
  const uploads = await unclaimedUploads(workplace.pool, workplace.officeId, ids)
  return uploads.map((upload) => ({ token: tokenOf(secret, holder, upload.id), name: upload.name, size: formatBytes(lang, upload.size) }))
}

/** One file that was sent: kept, or the sentence that says why not. What is kept beyond a limit is nobody's, and cleared away in time. */
async function take({ workplace, files }: Keeper, sent: UploadedFile, already: number, standard: Standard, lang: Language): Promise<Upload | string> {
  const { pool, officeId } = workplace
  const { maxFiles, maxBytesEach } = standard.attachments
  const now = workplace.now()
  const name = sent.fileName
  const tooLarge = () => t(lang, 'lodge.file_large', { name, each: limitText(lang, maxBytesEach) })
  const tooMany = () => t(lang, 'lodge.file_many', { name, files: maxFiles })
  if (!sent.kept) return sent.refused === 'too-large' ? tooLarge() : tooMany()
  const kept = await keepUpload({ pool, files, officeId, standard }, { fileName: name, kept: sent.kept }, workplace.newId(now), now)
  if (!kept.ok) return t(lang, uploadRefusals[kept.refusal], { name })
  if (kept.upload.size > maxBytesEach) return tooLarge()
  return already >= maxFiles ? tooMany() : kept.upload
}

/** What the server reads of one form: the standard's size, and some files more than it takes, so that each can be told by name. */
export async function uploadLimits({ workplace }: Pick<House, 'workplace'>): Promise<UploadLimits> {
  const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString()
  const { maxFiles, maxBytesEach } = (await workplace.standards.inForce(today)).standard.attachments
  return { maxFiles: maxFiles + 10, maxFileSize: maxBytesEach }
}

/** The accept list of a file field: types and the endings by which old phones know them. */
export function acceptOf(standard: Standard): string {
  return standard.attachments.types.flatMap((type) => [type.mediaType, ...type.extensions.map((extension) => `.${extension}`)]).join(',')
}

export function filesHint(standard: Standard, lang: Language): string {
  const { maxFiles, maxBytesEach, maxBytesTotal, types } = standard.attachments
  return t(lang, 'lodge.files_hint', {
    files: maxFiles, each: limitText(lang, maxBytesEach), total: limitText(lang, maxBytesTotal),
    types: types.flatMap((type) => type.extensions[0] ?? []).join(', '),
  })
}

/** A limit in the standard's own megabytes (1 MB = 1,048,576 bytes). */
function limitText(lang: Language, bytes: number): string {
  return `${formatNumber(lang, Math.floor((bytes / 1_048_576) * 10) / 10)} MB`
}

function tokenOf(secret: Keeper['secret'], holder: string, id: string): string {
  return `${id}.${secret.hmac('kept-file', `${holder}.${id}`).toString('base64url')}`
}

function idOf(secret: Keeper['secret'], holder: string, token: string): string[] {
  const [id = ''] = token.split('.')
  return sameText(token, tokenOf(secret, holder, id)) ? [id] : []
}
