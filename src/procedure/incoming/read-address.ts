import type { Address } from '../../complaint/applicant.ts'

/** A kelurahan of the standard, with other spellings. */
export interface Area { name: string; aliases: readonly string[] }

const rtRw = [
  /(?<![\p{L}\d])rt\s*\/\s*rw[\s.:]*(?<rt>\d{1,3})\s*[/\-.,]\s*(?<rw>\d{1,3})(?!\d)/iu,
  /(?<![\p{L}\d])rt[\s.:]*(?<rt>\d{1,3})\s*[/,.-]?\s*rw[\s.:]*(?<rw>\d{1,3})(?!\d)/iu,
  /(?<![\p{L}\d])rt[\s.:]*(?<rt>\d{1,3})\s*\/\s*(?<rw>\d{1,3})(?!\d)/iu,
]
const onlyRt = /(?<![\p{L}\d])rt[\s.:]*(?<rt>\d{1,3})(?!\d)/iu
const onlyRw = /(?<![\p{L}\d])rw[\s.:]*(?<rw>\d{1,3})(?!\d)/iu
/** A kelurahan or village elsewhere, named as such. */
const named = /(?<![\p{L}\d])(?:kelurahan|kel|desa|ds)(?:\s*\.\s*|\s+)(?<kelurahan>\p{L}[\p{L}' ]{1,60}?)(?=\s*(?:[,;\n.#]|(?<![\p{L}\d])(?:kec|kecamatan|kota|kab|kabupaten|rt|rw|jl|jln|jalan|no|dusun|dsn)(?![\p{L}])|$))/iu

/**
 * An address as people write it → street or hamlet, RT, RW and kelurahan. Null when it says nothing. The line is never empty: where only RT, RW and
 * kelurahan were named, they are the line.
 */
export function readAddress(text: string, areas: readonly Area[]): Address | null {
  const whole = tidy(text)
  if (!/[\p{L}\d]/u.test(whole) || whole.length < 3) return null
  const both = rtRw.map((pattern) => pattern.exec(whole)).find((match) => match !== null)
  const rt = (both ?? onlyRt.exec(whole))?.groups?.rt
  const rw = (both ?? onlyRw.exec(whole))?.groups?.rw
  const rest = both ? whole.replace(both[0], ' ') : whole.replace(onlyRt, ' ').replace(onlyRw, ' ')
  const { kelurahan, without } = kelurahanOf(rest, areas)
  const line = tidy(without)
  return {
    line: (/\p{L}{2}/u.test(line.replace(/^(?:jl|jln|jalan|gg|gang|no)\.?\s*/iu, '')) ? line : whole).slice(0, 300),
    ...(rt ? { rt } : {}), ...(rw ? { rw } : {}), ...(kelurahan ? { kelurahan } : {}),
  }
}

/** The last kelurahan that the text names: a street may bear the name of another. */
function kelurahanOf(text: string, areas: readonly Area[]): { kelurahan: string | null; without: string } {
  const known = areas.flatMap((area) => [area.name, ...area.aliases].flatMap((name) => {
    const pattern = new RegExp(String.raw`(?<![\p{L}\d])(?:(?:kelurahan|kel|desa|ds)(?:\s*\.\s*|\s+))?${name.split(/\s+/u).map(escaped).join(String.raw`\s*`)}(?![\p{L}])`, 'giu')
    return [...text.matchAll(pattern)].filter((match) => !isOther(text.slice(0, match.index))).map((match) => ({ area, at: match.index, length: match[0].length }))
  }))
  const last = known.toSorted((a, b) => a.at + a.length - (b.at + b.length) || a.length - b.length).at(-1)
  if (last) return { kelurahan: last.area.name, without: cut(text, last.at, last.length) }
  const other = named.exec(text)
  const kelurahan = other?.groups?.kelurahan?.trim()
  return other && kelurahan ? { kelurahan, without: cut(text, other.index, other[0].length) } : { kelurahan: null, without: text }
}

/** `Jl. <name>` and `Kec. <name>` name a street and a district, not the kelurahan of that name. */
const isOther = (before: string) => /(?<![\p{L}\d])(?:jl|jln|jalan|gg|gang|kec|kecamatan|perum|perumahan|pasar)\.?\s*$/iu.test(before)
const cut = (text: string, at: number, length: number) => `${text.slice(0, at)} ${text.slice(at + length)}`
const escaped = (word: string) => word.replace(/[^\p{L}\d]/gu, String.raw`\$&`)

function tidy(text: string): string {
  return text.replace(/\s*[\n#;|]\s*/gu, ', ').replace(/\s+/gu, ' ').replace(/(?:\s*[,;/]\s*){2,}/gu, ', ').replace(/\s+([,.])/gu, '$1')
    .replace(/^[\s,;:.\-–]+|[\s,;:\-–]+$/gu, '').replace(/(?<=\d|\p{L}{3})\.$/u, '').trim()
}
