import type { ComponentChildren } from 'preact'
import { formatDateTime, machineTime } from '../format.ts'
import type { Language } from '../messages/messages.ts'

export type TimelineItem = {
  readonly id?: string
  readonly title: string
  readonly at: Temporal.Instant
  /** Who did it: a name on the desk, an office for citizens. */
  readonly by?: string
  readonly children?: ComponentChildren
}

export type TimelineProps = {
  readonly lang: Language
  /** Zone of the office. */
  readonly zone: string
  readonly items: readonly TimelineItem[]
  /** Level of the items' headings. */
  readonly level?: 2 | 3
}

/** What happened, in the order given (usually newest first). */
export function Timeline({ lang, zone, items, level = 3 }: TimelineProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ol class="tg-timeline">
      {items.map((item) => (
        <li key={item.id ?? `${item.at} ${item.title}`} class="tg-timeline__item" id={item.id}>
          <Heading class="tg-timeline__title">{item.title}</Heading>
          <p class="tg-timeline__when">
            <time datetime={machineTime(item.at, zone)}>{formatDateTime(lang, item.at, zone)}</time>
            {item.by === undefined ? null : ` · ${item.by}`}
          </p>
          {item.children === undefined ? null : <div class="tg-timeline__content">{item.children}</div>}
        </li>
      ))}
    </ol>
  )
}
