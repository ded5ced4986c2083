import type { VNode } from 'preact'
import type { Language } from './messages/messages.ts'

/** One way in which a component is used, shown at `/dev/components` and tried by the browser tests. */
export type Example = {
  /** Folder of the component. */
  readonly component: string
  readonly title: string
  readonly render: (lang: Language) => VNode
}
