import type { ComponentChildren } from 'preact'

/** Words that stand out from those around them: a quotation, what the citizen asked for. */
export function InsetText({ children }: { readonly children: ComponentChildren }) {
  return <div class="govuk-inset-text">{children}</div>
}
