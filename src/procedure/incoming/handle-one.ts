import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { madeOfMessage } from '../../complaint/questions/made-of-message.ts'
import type { MadeOf } from '../../complaint/questions/made-of-message.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { becomeComplaint, becomeObjection, becomeSupplement, post } from './become.ts'
import type { Become } from './become.ts'
import { checkStatus } from './check-status.ts'
import { readWish } from './dialogue.ts'
import type { Wish } from './dialogue.ts'
import { gatherEvidence } from './evidence.ts'
import { match } from './match.ts'
import type { Evidence, InboxReason, Match } from './match.ts'
import { suspicionOf } from './quarantine.ts'
import { readReply } from './read-reply.ts'
import { replyTo } from './reply.ts'
import type { ReplyWords } from './reply.ts'
import { wishNoNews } from '../letters/queue-letter.ts'
import { senderDigest } from '../sender.ts'
import { settle } from './settle.ts'
import { stillMissing, tellOf } from './tell-sender.ts'

type Parts = Pick<House, 'workplace' | 'files' | 'secret' | 'channels' | 'log'>
const mostCodes = 3

/** Makes of one new message what it is, and answers where that helps. Repeated after a crash it does the same again, once. */
export async function handleOne(house: Parts, message: KeptMessage): Promise<void> {
  const { pool, officeId } = house.workplace
  const made = await madeOfMessage(pool, officeId, message.id)
  if (made) return finish(house, message, made)
  // Machines and named senders: kept, never answered.
  if (message.kind !== 'message') return void (await settle(house, message, { state: 'aside', reason: message.kind }, null))
  if (message.sender === null) return toInbox(house, message, 'no_sender', null)
  const wish = wishOf(message)
  const evidence = await gatherEvidence(house, message, wish)
  if (await converse(house, message, wish, evidence)) return
  await act(house, message, wish, evidence, match(evidence))
}

/** What the words ask for. The subject of a mail counts where its text says nothing; so does what was forwarded without a word. */
function wishOf(message: KeptMessage): Wish {
  const wish = readWish(message)
  if (message.channel !== 'email' || wish.wish !== 'nothing') return wish
  const whole = readWish({ ...message, text: [message.subject, message.text, message.quoted].filter(Boolean).join('\n') })
  return whole.wish === 'nothing' ? wish : { wish: 'free', text: message.text }
}

/** Questions and signs that are no complaint. @returns whether the message was one of them */
async function converse(house: Parts, message: KeptMessage, wish: Wish, evidence: Evidence): Promise<boolean> {
  const isMail = message.channel === 'email'
  const pointed = [...evidence.thread, ...(isMail ? [] : evidence.codes)].some((pointer) => pointer.own)
  switch (wish.wish) {
    case 'stop': case 'start': {
      // Whoever writes under another's address must not silence them: only where a mail of ours was answered.
      if (isMail && evidence.thread.length === 0) {
        await answer(house, message, { text: t('id', 'dialogue.stop_in_reply'), daily: 'stop' })
        return true
      }
      const out = wish.wish === 'stop'
      const digest = senderDigest(house.secret, message)
      if (digest && message.sender !== null) await wishNoNews(house, { channel: message.channel, recipient: message.sender }, digest, out)
      await answer(house, message, { text: t('id', out ? 'dialogue.stopped' : 'dialogue.started') }, out ? 'opt-out' : 'opt-in')
      return true
    }
    case 'help': await answer(house, message, { text: t('id', 'dialogue.help') })
      return true
    case 'check': await answer(house, message, await checkStatus(house, message, wish, evidence))
      return true
    case 'thanks':
      if (pointed) return false
      await answer(house, message, null)
      return true
    case 'nothing':
      if (pointed || evidence.empty || (await answersQuestion(house, message, evidence))) return false
      await answer(house, message, { text: t('id', 'dialogue.help'), daily: 'help' })
      return true
    default: return false
  }
}

/** A single word may be the name that was asked for. */
async function answersQuestion({ workplace }: Parts, message: KeptMessage, { own, channel, now }: Evidence): Promise<boolean> {
  if (channel === 'email' || own.filter(({ status }) => status === 'incomplete').length !== 1) return false
  const { standard } = await workplace.standards.inForce(now.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
  return Object.keys(readReply(message.text, standard.office.areas)).length > 0
}

async function act(house: Parts, message: KeptMessage, wish: Wish, evidence: Evidence, to: Match): Promise<void> {
  const saysNothing = (wish.wish === 'object' || wish.wish === 'complete') && wish.text === '' && message.attachments.length === 0
  if ((to.to === 'objection' || to.to === 'supplement') && saysNothing) return answer(house, message, await askForWords(house, wish.wish, to.case))
  if (to.to === 'objection') return settledOr(house, message, to.case, await becomeObjection(house, message, to.case.id, post))
  if (to.to === 'supplement') return settledOr(house, message, to.case, await becomeSupplement(house, message, to.case.id, post, {}, tellOf(house, message, wish.wish)))
  const suspicion = suspicionOf(message)
  if (suspicion) return void (await settle(house, message, { state: 'quarantine', reason: suspicion }, null))
  if (to.to === 'complaint') return settledOr(house, message, null, await becomeComplaint(house, message, post))
  const waiting = evidence.own.filter(({ status }) => status === 'incomplete').slice(0, mostCodes).map(({ trackingCode }) => trackingCode)
  await toInbox(house, message, to.reason, wordsFor(to.reason, waiting))
}

/** What is said to whoever wrote what an officer must read; codes only to those from whose number the complaints came. */
function wordsFor(reason: InboxReason, waiting: readonly string[]): ReplyWords {
  if (reason === 'several_waiting') return { text: t('id', 'dialogue.which', { codes: waiting.join(', ') }) }
  const [code] = waiting
  return reason === 'another_matter' && code ? { text: t('id', 'dialogue.another_matter', { code }) } : kept
}

/** Nothing about any complaint. */
const kept: ReplyWords = { text: t('id', 'dialogue.kept'), daily: 'kept' }

/** What could not become what it was meant to be is left to an officer. */
async function settledOr(house: Parts, message: KeptMessage, one: ContactCase | null, become: Become): Promise<void> {
  if (become.ok || become.refusal.key === 'message_decided') return
  if (become.refusal.key === 'window_closed' && one) return toInbox(house, message, 'objection_late', { text: t('id', 'dialogue.objection_late', { code: one.trackingCode }), about: one })
  house.log.warn({ message: message.id, refusal: become.refusal.key, fields: become.problems?.map(({ path }) => path) }, 'a message could not become what it was meant to be')
  await toInbox(house, message, 'refused', kept)
}

async function toInbox(house: Parts, message: KeptMessage, reason: InboxReason, words: ReplyWords | null): Promise<void> {
  await settle(house, message, { state: 'inbox', reason }, words && (await replyTo(house, message, words)))
}

async function answer(house: Parts, message: KeptMessage, words: ReplyWords | null, became: 'dialogue' | 'opt-out' | 'opt-in' = 'dialogue'): Promise<void> {
  await settle(house, message, { state: 'done', became, complaintId: words?.about?.id ?? null }, words && (await replyTo(house, message, words)))
}

/** `KEBERATAN` or `LENGKAPI` and nothing more. */
async function askForWords(house: Parts, wish: Wish['wish'], one: ContactCase): Promise<ReplyWords> {
  const about = { about: one }
  if (wish === 'object') return { text: t('id', 'dialogue.objection_empty', { code: one.trackingCode }), ...about }
  return { text: (await stillMissing(house, one.id)) ?? t('id', 'dialogue.added', { code: one.trackingCode }), ...about }
}

/** Goes on where a killed program stopped: what was made of the message stays, and is written down. */
async function finish(house: Parts, message: KeptMessage, { complaintId, became }: MadeOf): Promise<void> {
  if (became === 'complaint') return settledOr(house, message, null, await becomeComplaint(house, message, post))
  if (became === 'objection') return settledOr(house, message, null, await becomeObjection(house, message, complaintId, post))
  return settledOr(house, message, null, await becomeSupplement(house, message, complaintId, post, {}, tellOf(house, message, wishOf(message).wish)))
}
