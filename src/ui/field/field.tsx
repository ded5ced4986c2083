import type { ComponentChildren } from 'preact'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

/** What every form field takes. `id` defaults to `name`; an error summary links to that id. */
export type FieldProps = {
  readonly lang: Language
  readonly name: string
  readonly label: string
  readonly id?: string
  readonly hint?: string
  readonly error?: string | undefined
  /** Adds "(tidak wajib)" to the label: here nearly everything asked is needed, so the exception is marked. */
  readonly optional?: boolean
}

/** Ids of hint and error, for `aria-describedby`; undefined when there is neither. */
export function describedBy(id: string, ...parts: readonly (string | undefined | false)[]): string | undefined {
  const ids = parts.filter((part): part is string => typeof part === 'string').map((part) => `${id}-${part}`)
  return ids.length === 0 ? undefined : ids.join(' ')
}

export type FieldFrameProps = FieldProps & { readonly children: ComponentChildren }

/** Label, hint and error around one control. */
export function FieldFrame({ lang, name, label, id = name, hint, error, optional = false, children }: FieldFrameProps) {
  return (
    <div class={groupClass(error)}>
      <label class="govuk-label" for={id}>
        {label}
        {optional ? <span class="tg-optional"> {t(lang, 'common.optional')}</span> : null}
      </label>
      <Hint id={id} hint={hint} />
      <FieldError lang={lang} id={id} error={error} />
      {children}
    </div>
  )
}

export function Hint({ id, hint }: { readonly id: string; readonly hint?: string | undefined }) {
  return hint === undefined ? null : (
    <div id={`${id}-hint`} class="govuk-hint">
      {hint}
    </div>
  )
}

export function FieldError({ lang, id, error }: { readonly lang: Language; readonly id: string; readonly error?: string | undefined }) {
  return error === undefined ? null : (
    <p id={`${id}-error`} class="govuk-error-message">
      <span class="govuk-visually-hidden">{t(lang, 'common.error_prefix')} </span>
      {error}
    </p>
  )
}

export function groupClass(error: string | undefined): string {
  return error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'
}
