import { createHash } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { StandardBundle } from './bundle.ts'
import { categoryFaults, holidayFaults } from './companion-rules.ts'
import { StandardInvalid } from './problem.ts'
import type { Problem } from './problem.ts'
import { standardFaults } from './rules.ts'
import { categoriesSchema, holidayFileSchema, letterheadSchema, standardSchema } from './schema.ts'
import type { HolidayFile } from './schema.ts'
import { readYaml } from './yaml-file.ts'

const HOLIDAY_NAME = /^(\d{4})\.yaml$/

interface Source { name: string; file: string; bytes: Buffer }
type Read<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function missing(file: string, remedy: string): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [{ file, line: 1, message: 'Berkas tidak ada', remedy }] }
}

async function sourceOf(folder: string, name: string): Promise<Source | null> {
  const file = join(folder, name)
  try {
    return { name, file, bytes: await readFile(file) }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function holidaySources(folder: string): Promise<Source[]> {
  try {
    const names = (await readdir(join(folder, 'holidays'))).filter((name) => HOLIDAY_NAME.test(name)).sort()
    const sources = await Promise.all(names.map((name) => sourceOf(folder, `holidays/${name}`)))
    return sources.filter((source) => source !== null)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function readStandard({ file, bytes }: Source) {
  return readYaml(file, bytes.toString('utf8'), standardSchema, standardFaults)
}

function readCategories({ file, bytes }: Source) {
  return readYaml(file, bytes.toString('utf8'), categoriesSchema, categoryFaults)
}

function readLetterhead({ file, bytes }: Source) {
  return readYaml(file, bytes.toString('utf8'), letterheadSchema, () => [])
}

function readHolidays({ file, bytes }: Source): Read<HolidayFile> {
  const year = Number(HOLIDAY_NAME.exec(basename(file))?.[1])
  return readYaml(file, bytes.toString('utf8'), holidayFileSchema, (value) => holidayFaults(value, year))
}

/** A year left out between two others would count its holidays as working days. */
function yearGaps(folder: string, years: readonly number[]): Problem[] {
  return years.flatMap((year, i) => {
    const next = years[i + 1]
    return next === undefined || next === year + 1 ? [] : [{
      file: join(folder, `holidays/${year + 1}.yaml`), line: 1, message: 'Berkas hari libur tahun ini tidak ada',
      remedy: `Buat holidays/${year + 1}.yaml menurut SKB 3 Menteri tahun itu.`,
    }]
  })
}

/** SHA-256 (hex) over name, length and bytes of every file, in the order given. */
function digest(sources: readonly Source[]): string {
  const hash = createHash('sha256')
  for (const { name, bytes } of sources) hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex')
}

async function readFolder(folder: string): Promise<Read<StandardBundle>> {
  const lacks = (name: string) => missing(join(folder, name), 'Salin dari standards/kecamatan-wonoasih lalu sesuaikan.')
  const [main, kinds, head] = await Promise.all(['standard.yaml', 'categories.yaml', 'letterhead.yaml'].map((name) => sourceOf(folder, name)))
  const years = await holidaySources(folder)
  const standard = main ? readStandard(main) : lacks('standard.yaml')
  const categories = kinds ? readCategories(kinds) : lacks('categories.yaml')
  const letterhead = head ? readLetterhead(head) : lacks('letterhead.yaml')
  const holidays = years.map(readHolidays)
  const decreed = holidays.flatMap((read) => (read.ok ? [read.value] : []))
  const gaps = years.length === 0
    ? missing(join(folder, 'holidays'), 'Tambahkan holidays/<tahun>.yaml menurut SKB 3 Menteri; tanpa itu tenggat salah.').problems
    : yearGaps(folder, years.map(({ name }) => Number(basename(name, '.yaml'))))
  if (!standard.ok || !categories.ok || !letterhead.ok || decreed.length < holidays.length || gaps.length > 0) {
    const reads = [standard, categories, letterhead, ...holidays]
    return { ok: false, problems: [...reads.flatMap((read) => (read.ok ? [] : read.problems)), ...gaps] }
  }
  return {
    ok: true,
    value: {
      standard: standard.value,
      categories: categories.value.categories,
      letterhead: letterhead.value,
      holidays: decreed.flatMap(({ decree, days, extra = [] }) => [...days, ...extra].map((day) => ({ decree, ...day }))),
      decrees: decreed.map(({ year, decree, source }) => ({ year, decree, source })),
      sha256: digest([main, kinds, head, ...years].filter((source) => source !== null && source !== undefined)),
    },
  }
}

/**
 * Reads a standard's folder: standard.yaml, categories.yaml, letterhead.yaml and holidays/<year>.yaml.
 * Throws `StandardInvalid` with every problem of every file; an unreadable disk is thrown as it is.
 */
export async function loadStandard(folder: string): Promise<StandardBundle> {
  const read = await readFolder(folder)
  if (!read.ok) throw new StandardInvalid(read.problems)
  return read.value
}

/** Problems of a standard's folder, or of one of its files, named as it stands in the folder. Empty when it may be served. */
export async function checkStandard(path: string): Promise<Problem[]> {
  let folder: boolean
  try {
    folder = (await stat(path)).isDirectory()
  } catch (error) {
    if (isMissing(error)) return missing(path, 'Periksa nama berkas atau foldernya.').problems
    throw error
  }
  if (folder) return problemsOf(await readFolder(path))
  const name = basename(path)
  const source: Source = { name, file: join(dirname(path), name), bytes: await readFile(path) }
  if (name === 'categories.yaml') return problemsOf(readCategories(source))
  if (name === 'letterhead.yaml') return problemsOf(readLetterhead(source))
  if (HOLIDAY_NAME.test(name)) return problemsOf(readHolidays(source))
  return problemsOf(readStandard(source))
}

function problemsOf<T>(read: Read<T>): Problem[] {
  return read.ok ? [] : read.problems
}
