import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import { chosenChannel, isForeign, recipientOn } from './choose-channel.ts'
import { post } from './settle-answer.ts'

/**
 * The Camat approved an answer: it is put on its way by the channel that the complainant chose, if the house speaks on it and knows their
 * address there. Everything else is given by hand, as before.
 */
export async function sendAnswer(house: House, { complaintId, seq }: { complaintId: string; seq: number }): Promise<void> {
  const { workplace, pool, log, channels } = house
  const history = await readHistory(pool, workplace.officeId, complaintId)
  const event = history?.events[seq - 1]
  if (!history || event?.type !== 'answer-approved') return
  const state = fold(history.events)
  const channel = chosenChannel(state)
  const to = channel && workplace.speaks.has(channel) ? recipientOn(channel, state.applicant) : null
  const answer = state.answers.find(({ id }) => id === event.data.id)
  // An officer was faster: theirs stands.
  if (!channel || !to || (!channels.settings.foreignNumbers && isForeign({ channel, recipient: to })) || !answer || answer.attempts.length > 0) return
  const acted = await perform(workplace, {
    verb: 'record-attempt', complaintId, actors: post, key: `send-answer:${answer.id}`, input: { answer: answer.id, channel, result: 'queued', to },
  })
  if (!acted.ok) log.info({ complaint: complaintId, answer: answer.id, refusal: acted.refusal.key }, 'an approved answer was not put on its way')
}
