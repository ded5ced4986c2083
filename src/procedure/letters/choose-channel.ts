import { isMessageChannel } from '../../channels/message.ts'
import type { MessageChannel } from '../../channels/message.ts'
import type { ChannelSettings } from '../../channels/settings.ts'
import type { Applicant } from '../../complaint/applicant.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { normalAddress, normalPhone } from '../../office/contact.ts'
import type { Speaks } from '../after.ts'

/** A way to a person: the channel and their address on it, in its normal form. */
export interface Way { channel: MessageChannel; recipient: string }

/** The channel on which the complainant wants to be answered: the one that they named, else the one by which they wrote; null: no message channel. */
export function chosenChannel({ answerBy, channel }: Pick<ComplaintState, 'answerBy' | 'channel'>): MessageChannel | null {
  const chosen = answerBy ?? channel
  return isMessageChannel(chosen) ? chosen : null
}

/** The complainant's address on a channel, or null. */
export function recipientOn(channel: MessageChannel, { phone, email, telegram }: Applicant): string | null {
  switch (channel) {
    case 'email': return email ? normalAddress(email) : null
    case 'telegram': return telegram?.trim() || null
    case 'sms':
    case 'whatsapp': return phone ? normalPhone(phone) : null
  }
}

const ownCountry = '+62'

/** Whether an address is a telephone number abroad. */
export function isForeign({ channel, recipient }: Way): boolean {
  return (channel === 'sms' || channel === 'whatsapp') && !recipient.startsWith(ownCountry)
}

/** What channels.yaml says of the ways that may be taken. */
export type Allowed = Pick<ChannelSettings, 'foreignNumbers'>

/**
 * The ways to a complainant, the best first: the channel that they chose, the one by which they wrote, then SMS and e-mail. A chat is used
 * only by those who chose it or wrote there: a telephone number alone is no invitation. Only channels on which the house speaks, and numbers abroad
 * only where the office allows it.
 */
export function waysTo(state: Pick<ComplaintState, 'answerBy' | 'channel' | 'applicant'>, speaks: Speaks, { foreignNumbers }: Allowed): Way[] {
  const wanted = [chosenChannel(state), state.channel, 'sms', 'email'].filter(isMessageChannel)
  return [...new Set(wanted)].flatMap((channel) => {
    const recipient = speaks.has(channel) ? recipientOn(channel, state.applicant) : null
    return recipient === null || (!foreignNumbers && isForeign({ channel, recipient })) ? [] : [{ channel, recipient }]
  })
}

/** The address on a channel within what an officer typed ("Ibu Siti, 0812…"); null when there is none. */
export function typedRecipient(channel: MessageChannel, typed: string): string | null {
  const pieces = [typed, ...typed.split(/[,;()<>]|\s-\s/u), ...typed.split(/\s+/u)]
  for (const piece of pieces) {
    const found = channel === 'email' ? normalAddress(piece.replace(/^[<("]+|[>)".]+$/gu, '')) : channel === 'telegram' ? null : normalPhone(piece)
    if (found) return found
  }
  return null
}
