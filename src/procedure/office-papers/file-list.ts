import { archivedPage } from '../../complaint/questions/archive.ts'
import type { ArchiveCursor, ArchivedRow } from '../../complaint/questions/archive.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import type { Actor } from '../../office/actor.ts'
import { dayOnPaper } from '../../papers/dates.ts'
import { renderSpineLabel } from '../../papers/spine-label.ts'
import { renderSheet } from '../../papers/sheet.ts'
import type { House } from '../house.ts'
import { issueOfficePaper } from '../papers/office-paper.ts'
import { placeAndDay, sheetOf, signatoryOf } from '../papers/on-paper.ts'

export type ListHouse = Pick<House, 'workplace' | 'db' | 'files' | 'papers' | 'secret' | 'config'>
export interface ListWish { ordner: string; actor: Actor }

/** An ordner holds some hundred files; a list of more is a mistake in its name. */
const most = 1_000

/** Daftar berkas of an ordner in the columns of PP 28/2012, as it is today; a later day makes another list. Null: nothing is filed in it. */
export async function issueFileList(house: ListHouse, { ordner, actor }: ListWish): Promise<IssuedPaper | null> {
  const { workplace } = house
  const rows = await filesIn(house, ordner)
  if (rows.length === 0) return null
  const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate()
  const inForce = await workplace.standards.inForce(today.toString())
  return issueOfficePaper(house, {
    kind: 'file-list', subject: `${ordner} ${today.toString()}`, actor,
    content: ({ issuedAt, check, people }) => renderSheet(house.papers, {
      ...sheetOf(inForce, { issuedAt, check }), title: `Daftar Berkas ${ordner}`, reference: `Daftar Berkas · Ordner ${ordner}`, landscape: true,
      blocks: [
        { kind: 'title', text: 'Daftar Berkas', under: `Ordner ${ordner} · Unit pengolah: ${inForce.standard.archive.unit}` },
        { kind: 'table', columns: [
          { title: 'No.', mm: 12, numeric: true }, { title: 'Nomor berkas', mm: 30 }, { title: 'Kode klasifikasi', mm: 28 }, { title: 'Uraian informasi berkas', fr: 1 }, { title: 'Kurun waktu', mm: 34 }, { title: 'Jumlah (lembar)', mm: 22, numeric: true },
          { title: 'Lokasi simpan', mm: 34 }, { title: 'Retensi', mm: 26 },
        ], rows: rows.map(({ registerNumber, trackingCode, summary, archivedAt, archive }, index) => [
          String(index + 1), registerNumber ?? trackingCode, archive.classificationCode, summary, dayOnPaper(archivedAt.toZonedDateTimeISO(workplace.zone)), String(archive.sheets),
          `Ordner ${archive.ordner}, ${archive.shelf}`, archive.retentionYears === null ? 'menurut JRA' : `${archive.retentionYears} tahun`,
        ]), size: 8.5, empty: '' },
        { kind: 'signatures', parties: [signatoryOf(people, actor.kind === 'person' ? actor : { personId: null, title: 'Arsiparis' }, placeAndDay(inForce, issuedAt))] },
      ],
    }),
  })
}

/** Label punggung ordner with its QR, to be cut out: what is in the ordner, of which years. Null: nothing is filed in it. */
export async function issueSpineLabel(house: ListHouse, { ordner, actor }: ListWish): Promise<IssuedPaper | null> {
  const { workplace } = house
  const rows = await filesIn(house, ordner)
  const [first] = rows
  if (!first) return null
  const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate()
  const { standard, bundle } = await workplace.standards.inForce(today.toString())
  const years = [...new Set(rows.map(({ archivedAt }) => archivedAt.toZonedDateTimeISO(workplace.zone).year))].sort((one, other) => one - other)
  const numbers = rows.map(({ registerNumber, trackingCode }) => registerNumber ?? trackingCode).sort()
  const span = years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0])
  return issueOfficePaper(house, {
    kind: 'spine-label', subject: `${ordner} ${today.toString()}`, actor,
    content: ({ issuedAt, check }) => renderSpineLabel(house.papers, {
      office: standard.office.name, unit: standard.archive.unit, paper: bundle.letterhead.paper, zone: standard.office.zone, issuedAt, check, ordner, code: first.archive.classificationCode, span,
      numbers: numbers.length > 1 ? `${numbers[0]} s.d. ${numbers.at(-1)}` : (numbers[0] ?? ''), count: rows.length, shelf: [...new Set(rows.map(({ archive }) => archive.shelf))].join(', '),
    }),
  })
}

async function filesIn({ workplace: { pool, officeId } }: Pick<House, 'workplace'>, ordner: string): Promise<ArchivedRow[]> {
  const rows: ArchivedRow[] = []
  for (let after: ArchiveCursor | null = null; rows.length < most;) {
    const page: Awaited<ReturnType<typeof archivedPage>> = await archivedPage(pool, officeId, { ordner }, after, 200)
    rows.push(...page.rows)
    after = page.next
    if (after === null) break
  }
  return rows.toReversed()
}
