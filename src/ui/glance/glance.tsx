/** One figure of a line of figures: how many of what, and where to see them. */
export type GlanceFigure = {
  /** As it shall be read: "3", "1.000+". */
  readonly figure: string
  readonly text: string
  readonly href: string
  /** `late` stands out while it is not zero. */
  readonly tone?: 'late' | 'wait' | 'plain'
}

/** A few figures in a line, each a link to its list: how things stand, at a glance. */
export function Glance({ label, figures }: { readonly label: string; readonly figures: readonly GlanceFigure[] }) {
  return (
    <ul class="tg-glance" aria-label={label}>
      {figures.map(({ figure, text, href, tone = 'plain' }) => (
        <li key={href} class={`tg-glance__item tg-glance__item--${figure === '0' ? 'plain' : tone}`}>
          <a href={href}>
            <strong class="tg-glance__figure">{figure}</strong> {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Where a long page can be entered, each place with how many wait there. */
export function JumpList({ label, items }: { readonly label: string; readonly items: readonly { readonly href: string; readonly text: string; readonly count: string; readonly here?: boolean }[] }) {
  return (
    <nav class="tg-jump" aria-label={label}>
      <ul>
        {items.map(({ href, text, count, here = false }) => (
          <li key={href}>
            <a href={href} aria-current={here ? 'page' : undefined}>
              {text} {count === '' ? null : <span class="tg-jump__count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
