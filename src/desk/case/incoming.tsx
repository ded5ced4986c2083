import { channelKeys } from '../../ui/channel-keys.ts'
import { Details } from '../../ui/details/details.tsx'
import { formatNumber, formatShortDateTime } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { firstLine, inboxPath } from '../inbox/words.ts'
import type { CaseView } from './load-case.ts'

/** What came for this complaint by e-mail, SMS and chat, folded: each leads to the message itself. */
export function IncomingMessages({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { incoming, context } = view
  if (incoming.length === 0) return null
  return (
    <Details summary={t(lang, 'inbox.of_case', { n: formatNumber(lang, incoming.length) })}>
      <ol class="govuk-list">
        {incoming.map((message) => (
          <li key={message.id}>
            <a href={`${inboxPath}/${message.id}`} class="tg-text">{firstLine(lang, message)}</a>
            <span class="tg-subject tg-soft">{t(lang, channelKeys[message.channel])}, {formatShortDateTime(lang, message.receivedAt, context.zone)}</span>
          </li>
        ))}
      </ol>
    </Details>
  )
}
