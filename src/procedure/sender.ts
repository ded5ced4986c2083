import type { MessageChannel } from '../channels/message.ts'
import type { KeptMessage } from '../channels/store/inbound.ts'
import type { ContactKind } from '../office/contact.ts'
import type { Secret } from '../platform/secret.ts'
import { contactDigest } from './contacts.ts'

const kinds = { email: 'email', sms: 'phone', whatsapp: 'phone', telegram: 'telegram' } as const satisfies Record<MessageChannel, ContactKind>

/** By what the senders of a channel are known again: SMS and WhatsApp by their telephone number. */
export function contactKindOf(channel: MessageChannel): ContactKind {
  return kinds[channel]
}

/** The keyed digest under which the sender of a message is known; null when nobody can tell who it was. */
export function senderDigest(secret: Pick<Secret, 'hmac'>, { channel, sender }: Pick<KeptMessage, 'channel' | 'sender'>): Buffer | null {
  return sender === null ? null : contactDigest(secret, kinds[channel], sender)
}
