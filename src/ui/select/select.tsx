import { FieldFrame, describedBy } from '../field/field.tsx'
import type { FieldProps } from '../field/field.tsx'
import { t } from '../messages/messages.ts'

export type Option = { readonly value: string; readonly text: string }
export type OptionGroup = { readonly label: string; readonly options: readonly Option[] }

export type SelectProps = FieldProps & {
  readonly options: readonly (Option | OptionGroup)[]
  readonly value?: string | undefined
  /** Text of the empty first option; `false`: there is none. Default "Pilih satu". */
  readonly empty?: string | false
  readonly autofocus?: boolean
}

/** One of many; for up to six use `Radios`. */
export function Select(props: SelectProps) {
  const { lang, name, id = name, hint, error, options, value, empty = t(lang, 'common.choose'), autofocus } = props
  return (
    <FieldFrame {...props}>
      <select
        class={error === undefined ? 'govuk-select' : 'govuk-select govuk-select--error'}
        id={id}
        name={name}
        autofocus={autofocus}
        aria-describedby={describedBy(id, hint !== undefined && 'hint', error !== undefined && 'error')}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {empty === false ? null : <option value="">{empty}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((inner) => (
                <SelectOption key={inner.value} option={inner} value={value} />
              ))}
            </optgroup>
          ) : (
            <SelectOption key={option.value} option={option} value={value} />
          ),
        )}
      </select>
    </FieldFrame>
  )
}

function SelectOption({ option, value }: { readonly option: Option; readonly value: string | undefined }) {
  return (
    <option value={option.value} selected={option.value === value}>
      {option.text}
    </option>
  )
}
