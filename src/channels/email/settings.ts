import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { normalAddress } from '../../office/contact.ts'

/** Printed when channels.yaml cannot be used: both languages in one sentence, the value never (it may be a password). */
const words = {
  address: 'harus satu alamat surel tanpa tanda plus, seperti aduan@kantor.example / must be one e-mail address without a plus sign',
  host: 'harus nama atau alamat sebuah server / must be the name or address of a server',
  plain: 'tls: none hanya untuk server di mesin ini (127.0.0.1, ::1, localhost) / is for a server on this machine only',
  password: 'user dan password hanya berlaku berdua / user and password go together',
  folder: 'folders, processed, dan failed harus berbeda / folders, processed and failed must differ',
  dkim: 'dkim.domain harus domain alamat akun ini atau induknya / must be the domain of this address or a parent of it',
  nothing: 'isi paling sedikit satu dari imap, listen, smtp / give at least one of imap, listen, smtp',
  line: 'harus satu baris / must be one line',
}

const oneLine = z.string().min(1).max(200).regex(/^[^\p{Cc}]+$/u, words.line)
const host = z.string().min(1).max(253).regex(/^[^\s/@\p{Cc}]+$/u, words.host)
const port = z.int().min(1).max(65_535)
const tls = z.enum(['implicit', 'starttls', 'none'])
const folder = oneLine.max(100)
/** A file that only its owner may read, or a certificate that anyone may. */
const path = z.string().min(1)

/** Whether a host is this very machine: what goes there crosses no network. */
export const isLoopback = (name: string): boolean => /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/u.test(name)

const imap = z.strictObject({
  host, port: port.optional(), tls: tls.default('implicit'), user: oneLine, password: oneLine, ca: path.optional(),
  folders: z.array(folder).min(1).max(5).default(['INBOX']), processed: folder.default('Processed'), failed: folder.default('Failed'),
}).refine((it) => it.tls !== 'none' || isLoopback(it.host), { message: words.plain, path: ['tls'] })
  .refine((it) => new Set([...it.folders, it.processed, it.failed]).size === it.folders.length + 2, { message: words.folder, path: ['folders'] })
  .transform((it) => ({ ...it, port: it.port ?? (it.tls === 'implicit' ? 993 : 143) }))

const listen = z.strictObject({ protocol: z.enum(['lmtp', 'smtp']).default('lmtp'), host: host.default('127.0.0.1'), port })

const dkim = z.strictObject({ domain: host, selector: z.string().regex(/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/iu), key: path })

const smtp = z.strictObject({ host, port: port.optional(), tls: tls.default('starttls'), user: oneLine.optional(), password: oneLine.optional(), ca: path.optional(), dkim: dkim.optional() })
  .refine((it) => it.tls !== 'none' || isLoopback(it.host), { message: words.plain, path: ['tls'] })
  .refine((it) => (it.user === undefined) === (it.password === undefined), { message: words.password, path: ['password'] })
  .transform((it) => ({ ...it, port: it.port ?? { implicit: 465, starttls: 587, none: 25 }[it.tls] }))

/** Domain names in the form of the wire, also when they are written in other letters. */
const address = z.string().transform((text, context) => {
  const normal = normalAddress(text)
  const [local = '', domain = ''] = normal?.split('@') ?? []
  const ascii = domainToASCII(domain)
  if (!normal || !ascii || !/^[a-z0-9!#$%&'*/=?^_`{|}~.-]+$/u.test(local)) {
    context.addIssue({ code: 'custom', message: words.address })
    return z.NEVER
  }
  return `${local}@${ascii}`
})

/** The part of channels.yaml of one mailbox of the office (surel pengaduan). */
export const emailSettings = z.strictObject({
  address,
  /** How the office is named to its readers: sender's name and heading. */
  displayName: oneLine,
  imap: imap.optional(), listen: listen.optional(), smtp: smtp.optional(),
  /** Whether the mail server delivers `local+anything@domain` to `local@domain`: needed to know to what an answer or a bounce belongs. */
  subAddress: z.boolean().default(true),
}).refine((it) => it.imap || it.listen || it.smtp, { message: words.nothing })
  .refine(({ address: own, smtp: out }) => !out?.dkim || `.${domainOf(own)}`.endsWith(`.${out.dkim.domain.toLowerCase()}`), { message: words.dkim, path: ['smtp', 'dkim', 'domain'] })

export type EmailSettings = z.output<typeof emailSettings>
export type ImapSettings = NonNullable<EmailSettings['imap']>
export type SmtpSettings = NonNullable<EmailSettings['smtp']>
export type ListenSettings = NonNullable<EmailSettings['listen']>

export function domainOf(mailAddress: string): string {
  return mailAddress.slice(mailAddress.lastIndexOf('@') + 1)
}

/** `local+tag@domain`, by which an answer finds its way back; the address alone where sub-addresses are off or the tag is none. */
export function taggedAddress({ address: own, subAddress }: Pick<EmailSettings, 'address' | 'subAddress'>, tag: string | undefined): string {
  if (!subAddress || tag === undefined || !/^[\w.-]{1,60}$/u.test(tag)) return own
  const at = own.lastIndexOf('@')
  return `${own.slice(0, at)}+${tag}${own.slice(at)}`
}

/** Whether mail to this address is ours: the account's address, or a sub-address of it. */
export function isOurs({ address: own, subAddress }: Pick<EmailSettings, 'address' | 'subAddress'>, recipient: string): boolean {
  const at = recipient.lastIndexOf('@')
  if (at < 0 || domainToASCII(recipient.slice(at + 1)) !== domainOf(own)) return false
  const local = recipient.slice(0, at).toLowerCase()
  const ownLocal = own.slice(0, own.lastIndexOf('@'))
  return local === ownLocal || (subAddress && local.startsWith(`${ownLocal}+`))
}
