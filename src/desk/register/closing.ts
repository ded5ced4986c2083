import type { IssuedPaper } from '../../complaint/store/papers.ts'
import type { Actor } from '../../office/actor.ts'
import { latestCheckpoint } from '../../complaint/store/transparency/log.ts'
import { momentOnPaper } from '../../papers/dates.ts'
import { renderSheet } from '../../papers/sheet.ts'
import { issueOfficePaper } from '../../procedure/papers/office-paper.ts'
import { headOf, placeAndDay, sheetOf, signatoryOf } from '../../procedure/papers/on-paper.ts'
import type { PaperHouse } from '../../procedure/papers/produce.ts'
import { formatMonth } from '../../ui/format.ts'
import { bookPdf, bookTally } from './book-files.ts'
import type { BookTally } from './book-files.ts'

/** A month that is over can be closed: its lines are complete, though what becomes of them may still be written. */
export function isOver(year: number, month: number, today: Temporal.PlainDate): boolean {
  return Temporal.PlainYearMonth.compare(Temporal.PlainYearMonth.from({ year, month }), today.toPlainYearMonth()) < 0
}

/** Under which name the book of a month and its closing are issued. */
export function closingSubject(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

/**
 * Closes the Buku Pengaduan of a month (S3.4): the book as it stands, and the sheet that says how many lines it has, from which number to which, and
 * which are void and why, to be signed. Each once; done again it gives the same two papers.
 */
export async function closeMonth(house: PaperHouse, { year, month, actor }: { year: number; month: number; actor: Actor }): Promise<{ register: IssuedPaper; closing: IssuedPaper }> {
  const { workplace } = house
  const inForce = await workplace.standards.inForce(Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 }).toString())
  const subject = closingSubject(year, month)
  const filter = { year, month, channel: undefined, class: undefined, category: undefined, state: undefined, words: undefined }
  const register = await issueOfficePaper(house, {
    kind: 'register', subject, actor, content: ({ issuedAt, check }) => bookPdf(workplace, { filter, inForce, issuedAt, check }),
  })
  const closing = await issueOfficePaper(house, {
    kind: 'register-closing', subject, actor,
    async content({ issuedAt, check, people }) {
      const [tally, checkpoint] = await Promise.all([bookTally(workplace, filter), latestCheckpoint(workplace.pool, workplace.officeId)])
      return renderSheet(house.papers, {
        ...sheetOf(inForce, { issuedAt, check }), title: `Penutupan Buku Pengaduan ${subject}`, reference: `Penutupan Buku Pengaduan · ${formatMonth('id', month)} ${year}`,
        blocks: [
          { kind: 'title', text: 'Penutupan Buku Pengaduan', under: `Bulan ${formatMonth('id', month)} ${year}` },
          { kind: 'text', paragraphs: [sentence(tally, `${formatMonth('id', month)} ${year}`, inForce.standard.office.name), ...(register.code ? [`Buku bulan ini tersimpan dengan kode periksa ${register.code} dan sidik SHA-256 ${register.sha256}.`] : []), ...(checkpoint ? [`Titik periksa register: ${checkpoint.size} baris, sidik ${checkpoint.root.toString('base64')}, ditandatangani ${momentOnPaper(checkpoint.at, workplace.zone)}.`] : [])] },
          { kind: 'heading', text: 'Baris yang dicoret' },
          { kind: 'table', columns: [{ title: 'No.', mm: 12, numeric: true }, { title: 'Nomor register', mm: 40 }, { title: 'Sebab', fr: 1 }], rows: tally.struck.map(({ number, remark }, index) => [String(index + 1), number, remark]), empty: 'Tidak ada baris yang dicoret.' },
          { kind: 'signatures', parties: [
            signatoryOf(people, headOf(people, inForce), 'Mengetahui,'),
            signatoryOf(people, actor.kind === 'person' ? actor : { personId: null, title: 'Petugas' }, placeAndDay(inForce, issuedAt)),
          ] },
        ],
      })
    },
  })
  return { register, closing }
}

function sentence({ lines, first, last, struck }: BookTally, month: string, office: string): string {
  if (first === null || last === null) return `Pada bulan ${month} tidak ada pengaduan yang dicatat dalam Buku Pengaduan ${office}.`
  return `Buku Pengaduan ${office} bulan ${month} ditutup dengan ${lines} baris, nomor ${first} sampai dengan ${last}, di antaranya ${struck.length} baris dicoret. Nomor tidak ada yang dihapus atau dipakai ulang.`
}
