import type { Category, HolidayFile } from './schema.ts'
import type { Fault } from './problem.ts'
import { repeated } from './rules.ts'

/** Categories: no code twice, an emergency always says whom to call, and one is in use. */
export function categoryFaults({ categories }: { categories: Category[] }): Fault[] {
  const silent: Fault[] = categories.flatMap(({ code, urgency, emergency }, i) => urgency === 'emergency' && emergency === undefined ? [{
    path: ['categories', i, 'urgency'],
    message: `Kategori darurat ${code} tanpa nomor darurat`,
    remedy: 'Tambahkan emergency dengan note dan numbers, misalnya ["112"].',
  }] : [])
  const unused: Fault[] = categories.some((category) => !category.retired) ? [] : [{
    path: ['categories'], message: 'Tidak ada kategori yang masih dipakai', remedy: 'Hapus "retired: true" pada sedikitnya satu kategori.',
  }]
  const codes = categories.map(({ code }, i) => ({ value: code, path: ['categories', i, 'code'] }))
  return [...silent, ...unused, ...repeated(codes, 'Beri setiap kategori kodenya sendiri.')]
}

/** A year's decreed days: the year in the file's name, every day within it, no date twice. */
export function holidayFaults(file: HolidayFile, yearOfName: number): Fault[] {
  const wrongYear: Fault[] = file.year === yearOfName ? [] : [{
    path: ['year'], message: `Tahun ${file.year} tidak sama dengan nama berkas ${yearOfName}.yaml`, remedy: `Tulis year: ${yearOfName}, atau ganti nama berkasnya.`,
  }]
  const days = (['days', 'extra'] as const).flatMap((list) => (file[list] ?? []).map(({ date }, i) => ({ value: date, path: [list, i, 'date'] })))
  const strangers: Fault[] = days.filter(({ value }) => !value.startsWith(`${yearOfName}-`)).map(({ value, path }) => ({
    path, message: `Tanggal ${value} bukan hari di tahun ${yearOfName}`, remedy: `Pindahkan ke holidays/${value.slice(0, 4)}.yaml, atau perbaiki tahunnya.`,
  }))
  return [...wrongYear, ...strangers, ...repeated(days, 'Hapus tanggal yang kembar.')]
}
