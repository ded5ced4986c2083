import type { ComponentChildren } from 'preact'

export type HeroProps = { readonly title: string; readonly lead: string; readonly children: ComponentChildren }

/** The head of the first page: what this is, and the one thing to do. Holds the `<h1>`. */
export function Hero({ title, lead, children }: HeroProps) {
  return (
    <div class="tg-hero">
      <h1 class="tg-hero__title">{title}</h1>
      <p class="tg-lead tg-hero__lead">{lead}</p>
      {children}
    </div>
  )
}
