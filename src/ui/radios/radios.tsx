import type { ComponentChildren } from 'preact'
import type { FieldProps } from '../field/field.tsx'
import { Fieldset } from '../fieldset/fieldset.tsx'

/** One choice. `more`: fields that belong to it, shown below; always visible without JavaScript. */
export type Choice = {
  readonly value: string
  readonly text: string
  readonly hint?: string
  readonly more?: ComponentChildren
}

export type RadiosProps = FieldProps & {
  readonly options: readonly Choice[]
  readonly value?: string | undefined
  readonly inline?: boolean
}

/** One of a few. The first choice carries the field's id, so the error summary leads to it. */
export function Radios({ lang, name, label, id = name, hint, error, optional, options, value, inline = false }: RadiosProps) {
  return (
    <Fieldset lang={lang} legend={label} size="field" id={id} hint={hint} error={error} optional={optional ?? false}>
      <div class={inline ? 'govuk-radios govuk-radios--inline' : 'govuk-radios'}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${index + 1}`
          return (
            <>
              <div class="govuk-radios__item" key={option.value}>
                <input
                  class="govuk-radios__input"
                  id={optionId}
                  name={name}
                  type="radio"
                  value={option.value}
                  checked={option.value === value}
                  aria-describedby={option.hint === undefined ? undefined : `${optionId}-item-hint`}
                />
                <label class="govuk-label govuk-radios__label" for={optionId}>
                  {option.text}
                </label>
                {option.hint === undefined ? null : (
                  <div id={`${optionId}-item-hint`} class="govuk-hint govuk-radios__hint">
                    {option.hint}
                  </div>
                )}
              </div>
              {option.more === undefined ? null : <div class="tg-more">{option.more}</div>}
            </>
          )
        })}
      </div>
    </Fieldset>
  )
}
