import { calendarProblems } from '../../clock/source.ts'
import type { CalendarProblem } from '../../clock/source.ts'
import { patternProblems, patternUses, tokens } from './numbering.ts'
import type { PatternProblem, Token } from './numbering.ts'
import type { Fault } from './problem.ts'
import { pathText } from './problem.ts'
import type { Standard } from './schema.ts'
import { stepIds } from './vocabulary.ts'

// What must hold within a standard and cannot be said by its schema. Each rule gives its faults, none when it holds.

type Path = PropertyKey[]

/** A fault for every value that stands in the list a second time; case and spaces do not make a difference. */
export function repeated(entries: readonly { value: string; path: Path }[], remedy: string): Fault[] {
  const seen = new Set<string>()
  return entries.flatMap(({ value, path }) => {
    const key = value.toLowerCase().replaceAll(' ', '')
    if (seen.has(key)) return [{ path, message: `${pathText(path)}: "${value}" sudah dipakai di atas`, remedy }]
    seen.add(key)
    return []
  })
}

function steps({ steps }: Standard): Fault[] {
  return steps.flatMap((step, i): Fault[] => {
    const id = stepIds[i]
    const faults: Fault[] = []
    if (step.number !== i + 1) {
      faults.push({ path: ['steps', i, 'number'], message: `Langkah ke-${i + 1} bernomor ${step.number}`, remedy: `Tulis number: ${i + 1}.` })
    }
    if (id !== undefined && step.id !== id) {
      faults.push({ path: ['steps', i, 'id'], message: `Langkah ke-${i + 1} adalah ${step.id}`, remedy: `Tulis id: ${id}; urutan tujuh langkah tetap.` })
    }
    return faults
  })
}

function clocks({ clocks, officeClocks, time, classes, completion, objection }: Standard): Fault[] {
  const ids = clocks.map((clock) => clock.id)
  const known = `Pilih salah satu tenggat yang ada: ${ids.join(', ')}.`
  const faults: Fault[] = []
  if (!ids.includes(time.promise)) {
    faults.push({ path: ['time', 'promise'], message: `Tenggat ${time.promise} tidak ada pada clocks`, remedy: known })
  }
  for (const [i, { clock }] of classes.entries()) {
    if (clock !== undefined && !ids.includes(clock)) {
      faults.push({ path: ['classes', i, 'clock'], message: `Tenggat ${clock} tidak ada pada clocks`, remedy: known })
    }
  }
  for (const list of ['clocks', 'officeClocks'] as const) {
    for (const [i, clock] of (list === 'clocks' ? clocks : officeClocks).entries()) {
      if (clock.startsWhen === clock.stopsWhen) {
        const remedy = 'Pilih saat lain untuk stopsWhen.'
        faults.push({ path: [list, i, 'stopsWhen'], message: `Tenggat ${clock.id} mulai dan berhenti pada saat yang sama`, remedy })
      }
    }
  }
  for (const [i, clock] of clocks.entries()) {
    const set = clock.stopsWhen === 'objection-window-closed' ? { name: 'objection.workingDays', amount: objection.workingDays }
      : clock.startsWhen === 'completion-requested' && clock.stopsWhen === 'complete' ? { name: 'completion.days', amount: completion.days }
      : null
    if (set !== null && set.amount !== clock.limit.amount) {
      const message = `Tenggat ${clock.id} ${clock.limit.amount} hari, tetapi ${set.name} ${set.amount}`
      faults.push({ path: ['clocks', i, 'limit'], message, remedy: `Samakan keduanya, misalnya amount: ${set.amount}.` })
    }
  }
  for (const [i, day] of completion.remindAfterDays.entries()) {
    if (day >= completion.days) {
      const remedy = `Tulis angka di bawah ${completion.days}.`
      faults.push({ path: ['completion', 'remindAfterDays', i], message: `Pengingat hari ke-${day} datang setelah batas ${completion.days} hari`, remedy })
    }
  }
  return faults
}

const HOURS_WORDS: Record<CalendarProblem['problem'], [string, string]> = {
  'zone-unknown': ['Zona waktu tidak dikenal', 'Tulis Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.'],
  'no-hours': ['Jam pelayanan belum diisi', 'Tambahkan satu minggu kerja biasa.'],
  'two-ordinary-weeks': ['Jam kerja biasa ditulis dua kali', 'Beri from dan to pada jam kerja yang hanya berlaku sementara, atau hapus salah satunya.'],
  'time-malformed': ['Jam tidak terbaca', 'Tulis misalnya 07:30.'],
  'interval-empty': ['Jam tutup tidak sesudah jam buka', 'Tulis to yang lebih lambat daripada from.'],
  'intervals-overlap': ['Jam buka tumpang tindih dengan baris di atasnya', 'Urutkan jam dari pagi ke sore tanpa tumpang tindih.'],
  'date-malformed': ['Tanggal tidak ada di kalender', 'Tulis tanggal seperti 2026-11-24.'],
  'period-reversed': ['Tanggal akhir sebelum tanggal mulai', 'Tukar from dan to.'],
}

/** `hours[1].week.fri[0]` as a path. */
function pathOf(text: string): Path {
  return text.split(/[.[\]]+/).filter((part) => part !== '').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

function hours({ office, hours }: Standard): Fault[] {
  const faults: Fault[] = calendarProblems({ zone: office.zone, hours, closedDays: [] }).map(({ path, problem, value }) => {
    const [message, remedy] = HOURS_WORDS[problem]
    return { path: pathOf(path), message: `${message}: ${value}`, remedy }
  })
  const ordinary = hours.findIndex((variant) => variant.from === undefined && variant.to === undefined)
  const week = hours[ordinary]?.week
  if (week === undefined) {
    faults.push({ path: ['hours'], message: 'Jam kerja biasa belum ada', remedy: 'Tambahkan satu jam kerja tanpa from dan to.' })
  } else if (Object.values(week).every((day) => day.length === 0)) {
    faults.push({ path: ['hours', ordinary, 'week'], message: 'Kantor tidak pernah buka', remedy: 'Isi jam pada sedikitnya satu hari.' })
  }
  const dated = hours.flatMap(({ from = '0', to = '9' }, i) => (i === ordinary ? [] : [{ i, from, to }]))
  for (const { i, from, to } of dated) {
    if (dated.some((other) => other.i < i && other.from <= to && from <= other.to)) {
      faults.push({ path: ['hours', i], message: 'Masa berlaku jam kerja tumpang tindih dengan yang di atas', remedy: 'Ubah from atau to supaya setiap tanggal hanya punya satu jam kerja.' })
    }
  }
  return faults
}

function patternWords(problem: PatternProblem): [string, string] {
  const all = tokens.map((token) => `{${token}}`).join(', ')
  switch (problem.kind) {
    case 'unknown-token': return [`tanda {${problem.token}} tidak dikenal`, `Pakai hanya ${all}; nol di depan hanya pada {urut:4}.`]
    case 'stray-brace': return ['kurung kurawal tidak lengkap', `Tulis tandanya utuh, misalnya {urut:4}; yang ada: ${all}.`]
    case 'missing-token': return [`tanpa {${problem.token}}`, `Tambahkan {${problem.token}}, supaya tidak ada nomor kembar.`]
    case 'repeated-token': return [`{${problem.token}} ditulis dua kali`, 'Hapus salah satunya.']
    case 'no-separator': return ['dua bagian nomor menempel', 'Beri tanda pemisah di antaranya, misalnya {urut}/{tahun}.']
  }
}

function numbering({ numbering }: Standard): Fault[] {
  const required: Record<'register' | 'receipt' | 'letter' | 'memo' | 'minutes', Token[]> = {
    register: ['urut', 'tahun'], receipt: ['urut', 'tahun'], letter: ['urut', 'tahun'], memo: ['urut', 'tahun'], minutes: ['urut', 'tahun'],
  }
  return (['register', 'receipt', 'letter', 'memo', 'minutes'] as const).flatMap((name) => {
    const path = ['numbering', name]
    const pattern = numbering[name]
    if (pattern === undefined) return []
    const faults: Fault[] = patternProblems(pattern, required[name]).map((problem) => {
      const [what, remedy] = patternWords(problem)
      return { path, message: `Pola ${name} "${pattern}": ${what}`, remedy }
    })
    if (numbering.unit === null && patternUses(pattern, 'unit')) {
      faults.push({ path, message: `Pola ${name} memakai {unit}, tetapi unit kosong`, remedy: 'Isi unit dengan kode unit kantor, atau hapus {unit} dari pola.' })
    }
    return faults
  })
}

function areas({ office }: Standard): Fault[] {
  const outside: Fault[] = office.areas.flatMap(({ code }, i) => code.startsWith(`${office.regionCode}.`) ? [] : [{
    path: ['office', 'areas', i, 'code'],
    message: `Kelurahan ${code} bukan bagian dari kecamatan ${office.regionCode}`,
    remedy: `Tulis kode yang berawal ${office.regionCode}.`,
  }])
  const codes = office.areas.map(({ code }, i) => ({ value: code, path: ['office', 'areas', i, 'code'] }))
  // An alias may repeat its own area's name but for the spaces ("Kedungasem" of Kedung Asem), never another area's.
  const names = office.areas.flatMap(({ name, aliases }, i) => {
    const own = new Map([name, ...aliases].map((value) => [value.toLowerCase().replaceAll(' ', ''), value]))
    return [...own.values()].map((value) => ({ value, path: ['office', 'areas', i] }))
  })
  return [...outside, ...repeated(codes, 'Beri setiap kelurahan kodenya sendiri.'), ...repeated(names, 'Hapus nama atau ejaan yang kembar.')]
}

function attachments({ attachments: { maxBytesEach, maxBytesTotal, types } }: Standard): Fault[] {
  const faults: Fault[] = maxBytesEach <= maxBytesTotal ? [] : [{
    path: ['attachments', 'maxBytesTotal'],
    message: 'Ukuran semua lampiran lebih kecil daripada ukuran satu lampiran',
    remedy: `Tulis angka paling kecil ${maxBytesEach}.`,
  }]
  const extensions = types.flatMap((type, i) => type.extensions.map((value) => ({ value, path: ['attachments', 'types', i, 'extensions'] })))
  return [...faults, ...repeated(extensions, 'Hapus akhiran yang kembar.')]
}

function uniqueIds(standard: Standard): Fault[] {
  const ids = (path: Path, list: readonly { id: string }[]) => list.map(({ id }, i) => ({ value: id, path: [...path, i, 'id'] }))
  const plain = (path: Path, list: readonly string[]) => list.map((value, i) => ({ value, path: [...path, i] }))
  const lists = [
    ids(['requirements'], standard.requirements),
    [...ids(['clocks'], standard.clocks), ...ids(['officeClocks'], standard.officeClocks)],
    ids(['classes'], standard.classes),
    ids(['disposition', 'instructions'], standard.disposition.instructions),
    ids(['disposition', 'natures'], standard.disposition.natures),
    ids(['escalation'], standard.escalation),
    standard.attachments.types.map(({ mediaType }, i) => ({ value: mediaType, path: ['attachments', 'types', i, 'mediaType'] })),
    plain(['channels', 'in'], standard.channels.in),
    plain(['channels', 'out'], standard.channels.out),
    ...standard.steps.map((step, i) => plain(['steps', i, 'roles'], step.roles)),
  ]
  return lists.flatMap((list) => repeated(list, 'Beri nama lain, atau hapus yang kembar.'))
}

/** Everything in a standard that fits the schema and still may not be served. */
export function standardFaults(standard: Standard): Fault[] {
  return [steps, clocks, hours, numbering, areas, attachments, uniqueIds].flatMap((rule) => rule(standard))
}
