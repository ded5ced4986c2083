/** The channels (saluran) by which a complaint comes in. */
export const channels = [
  'web',
  'counter',
  'letter',
  'email',
  'phone',
  'sms',
  'fax',
  'lapor',
  'whatsapp',
  'telegram',
  'suggestion-box',
] as const

/** One channel by which a complaint comes in. */
export type Channel = (typeof channels)[number]

/** The ways in which the office may give its answer (cara menyampaikan jawaban). */
export const answerChannels = ['in-person', 'letter', 'email', 'fax', 'phone', 'sms', 'whatsapp', 'telegram'] as const

/** One way in which the office may give its answer. */
export type AnswerChannel = (typeof answerChannels)[number]

/** Whether a text read from outside is the code of a channel in. */
export function isChannel(value: unknown): value is Channel {
  return typeof value === 'string' && (channels as readonly string[]).includes(value)
}

/** Whether a text read from outside is the code of a way to answer. */
export function isAnswerChannel(value: unknown): value is AnswerChannel {
  return typeof value === 'string' && (answerChannels as readonly string[]).includes(value)
}
