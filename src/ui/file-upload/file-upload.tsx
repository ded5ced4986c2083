import { FieldFrame, describedBy } from '../field/field.tsx'
import type { FieldProps } from '../field/field.tsx'
import { t } from '../messages/messages.ts'

/** A file that the server kept from an earlier attempt; `token` is what the next attempt sends back. */
export type KeptFile = { readonly token: string; readonly name: string; readonly size: string }

export type FileUploadProps = FieldProps & {
  readonly accept?: string
  readonly multiple?: boolean
  readonly kept?: readonly KeptFile[]
}

/**
 * Files to send. Those kept from an attempt that failed are listed and need not be chosen again:
 * each sends `<name>_kept` = token, and `<name>_remove` = token when its box is ticked.
 */
export function FileUpload(props: FileUploadProps) {
  const { lang, name, id = name, hint, error, accept, multiple = false, kept = [] } = props
  return (
    <FieldFrame {...props}>
      {kept.length === 0 ? null : (
        <div class="tg-kept">
          <p class="tg-kept__title">{t(lang, 'common.files_kept')}</p>
          <p class="govuk-hint">{t(lang, 'common.files_keep_hint')}</p>
          <ul class="tg-kept__list">
            {kept.map((file, index) => (
              <li key={file.token}>
                <span class="tg-kept__name">
                  {file.name} <span class="tg-kept__size">({file.size})</span>
                </span>
                <input type="hidden" name={`${name}_kept`} value={file.token} />
                <span class="govuk-checkboxes__item tg-kept__remove">
                  <input class="govuk-checkboxes__input" type="checkbox" id={`${id}-remove-${index}`} name={`${name}_remove`} value={file.token} />
                  <label class="govuk-label govuk-checkboxes__label" for={`${id}-remove-${index}`}>
                    <span aria-hidden="true">{t(lang, 'common.remove')}</span>
                    <span class="govuk-visually-hidden">{t(lang, 'common.files_remove', { name: file.name })}</span>
                  </label>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <input
        class={error === undefined ? 'govuk-file-upload' : 'govuk-file-upload govuk-file-upload--error'}
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        data-chosen={t(lang, 'common.files_chosen')}
        aria-describedby={describedBy(id, hint !== undefined && 'hint', error !== undefined && 'error')}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </FieldFrame>
  )
}
