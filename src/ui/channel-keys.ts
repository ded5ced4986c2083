import type { MessageKey } from './messages/messages.ts'

/** The name of a channel in (saluran) on screen and paper. */
export const channelKeys = {
  web: 'channel.web', counter: 'channel.counter', letter: 'channel.letter', email: 'channel.email', phone: 'channel.phone', sms: 'channel.sms',
  fax: 'channel.fax', lapor: 'channel.lapor', whatsapp: 'channel.whatsapp', telegram: 'channel.telegram', 'suggestion-box': 'channel.suggestion_box',
} as const satisfies Record<string, MessageKey>
