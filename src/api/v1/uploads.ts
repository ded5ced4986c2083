import type { FastifyRequest } from 'fastify'
import { keepUpload } from '../../complaint/store/uploads.ts'
import { asList } from '../../platform/http/form-body.ts'
import { languageOf } from '../../platform/http/language.ts'
import type { House } from '../../procedure/house.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import type { ApiError } from './problem.ts'

/** The field of a multipart form that holds files. */
export const uploadField = 'attachments'

type Attached = { ok: true; input: unknown } | { ok: false; errors: ApiError[] }

/** Keeps the files of a multipart form and puts their ids where the input has them; or says of each file what is wrong with it. */
export async function keepAttachments({ workplace, files }: Pick<House, 'workplace' | 'files'>, request: FastifyRequest): Promise<Attached> {
  const lang = languageOf(request)
  const { pool, officeId } = workplace
  const now = workplace.now()
  const today = now.toZonedDateTimeISO(workplace.zone).toPlainDate().toString()
  const { standard } = await workplace.standards.inForce(today)
  const errors: ApiError[] = []
  const ids: string[] = []
  for (const [index, upload] of request.uploads.entries()) {
    const wrong = (code: string, key: MessageKey) => errors.push({ pointer: `/${uploadField}/${index}`, detail: t(lang, key), code })
    if (upload.field !== uploadField) wrong('unknown_field', 'api.detail.upload_field')
    else if (upload.refused) wrong(upload.refused, upload.refused === 'too-large' ? 'api.detail.upload_large' : 'api.detail.upload_many')
    else {
      const kept = await keepUpload({ pool, files, officeId, standard }, { fileName: upload.fileName, kept: upload.kept }, workplace.newId(now), now)
      if (kept.ok) ids.push(kept.upload.id)
      else wrong(kept.refusal, 'api.detail.upload_refused')
    }
  }
  if (errors.length > 0) return { ok: false, errors }
  const body = typeof request.body === 'object' && request.body !== null ? request.body : {}
  const named = uploadField in body ? asList(body[uploadField]) : []
  return { ok: true, input: { ...body, [uploadField]: [...named, ...ids] } }
}
