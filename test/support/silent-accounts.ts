import type { ChannelAdapter } from '../../src/channels/adapter.ts'
import { messageChannels } from '../../src/channels/message.ts'
import { scripted } from './messages.ts'

/** An account on every channel whose network takes and delivers everything; `sent` of each is what the house said. */
export function silentAccounts(): (ChannelAdapter & ReturnType<typeof scripted>)[] {
  return messageChannels.map((channel) => scripted(`uji-${channel}`, channel, async () => ({ outcome: 'delivered', words: 'diterima' })))
}
