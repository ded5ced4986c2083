import type { ChannelAdapter, Sent } from '../../src/channels/adapter.ts'
import type { InboundMessage, OutboundMessage } from '../../src/channels/message.ts'
import type { NewMessage } from '../../src/channels/store/outbound.ts'

/** A message as an adapter hands it over. */
export function inbound(given: Partial<InboundMessage> = {}): InboundMessage {
  return {
    channel: 'sms', account: 'uji', externalId: crypto.randomUUID(), kind: 'message', sender: '+6281234567890', senderName: null, recipient: null, sentAt: null,
    receivedAt: Temporal.Instant.from('2026-11-23T09:00:00+07:00'), subject: null, text: 'Lampu jalan di depan pasar padam.', quoted: null, attachments: [], raw: null, hints: {}, ...given,
  }
}

/** A message to be sent. */
export function outbound(given: Partial<NewMessage> = {}): NewMessage {
  return {
    id: crypto.randomUUID(), key: crypto.randomUUID(), channel: 'sms', recipient: '+6281234567890', event: 'received', language: 'id', complaintId: null, attemptId: null,
    content: { text: 'Laporan Anda kami terima.' }, notBefore: Temporal.Instant.from('2026-11-23T09:00:00+07:00'), expiresAt: Temporal.Instant.from('2026-11-24T09:00:00+07:00'), ...given,
  }
}

/** An account whose network does what the test says; `sent` is what it took, in order. */
export function scripted(name: string, channel: ChannelAdapter['channel'], answer: (message: OutboundMessage) => Sent | Promise<Sent>, more: Partial<ChannelAdapter> = {}): ChannelAdapter & { sent: OutboundMessage[] } {
  const sent: OutboundMessage[] = []
  return {
    name, kind: 'scripted', channel, sent,
    async send(message) {
      const result = await answer(message)
      if (result.outcome === 'sent' || result.outcome === 'delivered') sent.push(message)
      return result
    },
    check: async () => [], ...more,
  }
}
