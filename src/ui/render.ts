import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole page as text: doctype and the markup of `page`, everything escaped. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>${renderToString(page)}`
}

/** A part of a page as text, for tests and for HTML that is not a page. */
export function renderPart(part: VNode): string {
  return renderToString(part)
}
