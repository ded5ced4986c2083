import type { LetterKind } from '../../office/paper-kinds.ts'

/** One value; or one item for each line, each paragraph, each addressee: the paragraph in which it stands is repeated. */
export type PlaceholderShape = 'text' | 'list'

/** What may stand in a template of a letter (isian), by the name in braces, `{nomor}`. In the order of a letter from the top. */
export const placeholders = {
  kop_induk: 'list', kop_kantor: 'list', kop_alamat: 'list',
  tempat: 'text', tanggal: 'text', nomor: 'text', sifat: 'text', lampiran: 'text', hal: 'text',
  yth: 'list', alamat_tujuan: 'list', dari: 'text',
  isi: 'list',
  hari_pertemuan: 'text', waktu_pertemuan: 'text', tempat_pertemuan: 'text', acara_pertemuan: 'text',
  jabatan_penanda_tangan: 'list', nama_penanda_tangan: 'text', pangkat_penanda_tangan: 'text', nip_penanda_tangan: 'text',
  hadir: 'list', tembusan: 'list',
  nomor_register: 'text', kode_periksa: 'text', alamat_periksa: 'text',
} as const satisfies Record<string, PlaceholderShape>
export type Placeholder = keyof typeof placeholders
export const placeholderNames = Object.keys(placeholders) as Placeholder[]
export type ListPlaceholder = { [K in Placeholder]: (typeof placeholders)[K] extends 'list' ? K : never }[Placeholder]
export type TextPlaceholder = Exclude<Placeholder, ListPlaceholder>

/** Besides its own name, what an item of a list has: its number from 1; of those present, their post. */
export const itemNames: Readonly<Record<ListPlaceholder, readonly string[]>> = {
  kop_induk: ['no'], kop_kantor: ['no'], kop_alamat: ['no'], yth: ['no'], alamat_tujuan: ['no'], isi: ['no'], jabatan_penanda_tangan: ['no'],
  hadir: ['no', 'jabatan_hadir'], tembusan: ['no'],
}
/** `{#ada_tembusan}…{/ada_tembusan}`: only where the list has something. */
const flagPrefix = 'ada_'

/** What a template fills in. Empty text and empty lists: there is none. */
export type PlaceholderValues = Record<TextPlaceholder, string> & Record<Exclude<ListPlaceholder, 'hadir'>, readonly string[]> & { hadir: readonly { name: string; position: string }[] }

export function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name)
}
export function isList(name: string): name is ListPlaceholder {
  return isPlaceholder(name) && placeholders[name] === 'list'
}
export function isFlag(name: string): boolean {
  return name.startsWith(flagPrefix) && isPlaceholder(name.slice(flagPrefix.length))
}

/** Without these a letter of this kind is none, or nobody can match it with the record. */
export function requiredOf(kind: LetterKind): Placeholder[] {
  const meeting: Placeholder[] = kind === 'invitation' || kind === 'minutes' ? ['hari_pertemuan'] : []
  return ['nomor', ...(kind === 'minutes' ? [] : ['hal', 'yth'] as const), 'isi', ...meeting, 'nama_penanda_tangan', 'kode_periksa']
}

/** The values as the template's names: lists as items that know their number, flags beside them. */
export function scopeOf(values: PlaceholderValues): Record<string, unknown> {
  const scope: Record<string, unknown> = {}
  for (const name of placeholderNames) {
    const value = name === 'hadir' ? values.hadir.map(({ name: who, position }, index) => ({ no: index + 1, hadir: who, jabatan_hadir: position })) : itemsOf(name, values[name])
    scope[name] = value
    scope[`${flagPrefix}${name}`] = value.length > 0
  }
  return scope
}

function itemsOf(name: string, value: string | readonly string[]): string | Record<string, unknown>[] {
  return typeof value === 'string' ? value : value.map((item, index) => ({ no: index + 1, [name]: item }))
}
