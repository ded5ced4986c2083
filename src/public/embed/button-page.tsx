import { ButtonLink } from '../../ui/button/button.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { buttonSize } from './button-svg.ts'

/** What the web master copies, and how it looks. */
export function ButtonPage({ frame, publicUrl }: { frame: PageFrame; publicUrl: string }) {
  const { lang, officeName } = frame
  const words = t(lang, 'embed.words', { office: officeName })
  const link = (inner: string) => `<a href="${publicUrl}/adukan">${inner}</a>`
  const language = lang === 'en' ? '?bahasa=en' : ''
  const buttons: { title: MessageKey; path: string }[] = [{ title: 'embed.solid', path: `/tombol/adukan.svg${language}` }, { title: 'embed.outline', path: `/tombol/adukan-garis.svg${language}` }]
  return (
    <PublicPage frame={frame} title={t(lang, 'embed.title')}>
      <h1>{t(lang, 'embed.title')}</h1>
      <p class="tg-lead">{t(lang, 'embed.lead')}</p>
      <h2>{t(lang, 'embed.link')}</h2>
      <p><a href="/adukan">{words}</a></p>
      <Snippet label={t(lang, 'embed.copy')} text={link(escaped(words))} />
      {buttons.map(({ title, path }) => (
        <section key={path}>
          <h2>{t(lang, title)}</h2>
          <p><a href="/adukan"><img src={path} alt={words} {...buttonSize} /></a></p>
          <Snippet label={t(lang, 'embed.copy')} text={link(`<img src="${publicUrl}${path}" alt="${escaped(words)}" width="${buttonSize.width}" height="${buttonSize.height}">`)} />
        </section>
      ))}
      <h2>{t(lang, 'embed.poster')}</h2>
      <p>{t(lang, 'embed.poster_lead')}</p>
      <ButtonLink href="/tombol/poster" kind="secondary">{t(lang, 'embed.poster_open')}</ButtonLink>
    </PublicPage>
  )
}

function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <>
      <p>{label}</p>
      <p><code class="tg-snippet">{text}</code></p>
    </>
  )
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? character)
}
