import type { LetterName } from '../told.ts'

/** The words of every letter: a mail, a text message, a chat message (WhatsApp, Telegram). */
export type Letters = Record<LetterName, { email: { subject: string; text: string }; sms: string; chat: string }>
