import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { PrintButton } from '../../ui/print-button/print-button.tsx'
import { PublicPage } from '../../ui/public-page/public-page.tsx'

/** A sheet for the wall, the village office, the mosque: a code that a telephone reads, and the address for who has none. */
export function PosterPage({ frame, address }: { frame: PageFrame; address: string }) {
  const { lang, officeName, parentName } = frame
  return (
    <PublicPage frame={frame} title={t(lang, 'embed.poster')}>
      <div class="tg-poster">
        <h1>{t(lang, 'embed.poster_title')}</h1>
        <p class="tg-lead">{officeName}, {parentName}</p>
        <p><img src="/tombol/qr.svg" alt={t(lang, 'embed.qr')} width="300" height="300" /></p>
        <p>{t(lang, 'embed.scan')}</p>
        <p><strong class="tg-text">{address}</strong></p>
        <p>{t(lang, 'embed.free')}</p>
      </div>
      <PrintButton lang={lang} />
      <p><a href="/tombol">{t(lang, 'embed.title')}</a></p>
    </PublicPage>
  )
}
