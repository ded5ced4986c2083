import { FieldFrame, describedBy } from '../field/field.tsx'
import type { FieldProps } from '../field/field.tsx'

export type TextInputProps = FieldProps & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search'
  /** Width of the expected answer in letters; absent: the whole column. */
  readonly width?: 3 | 5 | 10 | 20
  readonly autocomplete?: string
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'search'
  readonly maxlength?: number
  readonly spellcheck?: boolean
  readonly autofocus?: boolean
  /** Id of a `datalist` with suggestions. */
  readonly list?: string
}

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { name, id = name, hint, error, value, type = 'text', width, autocomplete, inputmode, maxlength, spellcheck, autofocus, list } = props
  const classes = ['govuk-input', width && `govuk-input--width-${width}`, error !== undefined && 'govuk-input--error']
  const shared = {
    class: classes.filter(Boolean).join(' '),
    id,
    name,
    value,
    autocomplete,
    inputmode,
    maxlength,
    spellcheck,
    autofocus,
    list,
    'aria-describedby': describedBy(id, hint !== undefined && 'hint', error !== undefined && 'error'),
    'aria-invalid': error === undefined ? undefined : ('true' as const),
  }
  return <FieldFrame {...props}>{inputOf(type, shared)}</FieldFrame>
}

/** Preact's types know which attributes go with which `type`, so each type is written out. */
function inputOf(type: NonNullable<TextInputProps['type']>, shared: object) {
  switch (type) {
    case 'email':
      return <input type="email" {...shared} />
    case 'tel':
      return <input type="tel" {...shared} />
    case 'password':
      return <input type="password" {...shared} />
    case 'search':
      return <input type="search" {...shared} />
    case 'text':
      return <input type="text" {...shared} />
  }
}
