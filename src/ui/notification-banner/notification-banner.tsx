import type { ComponentChildren } from 'preact'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

export type NotificationBannerProps = {
  readonly lang: Language
  /** `success`: what the person just did has been done, read out at once; `info`: something to know. */
  readonly kind?: 'success' | 'info'
  readonly children: ComponentChildren
}

/** The result of an action, at the top of the page that follows it. */
export function NotificationBanner({ lang, kind = 'success', children }: NotificationBannerProps) {
  const success = kind === 'success'
  const title = t(lang, success ? 'common.success' : 'common.important')
  return (
    <div
      class={success ? 'tg-notice tg-notice--success' : 'tg-notice'}
      role={success ? 'alert' : 'region'}
      aria-label={title}
      data-focus={success ? '' : undefined}
      tabindex={success ? -1 : undefined}
    >
      <h2 class="tg-notice__title">{title}</h2>
      <div class="tg-notice__content">{children}</div>
    </div>
  )
}
