import type { Applicant } from '../../complaint/applicant.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import type { MessageChannel } from '../../channels/message.ts'
import { plausibleName, withoutGreeting } from './plain-words.ts'

/**
 * What a person wants with a short message. `free`: they simply write, which is the rule; the words are a help for those who know them.
 * `text` is what remains to be read.
 */
export type Wish =
  | { wish: 'free'; text: string }
  | { wish: 'complain'; applicant: Applicant; text: string }
  | { wish: 'check'; code: string | null; pin: string | null; text: string }
  | { wish: 'complete' | 'object'; code: string | null; text: string }
  | { wish: 'help' | 'stop' | 'start' | 'thanks' | 'nothing'; text: string }

interface Written { channel: MessageChannel; text: string; attachments?: readonly unknown[] }

const keyword = /^[\s"'“*_/.,:;\-–]*(?<word>\p{L}+)[\s"'”*_]*(?:[#:;,.=\-–/?!]\s*)*(?<rest>[\s\S]*)$/u
const words = {
  complain: new Set(['adu', 'aduan', 'lapor', 'laporkan', 'melapor', 'ngadu', 'mengadu']),
  check: new Set(['cek', 'check', 'cekaduan', 'lacak', 'status']),
  complete: new Set(['lengkapi', 'lengkap', 'melengkapi', 'kelengkapan']),
  object: new Set(['keberatan', 'banding']),
  help: new Set(['bantuan', 'help', 'info', 'menu', 'panduan', 'format', 'petunjuk']),
  stop: new Set(['stop', 'berhenti', 'unreg', 'unsubscribe', 'henti']),
  start: new Set(['mulai', 'start', 'lanjut']),
} as const

/** After `aduan`, these ask about one that exists: `Aduan saya kapan selesai?` */
const asksAbout = /^(?:saya|sy|aku|kami|kmi|yang|yg|no|nomor|kode|kapan|kpn|bagaimana|gimana|gmn|sampai|belum|blm|sudah|sdh|udah|kok|kenapa|mengapa|apakah|apa|ini|itu|tadi|kemarin|nya)(?![\p{L}])/iu
const politeness = String.raw`banyak|pak|bu|bapak|ibu|min|admin|ya|atas\s+\p{L}+(?:nya)?|informasinya|infonya|kak|sebelumnya`
const thanks = new RegExp(
  String.raw`^(?:ok(?:e|ay)?|baik|siap|iya|ya|sip)?[\s,.]*(?:(?:terima|trima|trimo|mtur|matur)\s*(?:kasih|ksh|suwun|nuwun)|makasih|makasi|trims|tks|thx|thanks?(?:\s+you)?|suwun|sakalangkong)`
  + String.raw`(?:\s+(?:${politeness}))*[\s.!\p{Extended_Pictographic}\p{Emoji_Modifier}]*$`, 'iu',
)
const trials = new Set('p ping tes test testing tess coba cb halo hallo hai hi ok oke iya ya y sip siap permisi min admin pak bu kak'.split(' '))

/** What a short message asks for. A mail is a letter: of the words it knows only STOP and MULAI, alone. */
export function readWish({ channel, text, attachments = [] }: Written): Wish {
  const plain = text.normalize('NFKC').trim()
  const { word = '', rest = '' } = keyword.exec(plain)?.groups ?? {}
  const first = word.toLowerCase()
  const alone = rest.trim() === '' || /^(?:sms|pesan|kabar|dong|ya|pak|bu|min|kak|wa|lagi)[\s.!]*$/iu.test(rest)
  if (alone && words.stop.has(first)) return { wish: 'stop', text: '' }
  if (alone && words.start.has(first)) return channel === 'telegram' && plain.startsWith('/') ? { wish: 'help', text: '' } : { wish: 'start', text: '' }
  if (plain.length < 200 && thanks.test(plain)) return { wish: 'thanks', text: plain }
  const saysNothing = (said: string) => isNothing(said) && attachments.length === 0
  const meant = channel === 'email' ? null : byKeyword(first, rest, alone, saysNothing)
  return meant ?? { wish: saysNothing(plain) ? 'nothing' : 'free', text: plain }
}

/** What the first word says, if it is one of the words that people know and the rest fits it. */
function byKeyword(first: string, rest: string, alone: boolean, saysNothing: (said: string) => boolean): Wish | null {
  if (words.help.has(first)) return alone ? { wish: 'help', text: '' } : null
  if (words.complain.has(first)) return saysNothing(rest) || asksAbout.test(rest) ? null : { wish: 'complain', ...fields(rest) }
  if (words.complete.has(first)) return withCode('complete', rest)
  if (words.object.has(first)) return withCode('object', rest)
  return words.check.has(first) ? readCheck(first, rest) : null
}

/** Too little to be a complaint: a greeting, a trial, pictures of faces. */
function isNothing(text: string): boolean {
  const said = withoutGreeting(text.slice(0, 500)).toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word !== '' && !trials.has(word))
  return said.join('').length < 8 || said.length < 2
}

/** `ADU#name#address#complaint`, `ADUAN name#kelurahan#complaint`, `ADU name#complaint`; without the signs all of it is the complaint. */
function fields(rest: string): { applicant: Applicant; text: string } {
  const parts = rest.split('#').map((part) => part.trim()).filter((part) => part !== '')
  const [first = '', second = ''] = parts
  const name = parts.length > 1 ? plausibleName(first) : null
  if (!name) return { applicant: {}, text: parts.join('\n') }
  if (parts.length === 2) return { applicant: { name }, text: second }
  return { applicant: { name, address: { line: second } }, text: parts.slice(2).join('\n') }
}

function withCode(wish: 'complete' | 'object', rest: string): Wish {
  const found = findCodes(rest)[0]
  const text = found ? `${rest.slice(0, found.at)} ${rest.slice(found.end)}` : rest
  return { wish, code: found?.code ?? null, text: text.replace(/^[\s#:;,.\-–=]+/u, '').trim() }
}

/** `CEK`, `CEK <code>`, `CEK <code> <PIN>`, `cek aduan saya`; null for a sentence that begins with such a word. */
function readCheck(first: string, rest: string): Wish | null {
  if (rest.trim() === '') return { wish: 'check', code: null, pin: null, text: '' }
  const found = findCodes(rest)[0]
  const after = found ? rest.slice(found.end) : ''
  const pin = /^[\s#:;,.\-–=]*(?:pin[\s:=]*)?(\d(?:[\s-]?\d){5})(?!\d)/iu.exec(after)?.[1]?.replace(/\D/gu, '') ?? null
  if (found) return { wish: 'check', code: found.code, pin, text: rest }
  const short = rest.trim().split(/\s+/u).length <= 4
  if (first === 'cek' && /(?:aduan|laporan|lapor)/iu.test(rest) && short) return { wish: 'check', code: null, pin: null, text: rest }
  // Something that was meant as a code, and is none.
  return /^[\s#]*[a-z\d]{3,6}[\s-]?[a-z\d]{3,6}(?:\s+\d{4,6})?\s*$/iu.test(rest) && /\d/u.test(rest) ? { wish: 'check', code: null, pin: null, text: rest } : null
}

interface FoundCode { code: string; at: number; end: number }

/**
 * What can be a tracking code in a text, the likeliest first, at most five: one word in 31 of ten letters looks like one. Whether a complaint
 * has it is another question.
 */
export function findCodes(text: string): FoundCode[] {
  const tokens = [...text.matchAll(/[a-z\d]+/giu)]
  const found = tokens.flatMap((token, index): (FoundCode & { sure: boolean })[] => {
    const { index: at, 0: word } = token
    const whole = readTrackingCode(word)
    if (whole) return [{ code: whole, at, end: at + word.length, sure: /\d/u.test(word) }]
    const next = tokens[index + 1]
    if (!next || word.length !== 5 || next[0].length !== 5) return []
    const between = text.slice(at + 5, next.index)
    const code = /^[\s.\-–_/]{1,3}$/u.test(between) ? readTrackingCode(word + next[0]) : null
    return code ? [{ code, at, end: next.index + 5, sure: between === '-' }] : []
  })
  return found.toSorted((one, other) => Number(other.sure) - Number(one.sure)).slice(0, 5).map(({ code, at, end }) => ({ code, at, end }))
}

const no = '(?:tidak|tdk|kurang|gak?|nggak)'
const objection = new RegExp(
  String.raw`(?<![\p{L}])(?:keberatan|banding|${no} (?:puas|terima|setuju|sesuai|benar)|menolak jawaban|kecewa dengan jawaban|not satisfied|object(?:ion)?|appeal)(?![\p{L}])`, 'iu',
)
const denied = /(?<![\p{L}])(?:tidak|tdk|gak|ga|tanpa|bukan|nggak)\s+(?:ada\s+)?keberatan(?![\p{L}])/iu

/** Whether a text clearly speaks against the answer that was given. */
export function isObjection(text: string): boolean {
  return objection.test(text) && !denied.test(text)
}
