import type { MessageChannel } from '../../channels/message.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { english } from './texts/en.ts'
import { indonesian } from './texts/id.ts'
import { isPlaceholder, namesIn } from './placeholders.ts'
import type { Placeholder } from './placeholders.ts'
import type { LetterName } from './told.ts'

/** The kinds of text that a letter has: a mail, a text message, a chat message (WhatsApp, Telegram). */
export const letterChannels = ['email', 'sms', 'chat'] as const
export type LetterChannel = (typeof letterChannels)[number]

/** In which kind of text a channel speaks. */
export function letterChannelOf(channel: MessageChannel): LetterChannel {
  return channel === 'email' || channel === 'sms' ? channel : 'chat'
}

/** A letter's words: only a mail has a subject. */
export interface LetterText { subject?: string; text: string }

/** The words that the software brings. */
export function builtIn(letter: LetterName, channel: LetterChannel, lang: Language): LetterText {
  const words = (lang === 'en' ? english : indonesian)[letter][channel]
  return typeof words === 'string' ? { text: words } : words
}

/** What every letter may say. */
const everywhere = ['kode', 'nomor', 'tautan', 'kantor', 'telepon_kantor', 'biaya', 'jalur_lain'] as const satisfies readonly Placeholder[]
/** An officer's own words, which may name people: they travel by e-mail only. */
const mailOnly: readonly Placeholder[] = ['pesan', 'alasan']

/** What each letter may say besides, and what it must. */
const declared: Record<LetterName, { may: readonly Placeholder[]; must: readonly Placeholder[] }> = {
  received: { may: ['pin', 'tenggat'], must: ['kode'] },
  missing: { may: ['pin', 'pesan'], must: ['kode', 'kurang', 'batas'] },
  reminder: { may: [], must: ['kode', 'kurang', 'batas'] },
  supplied: { may: ['kurang', 'tenggat', 'batas'], must: ['kode'] },
  receipt: { may: ['pin'], must: ['nomor', 'kode', 'tenggat'] },
  'handed-on': { may: ['tenggat'], must: ['kode', 'penanggung_jawab'] },
  answer: { may: ['hasil', 'diteruskan', 'keberatan_sampai'], must: ['kode', 'jawaban'] },
  closing: { may: ['alasan'], must: ['kode', 'penutupan'] },
  'objection-received': { may: ['penanggung_jawab', 'tenggat'], must: ['kode'] },
}

/** The placeholders that a letter may use on a channel. */
export function placeholdersOf(letter: LetterName, channel: LetterChannel): Placeholder[] {
  const { may, must } = declared[letter]
  return [...new Set([...must, ...may, ...everywhere])].filter((name) => channel === 'email' || !mailOnly.includes(name))
}

/** What a letter must say on every channel. */
export function requiredOf(letter: LetterName): readonly Placeholder[] {
  return declared[letter].must
}

const maxText: Record<LetterChannel, number> = { email: 10_000, sms: 600, chat: 2_000 }
export const maxSubject = 150

/** Most characters of a template's text. */
export function maxTextOf(channel: LetterChannel): number {
  return maxText[channel]
}

/** Why words cannot be a letter; `names` are placeholders. */
export interface TemplateProblem {
  field: 'subject' | 'text'
  key: 'empty' | 'too_long' | 'unknown' | 'mail_only' | 'missing' | 'brace' | 'two_lines'
  names: readonly string[]
}

/** What is wrong with the words of a letter, in the order in which a person would mend it; nothing when they can be sent. */
export function templateProblems(letter: LetterName, channel: LetterChannel, { subject, text }: LetterText): TemplateProblem[] {
  const problems: TemplateProblem[] = channel === 'email' ? fieldProblems('subject', subject ?? '', letter, channel, maxSubject) : []
  if (channel === 'email' && /\n/u.test(subject ?? '')) problems.push({ field: 'subject', key: 'two_lines', names: [] })
  problems.push(...fieldProblems('text', text, letter, channel, maxText[channel]))
  const missing = requiredOf(letter).filter((name) => !namesIn(text).includes(name))
  if (missing.length > 0 && text.trim() !== '') problems.push({ field: 'text', key: 'missing', names: missing })
  return problems
}

function fieldProblems(field: TemplateProblem['field'], text: string, letter: LetterName, channel: LetterChannel, max: number): TemplateProblem[] {
  if (text.trim() === '') return [{ field, key: 'empty', names: [] }]
  const problems: TemplateProblem[] = []
  if (text.length > max) problems.push({ field, key: 'too_long', names: [] })
  const allowed = placeholdersOf(letter, channel)
  const names = namesIn(text)
  const kept = names.filter((name) => isPlaceholder(name) && mailOnly.includes(name) && channel !== 'email')
  const unknown = names.filter((name) => !kept.includes(name) && !(isPlaceholder(name) && allowed.includes(name)))
  if (kept.length > 0) problems.push({ field, key: 'mail_only', names: kept })
  if (unknown.length > 0) problems.push({ field, key: 'unknown', names: unknown })
  if (/[{}]/u.test(text.replace(/\{[^{}\n]*\}/gu, ''))) problems.push({ field, key: 'brace', names: [] })
  return problems
}
