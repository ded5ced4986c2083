import { findOutbound, sentBeforeWithoutReport } from '../../channels/store/outbound.ts'
import type { StoredMessage } from '../../channels/store/outbound.ts'
import { applyReport } from '../../channels/store/reports.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { withTransaction } from '../../platform/transaction.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { formatShortDateTime, zoneLabel } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import { letterContent } from './letter-content.ts'
import { isOvertaken } from './overtaken.ts'
import { openWays, queueLetter } from './queue-letter.ts'
import { post, settleAnswer } from './settle-answer.ts'
import { readTold, tellKey } from './tell-complainant.ts'

/**
 * An outgoing message came to an end, or was taken by its network: what that means for its complaint. Of an answer, the attempt is settled with
 * the network's own words as proof, a bounce after delivery included; a notice that did not arrive is sent once more on the person's next channel.
 */
export async function messageSettled(house: House, id: string): Promise<void> {
  const message = await findOutbound(house.pool, house.workplace.officeId, id)
  if (!message?.complaintId) return
  const failed = message.state === 'failed' || message.state === 'expired'
  if (message.attemptId) {
    if (failed || message.state === 'delivered') await settleAttempt(house, message, message.complaintId, message.attemptId, failed ? 'failed' : 'delivered')
  } else if (failed) await fallBack(house, message)
  else if (message.event === 'receipt' && message.state === 'delivered') await giveReceipt(house, message, message.complaintId)
}

/** The Tanda Terima arrived by message: that is how it was given (S3.3), unless an officer gave it before. */
async function giveReceipt({ workplace, pool, log }: House, { channel }: StoredMessage, complaintId: string): Promise<void> {
  const history = await readHistory(pool, workplace.officeId, complaintId)
  if (history?.events.some(({ type }) => type === 'receipt-given')) return
  const acted = await perform(workplace, { verb: 'give-receipt', complaintId, input: { by: channel }, actors: post, key: `give-receipt:${complaintId}:post` })
  if (!acted.ok) log.info({ complaint: complaintId, refusal: acted.refusal.key }, 'a receipt that arrived was not written down as given')
}

async function settleAttempt(house: House, message: StoredMessage, complaintId: string, attemptId: string, result: 'delivered' | 'failed'): Promise<void> {
  const { workplace, pool } = house
  const history = await readHistory(pool, workplace.officeId, complaintId)
  const attempt = history && fold(history.events).answers.flatMap(({ attempts }) => attempts).find(({ id }) => id === attemptId)
  if (!attempt) return
  const at = message.settledAt ?? workplace.now()
  await settleAnswer(house, complaintId, attempt, { result, at, proof: proofOf(message, at, workplace.zone), key: `settle:${message.id}:${message.state}:${at.epochMilliseconds}` })
}

/** The proof of what became of a message: channel, time, the other side's words, our number of it. Kept in Indonesian, as papers are. */
function proofOf({ channel, state, words, id }: StoredMessage, at: Temporal.Instant, zone: string): string {
  const said = words?.slice(0, 1_500) || t('id', state === 'expired' ? 'letters.proof_expired' : 'letters.proof_no_words')
  return t('id', 'letters.proof', { channel: t('id', channelKeys[channel]), when: `${formatShortDateTime('id', at, zone)} ${zoneLabel('id', zone)}`, words: said, id })
}

const told = /^tell:([0-9a-f-]{36}):(\d+)$/u

/** A notice that did not arrive goes once to the next channel that the person has, if it is still news. The fallback itself has none. */
async function fallBack(house: House, message: StoredMessage): Promise<void> {
  const [, complaintId, seq] = told.exec(message.key) ?? []
  if (!complaintId || !seq) return
  const read = await readTold(house, complaintId, Number(seq))
  if (!read || isOvertaken(read.told.letter, Number(seq), read.events)) return
  const way = (await openWays(house, read.latest)).find(({ channel }) => channel !== message.channel)
  if (!way) return
  const content = await letterContent(house, read.told, way.channel)
  await queueLetter(house, read.told, { way, content, key: tellKey(complaintId, Number(seq), true), attemptId: null, history: read.events })
}

const batch = 200

/**
 * Messages that their network took long ago and of which nothing was heard: they count as delivered, with words that say just that. Most
 * networks report failures only. The time of it is when the network took the message, not when the office stopped waiting: UU 11/2008 (ITE) Ps 8.
 */
export async function assumeDelivered({ pool, workplace: { officeId, now }, channels }: Pick<House, 'pool' | 'workplace' | 'channels'>): Promise<void> {
  const hours = channels.settings.assumeDeliveredAfterHours
  for (;;) {
    const silent = await sentBeforeWithoutReport(pool, officeId, now().subtract({ hours }), batch)
    for (const { id, channel, words, sentAt } of silent) {
      const honest = [words, t('id', 'letters.proof_assumed', { channel: t('id', channelKeys[channel]), hours })].filter(Boolean).join(' – ')
      await withTransaction(pool, (client) => applyReport(client, officeId, { channel, id, outcome: 'delivered', words: honest, at: sentAt ?? now() }))
    }
    if (silent.length < batch) return
  }
}
