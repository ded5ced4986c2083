import type { z } from 'zod'
import type { Fault } from './problem.ts'
import { pathText } from './problem.ts'

type Issue = z.core.$ZodIssue

const KINDS: Record<string, string> = {
  string: 'teks',
  number: 'angka',
  int: 'bilangan bulat',
  boolean: 'true atau false',
  array: 'daftar, setiap barisnya diawali "- "',
  object: 'beberapa isian yang dijorokkan di bawahnya',
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'daftar' : 'beberapa isian'
  const json = JSON.stringify(value) ?? 'kosong'
  return json.length > 60 ? `${json.slice(0, 57)}...` : json
}

function wrongType(name: string, expected: string, value: unknown): Omit<Fault, 'path'> {
  const kind = KINDS[expected] ?? expected
  if (value === undefined) {
    return { message: `${name} belum diisi`, remedy: `Tambahkan isian ini; isinya ${kind}.` }
  }
  if (value === null) {
    return { message: `${name} kosong`, remedy: `Isi dengan ${kind}, atau hapus barisnya bila isian ini tidak wajib.` }
  }
  if (expected === 'string' && typeof value !== 'object') {
    return { message: `${name} terbaca bukan sebagai teks`, remedy: `Apit dengan tanda petik: "${String(value)}".` }
  }
  return { message: `${name} berisi ${shown(value)}`, remedy: `Isi dengan ${kind}.` }
}

function size(name: string, issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Omit<Fault, 'path'> {
  const small = issue.code === 'too_small'
  const bound = Number(small ? issue.minimum : issue.maximum)
  const exact = issue.exact === true
  const limit = exact ? `tepat ${bound}` : `${small ? 'paling sedikit' : 'paling banyak'} ${bound}`
  if (issue.origin === 'array') {
    const message = exact ? `${name} tidak berisi ${bound} baris` : `${name} ${small ? 'kurang barisnya' : 'terlalu banyak barisnya'}`
    return { message, remedy: `Tulis ${limit} baris.` }
  }
  if (issue.origin === 'string') return { message: `${name} kosong`, remedy: 'Tulis isinya.' }
  const message = `${name} terlalu ${small ? 'kecil' : 'besar'}`
  return { message, remedy: `Tulis angka ${small ? 'paling kecil' : 'paling besar'} ${bound}.` }
}

/** Turns one finding of the schema into what is wrong and what to write; `value` is what stands at the place now. */
export function faultOf(issue: Issue, value: unknown): Fault[] {
  const path = issue.path
  const name = pathText(path) || 'Berkas'
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `${pathText([...path, key])} tidak dikenal`,
        remedy: 'Perbaiki ejaannya menurut nama isian yang ada, atau hapus barisnya.',
      }))
    case 'invalid_type':
      return [{ path, ...wrongType(name, issue.expected, value) }]
    case 'invalid_value': {
      if (value === undefined) return [{ path, message: `${name} belum diisi`, remedy: `Pilih salah satu: ${issue.values.join(', ')}.` }]
      return [{ path, message: `${name} berisi ${shown(value)}`, remedy: `Pilih salah satu: ${issue.values.join(', ')}.` }]
    }
    case 'too_small':
    case 'too_big':
      return [{ path, ...size(name, issue) }]
    case 'invalid_format':
      return [{ path, message: `${name} berisi ${shown(value)}`, remedy: issue.message }]
    default:
      return [{ path, message: `${name} berisi ${shown(value)}`, remedy: 'Bandingkan dengan contoh standards/kecamatan-wonoasih.' }]
  }
}
