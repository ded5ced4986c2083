import type { CaseReference } from '../../complaint/questions/references.ts'
import type { DecisionKind } from '../../procedure/incoming/decide-message.ts'
import { formatNumber } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { inboxPath } from './words.ts'

/** What was just decided about the message before this page. `leftOut`: files that the standard does not take into the complaint. */
export interface Done { kind: DecisionKind | 'known'; messageId: string; complaint: CaseReference | null; leftOut: number }

/** Says what became of the message that was just decided, with the way to it: the page already shows the next one. */
export function Notice({ lang, done }: { readonly lang: Language; readonly done: Done | null }) {
  if (done === null) return null
  const { kind, messageId, complaint, leftOut } = done
  return (
    <NotificationBanner lang={lang}>
      <p>
        {t(lang, keyOf('inbox_done', kind))}{' '}
        {complaint === null ? <a href={`${inboxPath}/${messageId}`}>{t(lang, 'inbox.see_message')}</a>
          : <a href={`/meja/pengaduan/${complaint.id}`} class="tg-code">{complaint.registerNumber ?? complaint.trackingCode}</a>}
      </p>
      {leftOut === 0 ? null : <p>{t(lang, 'inbox.left_out', { n: formatNumber(lang, leftOut) })}</p>}
    </NotificationBanner>
  )
}
