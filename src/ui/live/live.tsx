import { h } from 'preact'
import type { ComponentChildren } from 'preact'

/** A part of a page that its script fetches anew while the page is in sight; without scripts it is as the page was opened. `src` answers with its content alone. */
export function Live({ src, every = 5, children }: { readonly src: string; readonly every?: number; readonly children?: ComponentChildren }) {
  return h('tg-live', { 'data-src': src, 'data-every': every }, children)
}
