import { initialsOf } from '../../complaint/looks.ts'
import { namesOfPeople } from '../../complaint/questions/case.ts'
import { readHistories } from '../../complaint/questions/histories.ts'
import { registerPage } from '../../complaint/questions/register.ts'
import type { RegisterFilter, RegisterRow } from '../../complaint/questions/register.ts'
import { registerLine } from '../../complaint/register-line.ts'
import type { RegisterLine } from '../../complaint/register-line.ts'
import type { Standing } from '../../complaint/standing.ts'
import type { Workplace } from '../../procedure/perform.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { standingOfRow, versionsOf } from '../list/due.tsx'
import { cellsOf } from './cells.ts'
import type { Cells } from './cells.ts'

export interface ShownLine { row: RegisterRow; line: RegisterLine; standing: Standing; cells: Cells }
type Place = Pick<Workplace, 'pool' | 'officeId' | 'zone' | 'standards' | 'now'>

/** A page of the book, ready to be shown: a fixed number of queries, however many lines. */
export async function loadLines(place: Place, lang: Language, filter: RegisterFilter, page: Parameters<typeof registerPage>[4]): Promise<{ lines: ShownLine[]; next: number | null }> {
  const { pool, officeId, zone, standards } = place
  const { rows, next } = await registerPage(pool, officeId, zone, filter, page)
  const [histories, versions] = await Promise.all([readHistories(pool, officeId, rows.map(({ id }) => id)), versionsOf(standards, rows)])
  const lines = rows.map((row) => ({ row, line: registerLine(histories.get(row.id) ?? []) }))
  const addressed = lines.flatMap(({ line }) => line.dispositions.flatMap(({ to }) => to.flatMap(({ personId }) => personId ?? [])))
  const names = await namesOfPeople(pool, officeId, [...new Set(addressed)])
  const now = place.now()
  return {
    next,
    lines: lines.map(({ row, line }) => {
      const standing = standingOfRow(row, versions, now)
      const categories = versions.get(row.standardVersion)?.categories ?? []
      return { row, line, standing, cells: cellsOf(row, line, { lang, zone, categories, names, standing }) }
    }),
  }
}

/** A line as a screen shows it: who complained by initials and kelurahan alone; on paper the book names them (S3.4). */
export function onScreen(shown: ShownLine): ShownLine {
  const { applicant } = shown.line
  if (!applicant) return shown
  return { ...shown, cells: { ...shown.cells, name: initialsOf(applicant.name ?? '') || shown.cells.name, address: applicant.address?.kelurahan ?? '', contact: '' } }
}

/** The whole book that a filter leaves, in rising order, batch by batch. */
export async function* allLines(place: Place, lang: Language, filter: RegisterFilter, batch = 500): AsyncGenerator<ShownLine[]> {
  let after: number | null = null
  do {
    const { lines, next }: { lines: ShownLine[]; next: number | null } = await loadLines(place, lang, filter, { order: 'rising', after, limit: batch })
    yield lines
    after = next
  } while (after !== null)
}
