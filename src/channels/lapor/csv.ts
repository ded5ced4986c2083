import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { cleanLine, cleanText } from '../clean-text.ts'
import { laporStatuses } from './report.ts'
import type { LaporFault, LaporReport, LaporSource, LaporStatus } from './report.ts'

/** The columns that we read, and the headings under which they come: LAPOR! has renamed them more than once. Compared without case, blanks and punctuation. */
const headings = {
  number: ['nomor laporan', 'no laporan', 'id laporan', 'tracking id', 'nomor tracking', 'nomor pelacakan', 'kode laporan', 'id', 'no tiket', 'nomor tiket'],
  title: ['judul laporan', 'judul', 'perihal'],
  content: ['isi laporan', 'isi', 'laporan', 'uraian', 'deskripsi', 'isi laporan awal'],
  reportedOn: ['tanggal laporan', 'tanggal lapor', 'tanggal masuk', 'waktu laporan', 'tanggal laporan masuk', 'tanggal'],
  happenedOn: ['tanggal kejadian', 'waktu kejadian'],
  place: ['lokasi kejadian', 'lokasi', 'tempat kejadian'],
  name: ['nama pelapor', 'nama', 'pelapor'],
  address: ['alamat pelapor', 'alamat'],
  phone: ['nomor telepon', 'no telepon', 'telepon', 'no hp', 'nomor hp', 'hp', 'nomor ponsel'],
  email: ['email', 'surel', 'alamat email', 'email pelapor'],
  anonymous: ['anonim'],
  secret: ['rahasia'],
  status: ['status laporan', 'status'],
} as const
type Column = keyof typeof headings

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const maxRows = 5_000

export type ReadCsv = { ok: true; source: LaporSource; ignored: string[] } | { ok: false; reason: 'not-csv' | 'no-columns' | 'empty' | 'too-many-rows' }

/**
 * Reads a file of reports: comma, semicolon or tab; UTF-8, UTF-16 or what old spreadsheets write. `ignored` names columns that mean
 * nothing here. Row by row: one that is no report is a fault with its line, and the others stand.
 */
export function readLaporCsv(bytes: Uint8Array): ReadCsv {
  const text = textOf(bytes)
  if (text.includes('\0')) return { ok: false, reason: 'not-csv' }
  const rows = rowsOf(text)
  if (!rows) return { ok: false, reason: 'not-csv' }
  const [head, ...body] = rows
  if (!head || body.length === 0) return { ok: false, reason: 'empty' }
  if (body.length > maxRows) return { ok: false, reason: 'too-many-rows' }
  const names = head.cells.map(plain)
  const places = new Map<Column, number>()
  for (const [column, known] of Object.entries(headings)) {
    const at = known.map((name) => names.indexOf(plain(name))).find((index) => index >= 0)
    if (at !== undefined && isColumn(column)) places.set(column, at)
  }
  if (!places.has('number') || !places.has('content')) return { ok: false, reason: 'no-columns' }
  const used = new Set(places.values())
  async function* reports(): AsyncIterable<LaporReport | LaporFault> {
    for (const row of body) yield reportOf(row, places)
  }
  return { ok: true, source: { reports }, ignored: head.cells.filter((name, index) => name.trim() !== '' && !used.has(index)) }
}

function isColumn(name: string): name is Column {
  return name in headings
}

/** With `info` the library gives each row with its place; its types do not say so. */
const parsedRows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

interface Row { line: number; cells: string[] }

function rowsOf(text: string): Row[] | null {
  const first = text.slice(0, text.search(/[\r\n]|$/u))
  const delimiter = [';', '\t', ','].toSorted((one, other) => first.split(other).length - first.split(one).length)[0] ?? ','
  try {
    const found = parsedRows.parse(parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true, max_record_size: 300_000 }))
    return found.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch {
    return null // not a file of rows: the caller says so
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function reportOf({ line, cells }: Row, places: ReadonlyMap<Column, number>): LaporReport | LaporFault {
  // A spreadsheet's guard against formulas is not part of the text.
  const at = (column: Column) => (cells[places.get(column) ?? -1] ?? '').replace(/^'(?=[=+\-@])/u, '')
  const number = at('number').replace(/^#|\s/gu, '')
  const [title, content] = [cleanLine(at('title'), 300), cleanText(at('content'), 20_001)]
  if (number === '') return { line, reason: 'no-number' }
  if (!/^[A-Za-z0-9][A-Za-z0-9./-]{0,39}$/u.test(number)) return { line, reason: 'bad-number' }
  if (content === '') return { line, reason: 'no-content' }
  if (content.length > 20_000) return { line, reason: 'too-long' }
  const anonymous = isYes(at('anonymous'))
  return {
    number, title, content, reportedOn: dayOf(at('reportedOn')), happenedOn: dayOf(at('happenedOn')), place: cleanLine(at('place'), 300),
    // Who stays nameless over there stays so here, also by their number and address.
    ...(anonymous ? { name: null, address: null, phone: null, email: null } : { name: cleanLine(at('name')), address: cleanLine(at('address'), 300), phone: cleanLine(at('phone'), 40), email: cleanLine(at('email'), 254) }),
    secret: anonymous || isYes(at('secret')), status: statusOf(at('status')),
  }
}

const isYes = (text: string) => ['ya', 'y', 'yes', 'true', '1', 'anonim', 'rahasia'].includes(plain(text))

function statusOf(text: string): LaporStatus | null {
  return laporStatuses.find((status) => plain(status) === plain(text)) ?? ({ proses: 'dalam-proses', diproses: 'dalam-proses', ditunda: 'tertunda', arsip: 'diarsipkan' } as const)[plain(text)] ?? null
}

const months = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des']
const english: Readonly<Record<string, number>> = { may: 5, aug: 8, oct: 10, dec: 12 }

/** `24/11/2026`, `2026-11-24`, `24 November 2026`, with or without a time; null for what is no day. */
export function dayOf(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})/u.exec(text)
  const local = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/u.exec(text)
  const worded = /^\s*(?:\p{L}+,\s*)?(\d{1,2})\s+(\p{L}{3})\p{L}*\.?\s+(\d{4})/u.exec(text)
  const month = worded?.[2]?.toLowerCase() ?? ''
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : worded ? [worded[3], String(english[month] ?? months.indexOf(month) + 1), worded[1]] : null
  if (!parts) return null
  const [year, monthNumber, day] = parts.map(Number)
  try {
    return Temporal.PlainDate.from({ year: year ?? 0, month: monthNumber ?? 0, day: day ?? 0 }, { overflow: 'reject' }).toString()
  } catch {
    return null // 31 February
  }
}
