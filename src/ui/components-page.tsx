import { DeskPage } from './desk-page/desk-page.tsx'
import { examples } from './examples.tsx'
import type { PageFrame } from './frame.ts'

/** The developers' page of all components, at `/dev/components`; `frame.assets` must be the desk's, which hold every style. */
export function ComponentsPage({ frame }: { readonly frame: PageFrame }) {
  return (
    <DeskPage frame={frame} title="/dev/components">
      <h1>/dev/components</h1>
      {examples.map((example) => (
        <section key={`${example.component} ${example.title}`}>
          <h2>
            {example.component}: {example.title}
          </h2>
          {example.render(frame.lang)}
        </section>
      ))}
    </DeskPage>
  )
}
