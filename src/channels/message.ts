/** The channels on which messages travel by themselves; the others are paper and voice, written down by an officer. */
export const messageChannels = ['email', 'sms', 'whatsapp', 'telegram'] as const
export type MessageChannel = (typeof messageChannels)[number]

/** Whether a text is the code of a channel that carries messages. */
export function isMessageChannel(value: unknown): value is MessageChannel {
  return typeof value === 'string' && (messageChannels as readonly string[]).includes(value)
}

/**
 * What an incoming message is by its nature, told by its channel without knowing any complaint: `message` someone wrote; `auto-reply`
 * a machine's answer (out of office); `report` news about one of our own messages (bounce, delivery report); `list` a newsletter or
 * mailing list; `loop` our own message come back; `service` from a short code or a named sender, to whom nobody can answer.
 */
export const inboundKinds = ['message', 'auto-reply', 'report', 'list', 'loop', 'service'] as const
export type InboundKind = (typeof inboundKinds)[number]

/** A file in the store that a message brought. `inline`: shown within the text (a signature's picture), not attached on purpose. */
export interface MessageFile { sha256: string; size: number; mediaType: string; name: string; inline?: boolean }

/** What helps to find the conversation that a message belongs to. Texts as they came, without angle brackets. */
export interface Hints {
  messageId?: string
  inReplyTo?: string
  references?: string[]
  /** The tag of our address to which it was sent (`aduan+TAG@…`): put there by us. */
  tag?: string
  /** Whose mail was passed on with it, as that mail says: a name, an address, or both. */
  forwardedFrom?: string
  /** What could not be read, for the officer: `too-many-parts`, `damaged` … */
  notes?: string[]
  /** It could not be kept here: it lies in this folder of the mailbox, so many bytes of it, where its server can tell. */
  left?: { folder: string; size?: number; why: 'too-large' | 'unreadable' }
}

/** A message as a channel hands it over. */
export interface InboundMessage {
  channel: MessageChannel
  /** Name of the account (channels.yaml) that received it. */
  account: string
  /** The same message has the same id, however often it is delivered. */
  externalId: string
  kind: InboundKind
  /** Normal form: e-mail in lower case, telephone number as +62…; null when nobody can tell. */
  sender: string | null
  senderName: string | null
  /** Our address that it was sent to. */
  recipient: string | null
  /** When its writer sent it, as the other side says; null when it does not. */
  sentAt: Temporal.Instant | null
  receivedAt: Temporal.Instant
  subject: string | null
  /** What the person wrote. */
  text: string
  /** What the person quoted from earlier messages. */
  quoted: string | null
  attachments: MessageFile[]
  /** The original, byte for byte, in the file store. */
  raw: { sha256: string; size: number } | null
  hints: Hints
  /** For kind `report`: what it says about one of ours. Null when it cannot be told about which. */
  report?: DeliveryReport | null
}

/** News about a message of ours: named by our id, or by the other side's. */
export interface DeliveryReport {
  channel: MessageChannel
  id?: string
  externalId?: string
  /** `sent`: accepted by the network, not yet with the recipient; `delayed`: still trying. */
  outcome: 'sent' | 'delivered' | 'failed' | 'delayed'
  /** The other side's words, kept as proof. */
  words: string
  at: Temporal.Instant
}

export const outboundStates = ['queued', 'sending', 'sent', 'delivered', 'failed', 'expired', 'cancelled'] as const
/** queued → sending → sent → delivered | failed; expired when it could not be sent in time; cancelled by an officer. */
export type OutboundState = (typeof outboundStates)[number]

/** What a message says, per channel: SMS and chats take the text alone. */
export interface OutboundContent {
  subject?: string
  text: string
  files?: MessageFile[]
  /** The message that it answers, so that mail programs show one conversation. */
  thread?: { inReplyTo: string; references: string[] }
  /** Goes into our reply address, `aduan+TAG@…`, and comes back with the answer. */
  tag?: string
  /** Name and texts of an approved template, for networks that demand one outside of a conversation. */
  template?: { name: string; language: string; texts: string[] }
}

/** A message on its way out. */
export interface OutboundMessage {
  id: string
  channel: MessageChannel
  recipient: string
  /** The template that it was made from, or `answer`. */
  event: string
  language: string
  content: OutboundContent
  /** How often it was tried, this time included. */
  attempts: number
}
