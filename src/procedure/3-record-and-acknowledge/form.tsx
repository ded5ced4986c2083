import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { fieldsOf, VerbForm } from '../form-kit.tsx'
import type { FormProps } from '../form-kit.tsx'
import { waysToGive } from './give-receipt.ts'

/** Takes the next number of the Buku Pengaduan and makes the Tanda Terima (S3.3). */
export function RecordForm(props: FormProps) {
  return (
    <VerbForm form={props} verb="record">
      <p>{t(props.lang, 'form.record_lead')}</p>
    </VerbForm>
  )
}

/** How the Tanda Terima reached the complainant. */
export function GiveReceiptForm(props: FormProps) {
  const { lang, state } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="give-receipt" kind="secondary">
      <Radios
        {...fields.of('by', t(lang, 'form.given_by'))} value={fields.value('by', state.channel === 'web' ? 'shown' : 'printed')}
        options={waysToGive.map((way) => ({ value: way, text: t(lang, keyOf('given_by', way)) }))}
      />
    </VerbForm>
  )
}
