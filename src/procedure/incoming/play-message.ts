import { z } from 'zod'
import { messageChannels } from '../../channels/message.ts'
import type { Hints, MessageChannel } from '../../channels/message.ts'
import { findOutbound } from '../../channels/store/outbound.ts'
import { normalAddress, normalPhone } from '../../office/contact.ts'
import type { House } from '../house.ts'
import { optionalLine, text } from '../input.ts'

/** What a person types to see what the house makes of a message: in a demonstration and in development, without a modem or a mailbox. */
export const playedInput = z.object({
  channel: z.enum(messageChannels), from: z.string().max(254), subject: optionalLine(300), text: text(20_000),
  /** The message of ours that it answers. */
  reply: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
})
export type Played = z.output<typeof playedInput>
/** The channels on which a message can be played. */
export const playedChannels = messageChannels

/**
 * Hands a typed message in at the door by which real ones come. A sender who is neither number nor address counts as a short code or a name, to
 * whom nobody can answer. @returns false when the sender of a mail is no address
 */
export async function playMessage({ workplace, post }: Pick<House, 'workplace' | 'post'>, { channel, from, subject, text: words, reply }: Played): Promise<boolean> {
  const sender = senderOf(channel, from)
  if (sender === null) return false
  const now = workplace.now()
  await post.take({
    channel, account: 'peragaan', externalId: `played:${workplace.newId(now)}`, kind: sender.answerable ? 'message' : 'service', sender: sender.address, senderName: null, recipient: null, sentAt: now, receivedAt: now,
    subject: channel === 'email' ? (subject ?? null) : null, text: words, quoted: null, attachments: [], raw: null, hints: reply ? await hintsOf(workplace, channel, reply) : {},
  })
  return true
}

function senderOf(channel: MessageChannel, from: string): { address: string; answerable: boolean } | null {
  const typed = from.trim()
  if (typed === '') return null
  if (channel === 'telegram') return { address: typed.slice(0, 60), answerable: /^\d+$/u.test(typed) }
  if (channel === 'email') {
    const address = normalAddress(typed)
    return address ? { address, answerable: true } : null
  }
  const phone = normalPhone(typed)
  return phone ? { address: phone, answerable: true } : { address: typed.slice(0, 60), answerable: false }
}

/** What a real answer would carry: our reply address in a mail, the answered message in a chat. */
async function hintsOf({ pool, officeId }: House['workplace'], channel: MessageChannel, id: string): Promise<Hints> {
  const answered = await findOutbound(pool, officeId, id)
  if (!answered || answered.channel !== channel) return {}
  return { ...(answered.content.tag ? { tag: answered.content.tag } : {}), ...(answered.externalId ? { inReplyTo: answered.externalId } : {}) }
}
