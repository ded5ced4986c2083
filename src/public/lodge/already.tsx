import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'

/** This form was received before, with other words: nothing is thrown away, nothing is lodged twice unasked. */
export function Already({ lang, code }: { readonly lang: Language; readonly code: string | null }) {
  return (
    <NotificationBanner lang={lang} kind="info">
      <p>{t(lang, 'lodge.already')}</p>
      {code === null ? null : <p><a href={`/lacak/${code}`}>{t(lang, 'lodge.already_link', { code })}</a></p>}
      <p>{t(lang, 'lodge.already_new')}</p>
    </NotificationBanner>
  )
}
