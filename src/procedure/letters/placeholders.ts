import type { Language } from '../../ui/messages/messages.ts'

/**
 * What a message may say of a complaint, by the name under which it stands in a template, `{nomor}`. None names a person, an address or what
 * was complained about; the two that carry an officer's own words (`pesan`, `alasan`) are for e-mail only.
 */
export const placeholderNames = [
  'nomor', 'kode', 'pin', 'tenggat', 'batas', 'kurang', 'penanggung_jawab', 'jawaban', 'hasil', 'diteruskan', 'keberatan_sampai', 'penutupan', 'pesan', 'alasan',
  'tautan', 'kantor', 'telepon_kantor', 'biaya', 'jalur_lain',
] as const
export type Placeholder = (typeof placeholderNames)[number]

/** Whether a name stands for something that a message can say. */
export function isPlaceholder(name: string): name is Placeholder {
  return (placeholderNames as readonly string[]).includes(name)
}

/** What each placeholder says here; null: there is nothing to say, and its line is left out. */
export type LetterValues = Record<Placeholder, string | null>

/** What an office says of itself in every message. */
export interface OfficeWords { kantor: string; telepon_kantor: string; biaya: string; jalur_lain: string; site: string }

const code = '7KQ3M-XPA9R'
const examples = {
  id: {
    nomor: '0123/2026', kode: code, pin: '482913', tenggat: '25/11/2026 10.00 WIB', batas: '23/12/2026', kurang: 'Nama pemohon, Alamat pemohon', penanggung_jawab: 'Kasi Pelayanan',
    jawaban: 'Lampu jalan di depan pasar sudah diganti dan menyala sejak tadi malam.', hasil: 'Selesai ditangani', diteruskan: null, keberatan_sampai: '09/12/2026',
    penutupan: 'dicabut atas permintaan Anda', pesan: 'Mohon tuliskan nama dan alamat lengkap.', alasan: 'Pelapor datang ke loket dan mencabut pengaduannya.',
  },
  en: {
    nomor: '0123/2026', kode: code, pin: '482913', tenggat: '25/11/2026 10:00 WIB', batas: '23/12/2026', kurang: 'Nama pemohon, Alamat pemohon', penanggung_jawab: 'Head of Services',
    jawaban: 'The street lamp in front of the market has been replaced and works since last night.', hasil: 'Resolved', diteruskan: null, keberatan_sampai: '09/12/2026',
    penutupan: 'withdrawn at your request', pesan: 'Please write your name and your full address.', alasan: 'The complainant came to the counter and withdrew the complaint.',
  },
} as const

/** Invented values for the preview of a template, with the office's own words. */
export function exampleValues(lang: Language, { site, ...office }: OfficeWords): LetterValues {
  return { ...examples[lang], ...office, tautan: `${site}/lacak/${code}` }
}

const placeholder = /\{([^{}\n]*)\}/gu

/** The names in braces of a text, each once, in the order in which they stand. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))]
}

/** Fills a template. A line of which something has no value is left out, so that no message says "due by nothing". */
export function fill(text: string, values: Readonly<Partial<LetterValues>>): string {
  const valueOf = (name: string) => (isPlaceholder(name) ? (values[name] ?? null) : null)
  return text.split('\n')
    .filter((line) => namesIn(line).every((name) => valueOf(name) !== null))
    .map((line) => line.replace(placeholder, (_whole, name: string) => valueOf(name) ?? ''))
    .join('\n').replace(/\n{3,}/gu, '\n\n').trim()
}
