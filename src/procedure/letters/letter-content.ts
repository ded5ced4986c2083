import type { MessageChannel, MessageFile, OutboundContent } from '../../channels/message.ts'
import { smsText } from '../../channels/sms/gsm7.ts'
import { messagesOfComplaint } from '../../channels/store/inbound.ts'
import { outboundOfComplaint } from '../../channels/store/outbound.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'
import type { Answer, ComplaintState } from '../../complaint/state.ts'
import { issuedPaperById } from '../../complaint/store/papers.ts'
import { answerLetterOf } from '../papers/letters-to.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { letterChannelOf } from './letters.ts'
import { mailTag } from '../mail-tag.ts'
import { fill, isPlaceholder, namesIn } from './placeholders.ts'
import type { LetterValues } from './placeholders.ts'
import { currentText } from './templates.ts'
import type { LetterName } from './told.ts'
import { letterValues } from './values.ts'

/** A letter about an event of a complaint, as it was with that event. */
export interface Told {
  complaintId: string
  letter: LetterName
  event: ComplaintEvent
  /** The complaint as the event left it. */
  state: ComplaintState
  answer?: Answer | undefined
}

/** In which language a complainant is written to. */
export function languageFor({ record }: Pick<ComplaintState, 'record'>): Language {
  return record.language ?? 'id'
}

type Writer = Pick<House, 'workplace' | 'pool' | 'secret' | 'config' | 'receiptOf'>

/** What the letter says on a channel: the office's own words for it, or those that the software brings, filled. */
export async function letterContent(house: Writer, told: Told, channel: MessageChannel): Promise<OutboundContent> {
  const { workplace } = house
  const { state, event, answer, letter, complaintId } = told
  const lang = languageFor(state)
  const kind = letterChannelOf(channel)
  const [template, inForce] = [await currentText(house, letter, kind, lang), await workplace.standards.version(state.standardVersion)]
  const values = letterValues({ lang, channel: kind, state, event, inForce, answer, pin: mayHavePin(state, channel) ? workplace.pinOf(complaintId) : null, now: workplace.now(), site: house.config.publicUrl })
  const text = fill(template.text, values)
  if (channel === 'sms') return { text: smsText(text) }
  if (channel === 'whatsapp') return { text, template: { name: `tanggap_${letter.replaceAll('-', '_')}`, language: lang, texts: parametersOf(template.text, values) } }
  if (channel === 'telegram') return { text }
  const receipt = letter === 'receipt' && mayHavePin(state, channel) ? await receiptFile(house, told) : []
  const [files, thread] = [[...receipt, ...(await answerFile(house, told))], await threadOf(house, complaintId)]
  return {
    subject: fill(template.subject ?? '', values), text, tag: mailTag(house.secret, complaintId, state.trackingCode),
    ...(files.length > 0 ? { files } : {}), ...(thread ? { thread } : {}),
  }
}

/**
 * Whether a letter on this channel may carry the PIN, in its words or on the Tanda Terima: only to whoever wrote from there themselves. An address that
 * was typed into a form may be somebody else's.
 */
function mayHavePin(state: Pick<ComplaintState, 'channel'>, channel: MessageChannel): boolean {
  return state.channel === channel
}

/** What fills an approved template of WhatsApp: the placeholders in the order in which they stand in ours. No line breaks are allowed there. */
function parametersOf(text: string, values: LetterValues): string[] {
  return namesIn(text).map((name) => ((isPlaceholder(name) && values[name]) || '-').replace(/\s+/gu, ' '))
}

async function receiptFile(house: Writer, { complaintId, state }: Told): Promise<MessageFile[]> {
  const receipt = await house.receiptOf(complaintId)
  if (!receipt) throw new Error('a receipt is told of that was never issued')
  const name = `tanda-terima-${(state.register?.number ?? state.trackingCode).replace(/[^\w.-]+/gu, '-')}.pdf`
  return [{ sha256: receipt.sha256, size: receipt.bytes.byteLength, mediaType: 'application/pdf', name }]
}

/** The Surat Jawaban, when the answer has one: as it was issued. */
async function answerFile({ pool, workplace }: Writer, { letter, state, answer }: Told): Promise<MessageFile[]> {
  const record = letter === 'answer' && answer ? answerLetterOf(state, answer.id) : null
  const paper = record && (await issuedPaperById(pool, workplace.officeId, record.paper))
  return paper ? [{ sha256: paper.sha256, size: paper.size, mediaType: 'application/pdf', name: `surat-jawaban-${(paper.number ?? state.trackingCode).replace(/[^\w.-]+/gu, '-')}.pdf` }] : []
}

/** The mail that ours answers, so that mail programs show one conversation: the complainant's last, else our own last. */
async function threadOf({ pool, workplace }: Writer, complaintId: string): Promise<OutboundContent['thread'] | null> {
  const theirs = (await messagesOfComplaint(pool, workplace.officeId, complaintId)).findLast(({ channel, kind, hints }) => channel === 'email' && kind === 'message' && hints.messageId)
  if (theirs?.hints.messageId) {
    const { messageId, references = [] } = theirs.hints
    return { inReplyTo: messageId, references: [...references.filter((id) => id !== messageId).slice(-20), messageId] }
  }
  const ours = (await outboundOfComplaint(pool, workplace.officeId, complaintId)).findLast(({ channel, externalId }) => channel === 'email' && externalId)
  return ours?.externalId ? { inReplyTo: ours.externalId, references: [ours.externalId] } : null
}
