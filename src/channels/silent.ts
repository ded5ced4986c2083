import { z } from 'zod'
import { channelKind } from './adapter.ts'
import { messageChannels } from './message.ts'

const settings = z.strictObject({ channel: z.enum(messageChannels) })

/**
 * Sends nothing: messages are kept and count as delivered, with the words that say so. For demonstrations, for development, and for an
 * office that wants to see what it would send before it does.
 */
export const silent = channelKind({
  kind: 'silent',
  settings,
  open: (name, { channel }) => ({
    name, kind: 'silent', channel, atOnce: 8,
    send: async () => ({ outcome: 'delivered', words: 'Tidak dikirim: saluran ini hanya menyimpan pesan.' }),
    check: async () => [{ ok: true, what: { id: `menyimpan pesan ${channel}, tidak mengirim apa pun`, en: `keeps ${channel} messages, sends nothing` } }],
  }),
})
