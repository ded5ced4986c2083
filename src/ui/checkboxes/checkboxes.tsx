import type { FieldProps } from '../field/field.tsx'
import { Fieldset } from '../fieldset/fieldset.tsx'
import { FieldError } from '../field/field.tsx'
import { groupClass } from '../field/field.tsx'
import type { Language } from '../messages/messages.ts'
import type { Choice } from '../radios/radios.tsx'

export type CheckboxesProps = FieldProps & {
  readonly options: readonly Choice[]
  readonly values?: readonly string[]
}

/** Any of a few, all under one name. */
export function Checkboxes({ lang, name, label, id = name, hint, error, optional, options, values = [] }: CheckboxesProps) {
  return (
    <Fieldset lang={lang} legend={label} size="field" id={id} hint={hint} error={error} optional={optional ?? false}>
      <div class="govuk-checkboxes">
        {options.map((option, index) => (
          <>
            <Box
              key={option.value}
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={name}
              option={option}
              checked={values.includes(option.value)}
            />
            {option.more === undefined ? null : <div class="tg-more">{option.more}</div>}
          </>
        ))}
      </div>
    </Fieldset>
  )
}

export type CheckboxProps = {
  readonly lang: Language
  readonly name: string
  readonly label: string
  readonly id?: string
  readonly value?: string
  readonly checked?: boolean
  readonly hint?: string
  readonly error?: string | undefined
}

/** One yes-or-no box that needs no legend: "rahasiakan identitas saya". */
export function Checkbox({ lang, name, label, id = name, value = 'yes', checked = false, hint, error }: CheckboxProps) {
  return (
    <div class={groupClass(error)}>
      <FieldError lang={lang} id={id} error={error} />
      <div class="govuk-checkboxes">
        <Box
          id={id}
          name={name}
          option={hint === undefined ? { value, text: label } : { value, text: label, hint }}
          checked={checked}
          failed={error !== undefined}
        />
      </div>
    </div>
  )
}

type BoxProps = {
  readonly id: string
  readonly name: string
  readonly option: Choice
  readonly checked: boolean
  readonly failed?: boolean
}

function Box({ id, name, option, checked, failed = false }: BoxProps) {
  const describedBy = [option.hint !== undefined && `${id}-item-hint`, failed && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        id={id}
        name={name}
        type="checkbox"
        value={option.value}
        checked={checked}
        aria-describedby={describedBy === '' ? undefined : describedBy}
      />
      <label class="govuk-label govuk-checkboxes__label" for={id}>
        {option.text}
      </label>
      {option.hint === undefined ? null : (
        <div id={`${id}-item-hint`} class="govuk-hint govuk-checkboxes__hint">
          {option.hint}
        </div>
      )}
    </div>
  )
}
