import { maskedRecipient } from '../../procedure/letters/ledger.ts'
import type { LedgerMessage, Reach } from '../../procedure/letters/ledger.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { formatShortDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { isMessageKey, t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Timeline } from '../../ui/timeline/timeline.tsx'

export interface ToldProps { readonly lang: Language; readonly zone: string; readonly messages: readonly LedgerMessage[]; readonly reach: Reach | null }

/** What was sent to the complainant, the latest first: when, what, where to, and whether it arrived. Of an address only enough to know one's own. */
export function Told({ lang, zone, messages, reach }: ToldProps) {
  const stopped = reach?.stopped.map((channel) => t(lang, channelKeys[channel])).join(', ')
  if (messages.length === 0 && !stopped) return null
  return (
    <>
      <h2>{t(lang, 'letters.public_title')}</h2>
      {stopped ? <p>{t(lang, 'letters.public_stopped', { channels: stopped })}</p> : null}
      <Timeline lang={lang} zone={zone} items={messages.toReversed().map((message) => ({
        title: nameOf(lang, message.event), at: message.sentAt ?? message.createdAt, children: <p>{standing(lang, zone, message)}</p>,
      }))} />
    </>
  )
}

function nameOf(lang: Language, event: string): string {
  const key = `outbox_event.${event.replaceAll('-', '_')}`
  return t(lang, isMessageKey(key) ? key : 'outbox_event.other')
}

function standing(lang: Language, zone: string, { channel, recipient, state, notBefore, fallback }: LedgerMessage): string {
  const words = t(lang, keyOf('letters.public', state), { when: formatShortDateTime(lang, notBefore, zone) })
  return [`${t(lang, channelKeys[channel])} (${maskedRecipient(channel, recipient)}): ${words}`, fallback ? t(lang, 'letters.public_fallback') : ''].filter(Boolean).join(' ')
}
