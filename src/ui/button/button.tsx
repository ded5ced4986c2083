import type { ComponentChildren } from 'preact'

export type ButtonKind = 'primary' | 'secondary' | 'warning'

export type ButtonProps = {
  readonly kind?: ButtonKind
  readonly name?: string
  readonly value?: string
  /** Another address than the form's, for a second button. */
  readonly formaction?: string
  /** A digit: pressed with Alt (in Firefox Alt and Shift) it is this button. At most one of each on a page; letters would fight screen readers. */
  readonly digit?: string
  readonly children: ComponentChildren
}

/** Sends the form that it stands in. */
export function Button({ kind = 'primary', name, value, formaction, digit, children }: ButtonProps) {
  return (
    <button type="submit" class={buttonClass(kind)} name={name} value={value} formaction={formaction} {...(digit === undefined ? {} : { accesskey: digit })}>
      {children}
    </button>
  )
}

/** A link that looks like a button: the next thing to do on a page without a form. */
export function ButtonLink({ href, kind = 'primary', children }: { readonly href: string; readonly kind?: ButtonKind; readonly children: ComponentChildren }) {
  return (
    <a href={href} class={buttonClass(kind)}>
      {children}
    </a>
  )
}

/** Buttons side by side; below each other on a phone. */
export function ButtonGroup({ children }: { readonly children: ComponentChildren }) {
  return <div class="govuk-button-group">{children}</div>
}

function buttonClass(kind: ButtonKind): string {
  return kind === 'primary' ? 'govuk-button' : `govuk-button govuk-button--${kind}`
}
