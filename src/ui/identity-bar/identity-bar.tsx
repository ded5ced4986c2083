import type { ComponentChildren } from 'preact'

export type IdentityBarProps = {
  /** The page's `<h1>`: what the complaint is about. */
  readonly title: string
  /** Register number or tracking code. */
  readonly reference?: string
  /** Status tag, due badge. */
  readonly status?: ComponentChildren
  /** Actions at the right: buttons, print. */
  readonly children?: ComponentChildren
}

/** Which complaint this is, at the head of its pages. */
export function IdentityBar({ title, reference, status, children }: IdentityBarProps) {
  return (
    <div class="tg-identity">
      <div class="tg-identity__what">
        {reference === undefined ? null : <p class="tg-identity__reference tg-code">{reference}</p>}
        <h1 class="tg-identity__title">{title}</h1>
        {status === undefined ? null : <div class="tg-identity__status">{status}</div>}
      </div>
      {children === undefined ? null : <div class="tg-identity__actions">{children}</div>}
    </div>
  )
}
