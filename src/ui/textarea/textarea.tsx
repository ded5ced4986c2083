import { FieldFrame, describedBy } from '../field/field.tsx'
import type { FieldProps } from '../field/field.tsx'
import { formatNumber } from '../format.ts'
import { t } from '../messages/messages.ts'

export type TextareaProps = FieldProps & {
  readonly value?: string | undefined
  readonly rows?: number
  /** Most characters that the server takes; shown, and counted down by the browser. Never cut off while typing. */
  readonly max?: number
}

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  const { lang, name, id = name, hint, error, value, rows = 5, max } = props
  return (
    <FieldFrame {...props}>
      {/* The newline keeps a first line that is empty: HTML swallows one newline after the tag. */}
      <textarea
        class={error === undefined ? 'govuk-textarea' : 'govuk-textarea govuk-textarea--error'}
        id={id}
        name={name}
        rows={rows}
        aria-describedby={describedBy(id, hint !== undefined && 'hint', error !== undefined && 'error', max !== undefined && 'count')}
        aria-invalid={error === undefined ? undefined : 'true'}
        data-max={max}
        data-left={max === undefined ? undefined : t(lang, 'common.characters_left', { count: '#' })}
        data-over={max === undefined ? undefined : t(lang, 'common.characters_over', { count: '#' })}
      >
        {value?.startsWith('\n') ? `\n${value}` : value}
      </textarea>
      {max === undefined ? null : (
        <div id={`${id}-count`} class="govuk-hint tg-count">
          {t(lang, 'common.characters_max', { max: formatNumber(lang, max) })}
        </div>
      )}
    </FieldFrame>
  )
}
