import type { Address, Applicant } from '../../complaint/applicant.ts'
import { readAddress } from './read-address.ts'
import type { Area } from './read-address.ts'
import { plausibleName, soundsLikeSentence, withoutGreeting } from './plain-words.ts'

/** What a reply said about its writer; what it did not say is absent. */
export type Told = Pick<Applicant, 'name' | 'address'>

/** Beyond so many characters nobody writes who they are. */
const longest = 5_000

/** Where an address begins, when nobody labels it. */
const addressBegins = /(?<![\p{L}\d])(?:jl|jln|jalan|gg|gang|dusun|dsn|desa|kampung|kampong|kp|perum|perumahan|blok|rt|rw|rt\/rw|kel|kelurahan|lingkungan|link|lk|komplek|kompleks|asrama)(?=[\s.\d:/])/iu
const nameLabel = String.raw`(?:nama|nm)(?:\s+(?:lengkap|saya|sy|pemohon|pelapor|pengadu))*|(?:a\.?n\.?|atas nama)`
const addressLabel = String.raw`(?:alamat|almt|alamt|domisili)(?:\s+(?:rumah|saya|sy|lengkap|pemohon|pelapor|tinggal))*|(?:saya\s+)?(?:bertempat\s+)?tinggal(?:\s+di)?`
const labels = {
  /** With a colon or an equals sign a word is a label wherever it stands. */
  marked: new RegExp(String.raw`(?<![\p{L}\d])(?:(?<name>${nameLabel})|(?<address>${addressLabel})|(?<rest>isi|aduan|pengaduan|laporan|keluhan|masalah|uraian|(?:no\.?\s*)?(?:hp|telp|telepon|wa)|nik|ktp))\s*[:=]\s*`, 'giu'),
  /** Without one, where the talk is about nothing else. */
  spoken: new RegExp(String.raw`(?:(?<=^|[\n,;.]\s*)(?<name>${nameLabel})|(?<![\p{L}\d])(?<address>${addressLabel}))(?:\s*[:=]\s*|\s+(?:adalah\s+|di\s+)?)`, 'giu'),
}

/** `Nama: … Alamat: …` anywhere in a text, as people write it in a mail; nothing is guessed. */
export function readLabelled(text: string, areas: readonly Area[]): Told {
  return labelled(ends(text), labels.marked, areas)
}

/**
 * Name and address out of an answer to the question for them, in whatever form: labelled, in one line or several, one of the two only.
 * Rather nothing than a sentence taken for a name: what was not understood is asked again.
 */
export function readReply(text: string, areas: readonly Area[]): Told {
  const plain = withoutGreeting(ends(text))
  const marked = labelled(plain, labels.marked, areas)
  const told = marked.name && marked.address ? marked : { ...labelled(plain, labels.spoken, areas), ...marked }
  if (told.name || told.address) return told.name && told.address ? told : { ...besideLabel(plain, areas, told), ...told }
  return unlabelled(plain, areas)
}

function labelled(text: string, pattern: RegExp, areas: readonly Area[]): Told {
  const found = [...text.matchAll(pattern)]
  const told: Told = {}
  for (const [index, match] of found.entries()) {
    const value = text.slice(match.index + match[0].length, found[index + 1]?.index ?? text.length)
    if (match.groups?.name && !told.name) {
      const [before, address] = atAddress(value.trim())
      const name = plausibleName(firstLine(before))
      if (name) told.name = name
      // Only what follows the name at once: further on, a street may be where something happened.
      if (name && address && !told.address && firstLine(before) === before.trim()) Object.assign(told, spokenAddress(paragraph(address), areas))
    } else if (match.groups?.address && !told.address) Object.assign(told, addressOf(paragraph(value), areas))
  }
  return told
}

/** One of the two was labelled: the other may stand before it, `Siti Aminah, alamat Jl. Mawar 3`. */
function besideLabel(text: string, areas: readonly Area[], told: Told): Told {
  const label = /(?<![\p{L}\d])(?:alamat|almt|domisili|(?:saya\s+)?tinggal)/iu.exec(text)
  if (told.name || !label) return {}
  const name = plausibleName(text.slice(0, label.index).replace(/^\s*saya\s+/iu, ''))
  return name ? { name } : unlabelled(text.slice(0, label.index), areas)
}

function unlabelled(text: string, areas: readonly Area[]): Told {
  const oneLine = text.replace(/^\s*saya\s+(?=\p{L})/iu, '').trim()
  const [before, address] = atAddress(oneLine)
  if (address !== null) {
    const name = plausibleName(before)
    if (before !== '' && !name) return /\d/u.test(before) ? spokenAddress(oneLine, areas) : {}
    return name ? { name, ...spokenAddress(address, areas) } : addressThenName(address, areas)
  }
  const [first = '', ...rest] = pieces(oneLine)
  const name = plausibleName(first)
  const place = rest.join(', ')
  if (!name || (place === '' && isArea(first, areas))) return addressThenName(oneLine, areas)
  if (place === '') return { name }
  // `Budi, Mawar 3`; `Budi, <a kelurahan>`. Two names beside each other are no address.
  return /\d/u.test(place) || isArea(rest.at(-1) ?? '', areas) ? { name, ...spokenAddress(place, areas) } : {}
}

/** `Jl. Mawar 3 RT 2 RW 5, Siti Aminah`: the name last. */
function addressThenName(text: string, areas: readonly Area[]): Told {
  const parts = pieces(text)
  const last = parts.at(-1) ?? ''
  const name = parts.length > 1 && !isArea(last, areas) && !addressBegins.test(last) ? plausibleName(last) : null
  // A city or a district behind the address is no person.
  if (name && !/^(?:kota|kab|kec|jawa|prov)/iu.test(last)) {
    const told = spokenAddress(parts.slice(0, -1).join(', '), areas)
    if (told.address && parts.length > 1 && name.includes(' ')) return { name, ...told }
  }
  return addressBegins.test(text) || isArea(text, areas) || /\d/u.test(text) ? spokenAddress(text, areas) : {}
}

/** An address that nobody called one: not a sentence in which a street occurs. */
function spokenAddress(text: string, areas: readonly Area[]): { address?: Address } {
  return soundsLikeSentence(text) || !(addressBegins.test(text) || pieces(text).some((piece) => isArea(piece, areas)) || /\p{L}{3}[\s.,]+(?:no\.?\s*)?\d/iu.test(text)) ? {} : addressOf(text, areas)
}

function addressOf(text: string, areas: readonly Area[]): { address?: Address } {
  const address = readAddress(text, areas)
  return address ? { address } : {}
}

/** The text cut where an address begins; null when none does. */
function atAddress(text: string): [before: string, address: string | null] {
  const at = addressBegins.exec(text)?.index
  return at === undefined ? [text, null] : [text.slice(0, at).replace(/[\s,;:#\-–|/]+$/u, ''), text.slice(at)]
}

/** Who writes much says who they are at the beginning or at the end. */
const ends = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest / 2)}\n\n${text.slice(-longest / 2)}`)
const pieces = (text: string) => text.split(/\s*[\n,;#|]\s*|\s+[-–]\s+/u).filter((piece) => piece !== '')
const firstLine = (text: string) => text.trim().split(/[\n,;#|]/u)[0]?.trim() ?? ''
const paragraph = (text: string) => text.trim().split(/\n\s*\n/u)[0] ?? ''
const letters = (name: string) => name.toLowerCase().replace(/^\s*(?:kelurahan|kel|desa|ds)\b\.?/u, '').replace(/[^\p{L}]/gu, '')
const isArea = (text: string, areas: readonly Area[]) => areas.some((area) => [area.name, ...area.aliases].some((name) => letters(name) === letters(text)))
