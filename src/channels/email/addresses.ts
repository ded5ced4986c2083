import { domainToASCII } from 'node:url'
import { parseAddressHeader } from 'mailparser'
import { normalAddress } from '../../office/contact.ts'
import { cleanLine } from './clean.ts'
import type { MailHeaders } from './headers.ts'
import { limits } from './limits.ts'
import { decodeWords } from './words.ts'

/** A person's or machine's address in its normal form, and the name that stands beside it. */
export interface MailAddress { address: string | null; name: string | null }

/** Characters of an address header that are read: two hundred addresses. */
const longest = 32 * 1024

/** The addresses of a header, groups by their members. */
export function addressesOf(headers: MailHeaders, name: string): MailAddress[] {
  return headers.all(name).slice(0, 20).flatMap(readAddresses).slice(0, limits.addresses)
}

/** The addresses in such a text, in order; what is none is left out unless it has a name. */
export function readAddresses(text: string): MailAddress[] {
  return parseAddressHeader(text.slice(0, longest), { flatten: true, decodePunycode: false }).value
    .map(({ name, address }) => ({ address: addressForm(address ?? ''), name: cleanLine(decodeWords(name), limits.name)?.replace(/^["']+|["']+$/gu, '').trim() || null }))
    .filter(({ address, name }) => address !== null || name !== null)
}

/** Lower case, the domain as it stands on the wire; null when it cannot be an address. */
export function addressForm(text: string): string | null {
  const normal = normalAddress(text.replace(/^mailto:/iu, ''))
  if (!normal || /[\p{Cc}\p{Cs}]/u.test(normal)) return null
  const at = normal.lastIndexOf('@')
  const domain = domainToASCII(normal.slice(at + 1))
  return domain === '' ? null : `${normal.slice(0, at)}@${domain}`
}

/**
 * Who wrote it: the From header, of several the one that the Sender header names; when it is missing what stands in its place. A web form of the
 * office's own mails in the office's name and says beside it whose words it carries: then it is they who wrote.
 */
export function senderOf(headers: MailHeaders, envelopeFrom: string | null, ownAddresses: readonly string[]): MailAddress {
  const from = addressesOf(headers, 'from')
  const sender = addressesOf(headers, 'sender')[0]
  const written = from.find(({ address }) => address !== null && address === sender?.address) ?? from.find(({ address }) => address !== null)
  if (written?.address) {
    const answerTo = isOwn(written.address, ownAddresses) ? replyToOf(headers) : null
    return answerTo?.address && !isOwn(answerTo.address, ownAddresses) ? answerTo : written
  }
  const others = [addressesOf(headers, 'reply-to')[0], sender, ...addressesOf(headers, 'return-path'), ...(envelopeFrom ? readAddresses(envelopeFrom) : [])]
  const other = others.find((candidate) => candidate?.address)
  return { address: other?.address ?? null, name: from[0]?.name ?? other?.name ?? null }
}

/** Whom to answer, as the mail says; null when it does not. */
export function replyToOf(headers: MailHeaders): MailAddress | null {
  return addressesOf(headers, 'reply-to').find(({ address }) => address !== null) ?? null
}

/** Whether an address is one of ours, with or without a tag. */
export function isOwn(address: string, ownAddresses: readonly string[]): boolean {
  return ourPart(address, ownAddresses.flatMap((own) => addressForm(own) ?? [])) !== null
}

/** Our address that a mail was sent to, and the tags of ours in it (`aduan+TAG@…`). */
export interface Recipients {
  recipient: string | null
  /** The conversation's tag. */
  tag: string | null
  /** The id of the outgoing message of ours that it came back for (`aduan+b.ID@…`), in lower case. */
  returned: string | null
  /** Whether one of our addresses stands in To or Cc: it was written to us, not only passed on. */
  isDirect: boolean
}

/** Headers in which mail servers write down where a mail really went, the surest first. */
const deliveryHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to', 'apparently-to'] as const

/** Reads to which of our addresses a mail was sent. Tags keep their letters as they were given. */
export function recipientsOf(headers: MailHeaders, { ownAddresses, envelopeTo }: { ownAddresses: readonly string[]; envelopeTo: readonly string[] }): Recipients {
  const own = ownAddresses.flatMap((address) => addressForm(address) ?? [])
  const written = [...plainAddresses(headers, 'to'), ...plainAddresses(headers, 'cc')].flatMap((address) => ourPart(address, own) ?? [])
  const delivered = [...envelopeTo, ...deliveryHeaders.flatMap((name) => plainAddresses(headers, name)), ...plainAddresses(headers, 'resent-to')].flatMap((address) => ourPart(address, own) ?? [])
  const all = [...delivered, ...written]
  const tags = all.flatMap(({ tag }) => tag ?? [])
  return {
    recipient: all[0]?.address ?? null,
    tag: tags.find((tag) => !/^b\./iu.test(tag)) ?? null,
    returned: tags.find((tag) => /^b\.[0-9a-f-]{36}$/iu.test(tag))?.slice(2).toLowerCase() ?? null,
    isDirect: written.length > 0,
  }
}

/** Addresses with their letters as they were written: a tag may mean something by them. */
function plainAddresses(headers: MailHeaders, name: string): string[] {
  return headers.all(name).slice(0, 20).flatMap((text) => parseAddressHeader(text.slice(0, longest), { flatten: true, decodePunycode: false }).value.slice(0, limits.addresses).flatMap(({ address }) => address ?? []))
}

function ourPart(text: string, own: readonly string[]): { address: string; tag: string | null } | null {
  const form = addressForm(text)
  if (!form) return null
  const [local = '', domain = ''] = [form.slice(0, form.lastIndexOf('@')), form.slice(form.lastIndexOf('@') + 1)]
  const plus = local.indexOf('+')
  const address = `${plus < 0 ? local : local.slice(0, plus)}@${domain}`
  if (!own.includes(address)) return null
  const given = text.replace(/^[\s<]*(?:mailto:)?/iu, '').slice(plus + 1).split('@')[0] ?? ''
  const tag = plus < 0 ? null : cleanLine(given, 100)
  return { address, tag }
}
