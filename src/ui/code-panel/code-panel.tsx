import type { ComponentChildren } from 'preact'

export type CodePanelProps = {
  /** The page's `<h1>`: "Pengaduan Anda kami terima". */
  readonly title: string
  /** What must be written down: tracking code, PIN. */
  readonly codes: readonly { readonly label: string; readonly code: string }[]
  readonly children?: ComponentChildren
}

/** It is done, and this is the code to keep. Large, so that it can be copied by hand or read out. */
export function CodePanel({ title, codes, children }: CodePanelProps) {
  return (
    <div class="tg-panel">
      <h1 class="tg-panel__title">{title}</h1>
      <dl class="tg-panel__codes">
        {codes.map(({ label, code }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="tg-code">{code}</dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  )
}
