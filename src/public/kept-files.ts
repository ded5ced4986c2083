import type { FastifyRequest } from 'fastify'
import { keepUpload, unclaimedUploads } from '../complaint/store/uploads.ts'
import type { UploadRefusal } from '../complaint/store/uploads.ts'
import type { Standard } from '../office/standard/schema.ts'
import { asList } from '../platform/http/form-body.ts'
import type { House } from '../procedure/house.ts'
import type { ErrorItem } from '../ui/error-summary/error-summary.tsx'
import type { KeptFile } from '../ui/file-upload/file-upload.tsx'
import { formatBytes } from '../ui/format.ts'
import { t } from '../ui/messages/messages.ts'
import type { Language, MessageKey } from '../ui/messages/messages.ts'
import { sameText } from './grant.ts'

/** The files of a form: those kept from an attempt before and those that came now, so that an error loses none. */
export interface FormFiles { ids: string[]; kept: KeptFile[]; errors: string[] }

const refusalKeys = { empty: 'lodge.file_empty', 'wrong-type': 'lodge.file_type', 'too-many-pixels': 'lodge.file_pixels' } as const satisfies Record<UploadRefusal, MessageKey>

type Keeper = Pick<House, 'workplace' | 'files' | 'secret'>

/** Keeps the files of a submitted form. A token names a kept file and proves that this browser was given it. */
export async function filesOfForm(house: Keeper, request: FastifyRequest, field: string, standard: Standard, lang: Language): Promise<FormFiles> {
  const { workplace, secret } = house
  const { pool, officeId } = workplace
  const now = workplace.now()
  const body = (request.body ?? {}) as Record<string, unknown> // what formToObject made
  const removed = new Set(asList(body[`${field}_remove`]))
  const before = asList(body[`${field}_kept`]).filter((token) => !removed.has(token)).flatMap((token) => idOf(secret, token))
  const uploads = await unclaimedUploads(pool, officeId, before)
  const { maxFiles, maxBytesEach } = standard.attachments
  const errors: string[] = []
  for (const sent of request.uploads.filter((upload) => upload.field === field && upload.fileName !== '')) {
    const name = sent.fileName
    if (!sent.kept) {
      errors.push(sent.refused === 'too-large' ? t(lang, 'lodge.file_large', { name, each: formatBytes(lang, maxBytesEach) }) : t(lang, 'lodge.file_many', { name, files: maxFiles }))
      continue
    }
    if (uploads.length >= maxFiles) {
      errors.push(t(lang, 'lodge.file_many', { name, files: maxFiles }))
      continue
    }
    const kept = await keepUpload({ pool, files: house.files, officeId, standard }, { fileName: name, kept: sent.kept }, workplace.newId(now), now)
    if (kept.ok) uploads.push(kept.upload)
    else errors.push(t(lang, refusalKeys[kept.refusal], { name }))
  }
  return {
    ids: uploads.map((upload) => upload.id), errors,
    kept: uploads.map((upload) => ({ token: tokenOf(secret, upload.id), name: upload.name, size: formatBytes(lang, upload.size) })),
  }
}

/** The accept list of a file field: types and the endings by which old phones know them. */
export function acceptOf(standard: Standard): string {
  return standard.attachments.types.flatMap((type) => [type.mediaType, ...type.extensions.map((extension) => `.${extension}`)]).join(',')
}

export function filesHint(standard: Standard, lang: Language): string {
  const { maxFiles, maxBytesEach, maxBytesTotal, types } = standard.attachments
  return t(lang, 'lodge.files_hint', {
    files: maxFiles, each: formatBytes(lang, maxBytesEach), total: formatBytes(lang, maxBytesTotal),
    types: types.flatMap((type) => type.extensions[0] ?? []).join(', '),
  })
}

export function fileErrors(id: string, texts: readonly string[]): ErrorItem[] {
  return texts.map((text) => ({ id, text }))
}

function tokenOf(secret: Keeper['secret'], id: string): string {
  return `${id}.${secret.hmac('kept-file', id).toString('base64url')}`
}

function idOf(secret: Keeper['secret'], token: string): string[] {
  const [id = '', signature = ''] = token.split('.')
  return sameText(signature, secret.hmac('kept-file', id).toString('base64url')) ? [id] : []
}
