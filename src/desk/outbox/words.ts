import { shownNumber } from '../../office/caller-number.ts'
import type { Outgoing } from '../../procedure/letters/outbox.ts'
import { t, isMessageKey } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** What a message tells, by the name of its template; messages of other kinds have one word for all. */
export function eventText(lang: Language, event: string): string {
  const key = `outbox_event.${event.replaceAll('-', '_')}`
  return isMessageKey(key) ? t(lang, key) : t(lang, 'outbox_event.other')
}

/** The state of a message or of one step of its way. */
export function stateText(lang: Language, state: string): string {
  const key = `outbox_state.${state}`
  return isMessageKey(key) ? t(lang, key) : state
}

/** To whom a message goes, as this reader may see it: telephone numbers as they are dialled here. */
export function recipientText(lang: Language, { recipient }: Pick<Outgoing, 'recipient'>): string {
  if (recipient === null) return t(lang, 'outbox.withheld')
  return recipient.startsWith('+') ? shownNumber(recipient, true) : recipient
}
