import { createHash } from 'node:crypto'
import type { ImapFlow } from 'imapflow'
import type { StoredFile } from '../../platform/files.ts'
import type { InboundMessage } from '../message.ts'
import { isHouseAway } from '../house-away.ts'
import { readOriginal, storeOriginal } from './keep.ts'
import type { Importing } from './keep.ts'

/**
 * A mail that cannot be kept: larger than anything that is, or nobody could read or store it. `size` null: its server cannot show it at all, and is not
 * asked. `original`: its bytes, where they could be stored.
 */
export interface LeftMail { uid: number; size: number | null; receivedAt: Temporal.Instant; why: 'too-large' | 'unreadable'; original: StoredFile | null }

/** Bytes of such a mail that are looked at: who wrote, and what about. */
const glance = 64 * 1024

/**
 * Puts a mail that cannot be kept into the inbox of the office as what is known of it: who wrote, about what, how large it is, and in which folder
 * of the mailbox it lies. An officer reads it there and decides; nobody has to find it in a log. Told once, however often it fails.
 * @returns false when the mail is not in the folder any more @throws when the database, the disk or the mail server is away
 */
export async function tellOfLeft(client: ImapFlow, folder: string, importing: Importing, mail: LeftMail): Promise<boolean> {
  const { log, account, post } = importing
  const head = await headOf(client, importing, mail)
  if (head === 'gone') return false
  const known = head && (await readHead(importing, head, mail))
  const full = stub(importing, folder, mail, known)
  try {
    await post.take(full, 'trouble')
    return true
  } catch (error) {
    if (isHouseAway(error)) throw error
    log.warn({ err: error, account, uid: mail.uid }, 'what is known of a mail that cannot be kept cannot be written down either; only that it is there')
  }
  try {
    await post.take({ ...stub(importing, folder, mail, null), externalId: full.externalId, raw: null }, 'trouble')
  } catch (error) {
    if (isHouseAway(error)) throw error
    log.error({ err: error, account, uid: mail.uid }, 'a mail that cannot be kept is not in the inbox; it lies in the folder of failed mail')
  }
  return true
}

/** The beginning of the mail, up to its text; null when its server cannot show it. */
async function headOf(client: ImapFlow, { log, account }: Importing, { uid, size }: LeftMail): Promise<Buffer | 'gone' | null> {
  if (size === null) return null
  try {
    const found = await client.fetchOne(String(uid), { uid: true, source: { start: 0, maxLength: glance } }, { uid: true })
    if (!found) return 'gone'
    if (!found.source) return null
    const end = /\r?\n\r?\n/u.exec(found.source.toString('latin1'))
    return end ? found.source.subarray(0, end.index + end[0].length) : found.source
  } catch (error) {
    if (!client.usable) throw error
    log.warn({ err: error, account, uid }, 'the mail server cannot show the header of a mail')
    return null
  }
}

async function readHead(importing: Importing, head: Buffer, { uid, receivedAt }: LeftMail): Promise<InboundMessage | null> {
  try {
    const stored = await storeOriginal(importing, head) // belongs to no message: cleared away with the other unclaimed files
    return stored && (await readOriginal(importing, stored, { receivedAt }))
  } catch (error) {
    if (isHouseAway(error)) throw error
    importing.log.warn({ err: error, account: importing.account, uid }, 'the header of a mail that cannot be kept cannot be read')
    return null
  }
}

function stub({ account }: Importing, folder: string, { uid, size, receivedAt, why, original }: LeftMail, known: InboundMessage | null): InboundMessage {
  const { messageId, inReplyTo, references, tag } = known?.hints ?? {}
  const sameMail = known ? [account, size, messageId ?? null, known.sender, known.subject, known.sentAt?.toString() ?? null] : [account, size, uid, receivedAt.toString()]
  return {
    channel: 'email', account, externalId: `left:${createHash('sha256').update(JSON.stringify(sameMail)).digest('hex')}`, kind: known && known.kind !== 'report' ? known.kind : 'message',
    sender: known?.sender ?? null, senderName: known?.senderName ?? null, recipient: known?.recipient ?? null, sentAt: known?.sentAt ?? null, receivedAt,
    subject: known?.subject ?? null, text: '', quoted: null, attachments: [], raw: original,
    hints: { ...(messageId ? { messageId } : {}), ...(inReplyTo ? { inReplyTo } : {}), ...(references ? { references } : {}), ...(tag ? { tag } : {}), left: { folder, why, ...(size === null ? {} : { size }) } },
  }
}
