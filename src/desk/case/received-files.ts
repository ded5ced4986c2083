import type { FastifyRequest } from 'fastify'
import { forms } from '../../procedure/forms.ts'
import type { FormOf, FormVerb } from '../../procedure/forms.ts'
import type { House } from '../../procedure/house.ts'
import { filesOfForm } from '../../procedure/kept-files.ts'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import type { Language } from '../../ui/messages/messages.ts'
import { recordOf } from './form-input.ts'

/** A form's body with its files as ids, those of an attempt before included; `errors` names each file that could not be taken. */
export interface ReceivedFiles {
  body: Record<string, unknown>
  /** What was sent, with the contents of the files for their ids: the same form sent twice is the same. */
  typed: Record<string, unknown>
  field: string
  kept: KeptFile[]
  errors: string[]
}

/** Takes the files of a form that has a field for them. */
export async function receiveFiles(house: Pick<House, 'workplace' | 'files' | 'secret'>, request: FastifyRequest, personId: string, form: FormVerb, lang: Language): Promise<ReceivedFiles> {
  const { files: field }: FormOf = forms[form]
  const body = { ...recordOf(request.body) }
  if (field === undefined) return { body, typed: body, field: '', kept: [], errors: [] }
  const { zone, standards, now } = house.workplace
  const { standard } = await standards.inForce(now().toZonedDateTimeISO(zone).toPlainDate().toString())
  const { ids, contents, kept, errors } = await filesOfForm(house, request, personId, standard, lang)
  delete body[`${field}_kept`]
  delete body[`${field}_remove`]
  return { body: { ...body, [field]: ids }, typed: { ...body, [field]: contents }, field, kept, errors }
}
