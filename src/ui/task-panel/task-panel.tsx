import type { ComponentChildren } from 'preact'

export type TaskPanelProps = {
  readonly id: string
  readonly title: string
  /** Nothing to do: told, not pressed upon the reader. */
  readonly quiet?: boolean
  readonly children: ComponentChildren
}

/** The one thing to do on a page of work, set off from what there is to read. */
export function TaskPanel({ id, title, quiet = false, children }: TaskPanelProps) {
  return (
    <section class={quiet ? 'tg-task tg-task--quiet' : 'tg-task'} id={id} aria-labelledby={`${id}-judul`} tabindex={-1}>
      <h2 id={`${id}-judul`} class="tg-task__title">{title}</h2>
      {children}
    </section>
  )
}
