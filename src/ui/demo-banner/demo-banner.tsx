import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

export type DemoBannerProps = { readonly lang: Language; readonly place: 'public' | 'desk' }

/** Says on every page of a demonstration that it is one, so that nobody sends a real complaint there. */
export function DemoBanner({ lang, place }: DemoBannerProps) {
  return (
    <aside class="tg-demo" aria-label={t(lang, 'layout.demo_tag')}>
      <p class="tg-demo__text tg-width">
        <strong class="tg-demo__tag">{t(lang, 'layout.demo_tag')}</strong>{' '}
        {t(lang, place === 'public' ? 'layout.demo_public' : 'layout.demo_desk')}
      </p>
    </aside>
  )
}
