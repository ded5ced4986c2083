import type { ComponentChildren } from 'preact'
import { FieldError, Hint, describedBy, groupClass } from '../field/field.tsx'
import type { Language } from '../messages/messages.ts'
import { t } from '../messages/messages.ts'

export type FieldsetProps = {
  readonly lang: Language
  readonly legend: string
  /** `section`: a heading of a part of a long form; `field`: the question of one field. */
  readonly size?: 'section' | 'field'
  readonly id: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
  readonly children: ComponentChildren
}

/** Fields that belong together, under a name that a screen reader says with each. */
export function Fieldset({ lang, legend, size = 'section', id, hint, error, optional = false, children }: FieldsetProps) {
  return (
    <div class={groupClass(error)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, hint !== undefined && 'hint', error !== undefined && 'error')}>
        <legend class={size === 'section' ? 'govuk-fieldset__legend govuk-fieldset__legend--m' : 'govuk-fieldset__legend tg-legend'}>
          {size === 'section' ? <h2 class="govuk-fieldset__heading">{legend}</h2> : legend}
          {optional ? <span class="tg-optional"> {t(lang, 'common.optional')}</span> : null}
        </legend>
        <Hint id={id} hint={hint} />
        <FieldError lang={lang} id={id} error={error} />
        {children}
      </fieldset>
    </div>
  )
}
