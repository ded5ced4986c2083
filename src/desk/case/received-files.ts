import type { FastifyRequest } from 'fastify'
import { keepUpload, unclaimedUploads } from '../../complaint/store/uploads.ts'
import type { UploadRefusal } from '../../complaint/store/uploads.ts'
import { asList } from '../../platform/http/form-body.ts'
import { forms } from '../../procedure/forms.ts'
import type { FormOf, FormVerb } from '../../procedure/forms.ts'
import type { House } from '../../procedure/house.ts'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { formatBytes } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'
import { recordOf } from './form-input.ts'

/** What the server reads at all; the standard's own limits are judged file by file, with words. */
export const hardFileLimit = { maxFiles: 30, maxFileSize: 50 * 1024 * 1024 }

/** A form's body with its files as ids, those of an attempt before included; `errors` names each file that could not be taken. */
export interface ReceivedFiles {
  body: Record<string, unknown>
  /** What was sent, with the contents of the files for their ids: the same form sent twice is the same. */
  typed: Record<string, unknown>
  field: string
  kept: KeptFile[]
  errors: string[]
}

const refusalKeys = { empty: 'lodge.file_empty', 'wrong-type': 'lodge.file_type', 'too-many-pixels': 'lodge.file_pixels' } as const satisfies Record<UploadRefusal, MessageKey>
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

/** Takes the files of a form. Officers are known, so the id of an upload that no complaint has claimed is token enough. */
export async function receiveFiles(house: Pick<House, 'workplace' | 'files'>, request: FastifyRequest, form: FormVerb, lang: Language): Promise<ReceivedFiles> {
  const { files: field }: FormOf = forms[form]
  const body = { ...recordOf(request.body) }
  if (field === undefined) return { body, typed: body, field: '', kept: [], errors: [] }
  const { pool, officeId, zone, standards, now, newId } = house.workplace
  const { standard } = await standards.inForce(now().toZonedDateTimeISO(zone).toPlainDate().toString())
  const { maxFiles, maxBytesEach } = standard.attachments
  const removed = new Set(asList(body[`${field}_remove`]))
  const uploads = await unclaimedUploads(pool, officeId, asList(body[`${field}_kept`]).filter((id) => uuid.test(id) && !removed.has(id)))
  const errors: string[] = []
  for (const { field: sentIn, fileName: name, ...sent } of request.uploads) {
    if (sentIn !== field || name === '') continue
    if (sent.kept === undefined) {
      errors.push(sent.refused === 'too-large' ? t(lang, 'lodge.file_large', { name, each: formatBytes(lang, maxBytesEach) }) : t(lang, 'lodge.file_many', { name, files: maxFiles }))
    } else if (sent.kept.size > maxBytesEach) errors.push(t(lang, 'lodge.file_large', { name, each: formatBytes(lang, maxBytesEach) }))
    else {
      const kept = await keepUpload({ pool, files: house.files, officeId, standard }, { fileName: name, kept: sent.kept }, newId(now()), now())
      if (kept.ok) uploads.push(kept.upload)
      else errors.push(t(lang, refusalKeys[kept.refusal], { name }))
    }
  }
  delete body[`${field}_kept`]
  delete body[`${field}_remove`]
  body[field] = uploads.map(({ id }) => id)
  return {
    body, typed: { ...body, [field]: uploads.map(({ sha256 }) => sha256) }, field, errors, kept: uploads.map(({ id, name, size }) => ({ token: id, name, size: formatBytes(lang, size) })),
  }
}
