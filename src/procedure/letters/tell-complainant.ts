import { isMessageChannel } from '../../channels/message.ts'
import type { MessageChannel } from '../../channels/message.ts'
import { gsm7Count } from '../../channels/sms/gsm7.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'
import { fold } from '../../complaint/fold.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { isForeign, recipientOn, typedRecipient } from './choose-channel.ts'
import { letterContent } from './letter-content.ts'
import type { Told } from './letter-content.ts'
import { isOvertaken } from './overtaken.ts'
import { dropOvertaken, isStale, openWays, queueLetter, wantsNone } from './queue-letter.ts'
import { settleAnswer } from './settle-answer.ts'
import { letterOf } from './told.ts'

/** An answer of more SMS, or of more characters in a chat, is not read there: the officer takes another way. */
const mostParts = 10
const mostCharacters = 4_000

/**
 * Tells the complainant of an event (kabar kepada pelapor), on the channel that they chose, once. Nothing is sent where there is no way to
 * them, or where the news is old: what happened since is told by its own letter. An attempt at an answer that was put on its way is the answer.
 */
export async function tellComplainant(house: House, { complaintId, seq }: { complaintId: string; seq: number }): Promise<void> {
  const read = await readTold(house, complaintId, seq)
  if (!read) return
  const { told, latest, events } = read
  await dropOvertaken(house, complaintId, told.event)
  if (told.event.type === 'answer-attempted') return sendAttempt(house, told, told.event, latest, events)
  if (isOvertaken(told.letter, seq, events) || isSilent(told.event)) return
  const [way] = await openWays(house, latest)
  if (!way || isStale(told.event, way, house.workplace.now())) return
  await queueLetter(house, told, { way, content: await letterContent(house, told, way.channel), key: tellKey(complaintId, seq), attemptId: null, history: events })
}

/** The key of the message that tells of an event; one more may follow on another channel. */
export function tellKey(complaintId: string, seq: number, fallback = false): string {
  return `tell:${complaintId}:${seq}${fallback ? fallbackSuffix : ''}`
}

const fallbackSuffix = ':fallback'

/** Whether a message was sent because the first one did not arrive. */
export function isFallback(key: string): boolean {
  return key.endsWith(fallbackSuffix)
}

/** The event as it is to be told, and the complaint as it is now; null when there is nothing to tell. */
export async function readTold({ pool, workplace }: Pick<House, 'pool' | 'workplace'>, complaintId: string, seq: number): Promise<{ told: Told; latest: ComplaintState; events: ComplaintEvent[] } | null> {
  const history = await readHistory(pool, workplace.officeId, complaintId)
  const event = history?.events[seq - 1]
  const letter = event ? letterOf(event.type) : null
  if (!history || !event || !letter) return null
  const { events } = history
  const state = fold(events.slice(0, seq))
  const answer = event.type === 'answer-attempted' ? state.answers.find(({ id }) => id === event.data.answer) : undefined
  return { told: { complaintId, letter, event, state, answer }, latest: fold(events), events }
}

/** Who sent rubbish learns nothing from an answer but that somebody reads it. */
function isSilent(event: ComplaintEvent): boolean {
  return event.type === 'not-processable' && event.data.ground === 'spam'
}

/**
 * Sends an answer that was put on its way: to the address that the officer typed, else to the complainant's own. What cannot go that way is a
 * failed attempt with its reason, so that an officer takes another.
 */
async function sendAttempt(house: House, told: Told, event: Extract<ComplaintEvent, { type: 'answer-attempted' }>, latest: ComplaintState, history: readonly ComplaintEvent[]): Promise<void> {
  const { id, channel } = event.data
  if (!isMessageChannel(channel) || !house.workplace.speaks.has(channel)) return
  const attempt = latest.answers.flatMap(({ attempts }) => attempts).find((candidate) => candidate.id === id)
  if (attempt?.result !== 'queued') return
  const recipient = typedRecipient(channel, event.personal?.to ?? '') ?? recipientOn(channel, latest.applicant)
  const fail = (key: 'letters.no_address' | 'letters.foreign' | 'letters.opted_out' | 'letters.too_long') => (
    settleAnswer(house, told.complaintId, attempt, { result: 'failed', at: house.workplace.now(), proof: t('id', key), key: `settle:${id}:unsent` }))
  if (!recipient) return fail('letters.no_address')
  if (!house.channels.settings.foreignNumbers && isForeign({ channel, recipient })) return fail('letters.foreign')
  if (await wantsNone(house, { channel, recipient })) return fail('letters.opted_out')
  const content = await letterContent(house, told, channel)
  if (isTooLong(channel, content.text)) return fail('letters.too_long')
  await queueLetter(house, told, { way: { channel, recipient }, content, key: tellKey(told.complaintId, event.seq), attemptId: id, history })
}

function isTooLong(channel: MessageChannel, text: string): boolean {
  if (channel === 'email') return false
  return channel === 'sms' ? gsm7Count(text).parts > mostParts : text.length > mostCharacters
}
