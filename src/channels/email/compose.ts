import type { Readable } from 'node:stream'
import { domainToASCII } from 'node:url'
import type { SendMailOptions } from 'nodemailer'
import { normalAddress } from '../../office/contact.ts'
import type { OutboundMessage } from '../message.ts'
import { htmlOf } from './compose-html.ts'
import { domainOf, taggedAddress } from './settings.ts'
import type { EmailSettings } from './settings.ts'

type Own = Pick<EmailSettings, 'address' | 'displayName' | 'subAddress'>

/** The id by which other mail servers know a message of ours: the same each time that it is sent. Without angle brackets. */
export function messageIdOf({ id }: Pick<OutboundMessage, 'id'>, { address }: Pick<EmailSettings, 'address'>): string {
  return `${id}@${domainOf(address)}`
}

/** Where a mail to this recipient goes, with its domain in the form of the wire; null when it is no address. */
export function recipientOf(text: string): string | null {
  const normal = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text) ? null : normalAddress(text)
  const domain = normal && domainToASCII(domainOf(normal))
  return normal && domain ? `${normal.slice(0, normal.lastIndexOf('@'))}@${domain}` : null
}

/**
 * A message as a mail: text and HTML, files streamed from the store. It says that a machine wrote it, so that no machine answers; its bounces come
 * back to an address of its own (`local+b.ID@domain`), and the server is asked to report what became of it. Nothing in it can become a header.
 */
export function composeMail(message: OutboundMessage, own: Own, files: { read(sha256: string): Readable }, recipient: string, now: Temporal.Instant): SendMailOptions {
  const { content } = message
  const subject = oneLine(content.subject ?? '') || own.displayName
  const thread = content.thread && threadOf(content.thread)
  return {
    from: { name: own.displayName, address: own.address }, to: { name: '', address: recipient },
    ...(content.tag ? { replyTo: { name: own.displayName, address: taggedAddress(own, content.tag) } } : {}),
    subject, date: new Date(now.epochMilliseconds), messageId: `<${messageIdOf(message, own)}>`,
    ...(thread ? { inReplyTo: thread.inReplyTo, references: thread.references } : {}),
    headers: { 'Auto-Submitted': content.thread ? 'auto-replied' : 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': message.language === 'en' ? 'en' : 'id' },
    text: content.text, html: htmlOf(content.text, { name: own.displayName, subject, language: message.language === 'en' ? 'en' : 'id' }),
    attachments: (content.files ?? []).map((file) => ({
      filename: oneLine(file.name) || 'lampiran', contentType: /^[\w.+-]+\/[\w.+-]+$/u.test(file.mediaType) ? file.mediaType : 'application/octet-stream', content: files.read(file.sha256),
    })),
    envelope: { from: taggedAddress(own, `b.${message.id}`), to: [recipient] },
    dsn: { envid: message.id, ret: 'HDRS', notify: ['SUCCESS', 'FAILURE', 'DELAY'], ...(/^[\x21-\x7e]+$/u.test(recipient) ? { orcpt: `rfc822;${recipient}` } : {}) },
    disableFileAccess: true, disableUrlAccess: true,
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim().slice(0, 200)
}

/** Ids of the conversation, if they are ids. The last twenty are enough for any mail program. */
function threadOf({ inReplyTo, references }: { inReplyTo: string; references: string[] }): { inReplyTo: string; references: string[] } | null {
  const isId = (id: string) => /^[\x21-\x3b\x3d\x3f-\x7e]{3,250}$/u.test(id)
  if (!isId(inReplyTo)) return null
  const known = references.filter((id) => isId(id) && id !== inReplyTo).slice(-19)
  return { inReplyTo: `<${inReplyTo}>`, references: [...known, inReplyTo].map((id) => `<${id}>`) }
}
