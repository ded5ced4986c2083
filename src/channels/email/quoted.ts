/** What a person wrote, and what stood below it from earlier mails. */
export interface Folded { text: string; quoted: string | null }

/** „Pada Sel, 24 Nov 2026 pukul 10.00 Budi <budi@…> menulis:“ and its kin, also broken over lines. */
const attribution = /^(?:\*\s*)?(?:(?:pada|on|tanggal|tgl|dalam|le|el|am)\b.{4,300}(?:menulis|wrote|berkata|ngirim|mengirim(?:kan)?|schrieb|escribió|a écrit)\s*:|.{3,200}<[^<>\s]+@[^<>\s]+>\s*(?:menulis|wrote)\s*:|\d{4}-\d{2}-\d{2}\s+\d{1,2}[:.]\d{2}.{0,40}<[^<>\s]+@[^<>\s]+>\s*:)\s*$/isu
/** -----Original Message-----, -----Pesan Asli-----, and so on. */
const original = /^[\s>*]*[-_=]{3,}\s*(?:original (?:message|appointment)|pesan (?:asli|awal|sebelumnya)|surat asli|mesej asal|email asli|reply message|pesan balasan|ursprüngliche nachricht)\s*[-_=]{3,}\s*$/iu
const forwardMark = /^[\s>*]*(?:[-_=]{3,}\s*(?:forwarded (?:message|by .{1,80}|email)|pesan (?:terusan|yang diteruskan|diteruskan)|mesej dimajukan|email (?:terusan|yang diteruskan))\s*[-_=]*|begin forwarded message:|(?:awal|memulai|mulai) pesan (?:terusan|yang diteruskan):)\s*$/iu
/** Lines that a program adds below: no words of the person. */
const device = /^\s*(?:(?:dikirim|terkirim|dikirimkan) (?:dari|melalui|menggunakan|dengan) .{2,60}|sent (?:from|via|with|using) (?:my |the |a )?.{2,60}|(?:dapatkan|unduh) outlook untuk .{2,40}|get outlook for .{2,40}|powered by telkomsel.{0,40}|sent from mail for windows.{0,20}|diposkan dari .{2,60}|enviado desde .{2,60})\s*$/iu
/** Device lines name a device or a program: a sentence that only starts alike is the person's. */
const deviceNames = /iphone|ipad|android|samsung|galaxy|ponsel|telepon|hp\b|handphone|smartphone|phone|mobile|blackberry|yahoo|outlook|gmail|windows|xiaomi|redmi|oppo|vivo|huawei|realme|nokia|sony|xperia|lg\b|thunderbird|mail\b|surel|tablet|telkomsel|aplikasi|app\b/iu

/** „---------- Forwarded message ---------“ and its kin. */
export function isForwardMark(line: string): boolean {
  return forwardMark.test(line)
}

/**
 * Folds away what the person did not write now: earlier mails below an attribution, Outlook's block of headers, lines with `> `, the line of a
 * telephone. Nothing is lost: it stands in `quoted`. Where folding would leave nothing, or the mail passes on somebody else's, all stays.
 * @param isReply headers or subject say that it answers a mail; without that only sure signs count, because a letter may start with „Dari: … Kepada: …“
 */
export function foldQuoted(text: string, { isReply }: { isReply: boolean }): Folded {
  const lines = text.split('\n')
  const found = quoteStart(lines, isReply)
  const forward = lines.findIndex(isForwardMark)
  if (forward >= 0 && (!found || forward <= found.at)) return { text, quoted: null }
  const { own, others } = found ? apart(lines, found) : { own: lines, others: [] }
  const written = withoutDeviceLine(own)
  const kept = tidy(written.own)
  return kept === '' ? { text, quoted: null } : { text: kept, quoted: tidy([...written.device, ...others]) || null }
}

/** Where earlier mail starts, and how many lines say so. */
interface QuoteStart { at: number; head: number }

function quoteStart(lines: readonly string[], isReply: boolean): QuoteStart | null {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (original.test(line)) return { at, head: 1 }
    const head = attributionLines(lines, at)
    if (head > 0) return { at, head }
    if (isHeaderBlock(lines, at, isReply)) return { at: /^[\s*]*_{5,}\s*$/u.test(lines[at - 1] ?? '') ? at - 1 : at, head: 1 }
    if (isReply && line.startsWith('>')) return { at, head: 0 }
  }
  return null
}

/** The person's lines and the others. Where earlier lines have their `>`, answers may stand between and below them. */
function apart(lines: readonly string[], { at, head }: QuoteStart): { own: string[]; others: string[] } {
  const above = lines.slice(0, at)
  const below = lines.slice(at + head)
  const first = below.find((line) => line.trim() !== '') ?? ''
  if (!first.startsWith('>')) return { own: above, others: lines.slice(at) }
  const { quoted = [], plain = [] } = Object.groupBy(below, (line) => (line.startsWith('>') ? 'quoted' : 'plain'))
  return { own: [...above, ...plain], others: [...lines.slice(at, at + head), ...quoted] }
}

/**
 * How many lines an attribution takes at this place; 0 when there is none. It names a day and an address, or has quoted lines below:
 * „Pada hari Senin Pak RT menulis:“ is the person's own.
 */
function attributionLines(lines: readonly string[], at: number): number {
  if (!/^[\s*]*(?:pada|on|tanggal|tgl|dalam|le|el|am|\d{4}-)|@/iu.test((lines[at] ?? '').slice(0, 400))) return 0
  for (let count = 1; count <= 3; count++) {
    const whole = lines.slice(at, at + count).join(' ').slice(0, 700).trim()
    if (!whole.endsWith(':') || !attribution.test(whole)) continue
    let next = at + count
    while (next < lines.length && lines[next]?.trim() === '') next++
    return (/\d/u.test(whole) && whole.includes('@')) || lines[next]?.startsWith('>') ? count : 0
  }
  return 0
}

const from = /^[\s*]*(?:dari|from|daripada|von)\s*:\*?\s*\S/iu
const sent = /^[\s*]*(?:dikirim|terkirim|sent|dihantar|tanggal|date|tarikh|gesendet)\s*:\*?\s.*\d/iu
const sentByProgram = /^[\s*]*(?:dikirim|terkirim|sent|dihantar)\s*:/iu
const toOrSubject = /^[\s*]*(?:kepada|ke|to|perihal|subyek|subjek|subject|judul|hal|an|betreff)\s*:/iu

/** Outlook's way: Dari, Dikirim, Kepada, Perihal, one below the other. People start letters so as well, but do not write when they sent it. */
function isHeaderBlock(lines: readonly string[], at: number, isReply: boolean): boolean {
  if (at === 0 || !from.test(lines[at] ?? '')) return false
  const block = lines.slice(at + 1, at + 7).filter((line) => line.trim() !== '')
  const when = block.slice(0, 3).find((line) => sent.test(line))
  return when !== undefined && block.some((line) => toOrSubject.test(line)) && (isReply || (sentByProgram.test(when) && (lines[at] ?? '').includes('@')))
}

function withoutDeviceLine(lines: readonly string[]): { own: string[]; device: string[] } {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  const line = lines[last] ?? ''
  return last >= 0 && device.test(line) && deviceNames.test(line) ? { own: lines.slice(0, last), device: [line] } : { own: [...lines], device: [] }
}

function tidy(lines: readonly string[]): string {
  return lines.join('\n').replace(/\n{4,}/gu, '\n\n\n').replace(/^\n+|\s+$/gu, '')
}
