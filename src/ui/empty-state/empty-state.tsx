import type { ComponentChildren } from 'preact'

/** Nothing here, and why that is fine or what to do. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="tg-empty">
      <p class="tg-empty__title">{title}</p>
      {children}
    </div>
  )
}
