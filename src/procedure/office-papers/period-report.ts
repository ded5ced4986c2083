import type { Count, Statistics } from '../../complaint/questions/statistics.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import type { Actor } from '../../office/actor.ts'
import { isChannel } from '../../office/channels.ts'
import { complaintClasses } from '../../office/standard/vocabulary.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import { momentOnPaper } from '../../papers/dates.ts'
import { renderSheet } from '../../papers/sheet.ts'
import type { SheetBlock } from '../../papers/sheet.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { issueOfficePaper } from '../papers/office-paper.ts'
import { headOf, placeAndDay, sheetOf, signatoryOf } from '../papers/on-paper.ts'
import { fewest, keptShare, periodFigures } from './figures.ts'
import { endOf, periodName, spanOnPaper } from './period.ts'
import type { Period } from './period.ts'

export type ReportHouse = Pick<House, 'workplace' | 'db' | 'files' | 'papers' | 'secret' | 'config'>
export type ReportKind = 'period-report' | 'notice'

/** Issues the report of a period that is over, or its page for the notice board (papan pengumuman), once. */
export async function issueReport(house: ReportHouse, kind: ReportKind, period: Period, actor: Actor): Promise<IssuedPaper> {
  const { workplace } = house
  const inForce = await workplace.standards.inForce(endOf(period).subtract({ days: 1 }).toString())
  return issueOfficePaper(house, {
    kind, subject: period.key, actor,
    async content({ issuedAt, check, people }) {
      const figures = await periodFigures(house, period, issuedAt)
      const title = `Laporan Pengaduan ${periodName('id', period)}`
      const blocks = kind === 'notice' ? noticeBlocks(figures, period, inForce) : [
        ...reportBlocks(figures, period, inForce, issuedAt),
        { kind: 'signatures', parties: [signatoryOf(people, headOf(people, inForce), placeAndDay(inForce, issuedAt))] } satisfies SheetBlock,
      ]
      return renderSheet(house.papers, { ...sheetOf(inForce, { issuedAt, check }), title, reference: title, blocks, points: kind === 'notice' ? 15 : 10 })
    },
  })
}

function reportBlocks(figures: Statistics, period: Period, { standard, categories }: StandardInForce, issuedAt: Temporal.Instant): SheetBlock[] {
  const { received, answered, endedOtherwise, promise, open, overdue, oldestOpen } = figures
  const { zone } = standard.office
  const due = promise.kept + promise.lateAnswered + promise.lateOpen
  return [
    { kind: 'title', text: 'Laporan Pengaduan Masyarakat', under: `${periodName('id', period)}\n${spanOnPaper(period)}` },
    { kind: 'figures', items: bigFigures(figures) },
    { kind: 'fields', rows: [
      ['Diterima', String(received)], ['Sudah dijawab', String(answered)], ['Dicabut, digabung, tidak diproses', String(endedOtherwise)],
      ['Tepat waktu', due === 0 ? 'belum ada yang jatuh tempo' : `${promise.kept} dari ${due} yang jatuh tempo (${keptShare(figures)} %)`],
      ['Terlambat', `${promise.lateAnswered} dijawab terlambat; ${promise.lateOpen} lewat batas dan belum dijawab`],
      ['Setengahnya dijawab dalam', medianOnPaper(figures)],
      ['Masih ditangani saat ini', `${open}, di antaranya ${overdue} lewat batas waktu`],
      ['Paling lama menunggu', oldestOpen ? `diterima ${momentOnPaper(oldestOpen, zone)}` : 'tidak ada yang menunggu'],
    ] },
    { kind: 'heading', text: 'Menurut saluran' }, bars(figures.byChannel, (code) => (isChannel(code) ? t('id', channelKeys[code]) : 'lainnya')),
    { kind: 'heading', text: 'Menurut klasifikasi' }, bars(figures.byClass, (code) => { const known = complaintClasses.find((name) => name === code); return known ? t('id', keyOf('class', known)) : 'belum ditelaah' }),
    { kind: 'heading', text: 'Menurut kategori' }, categoryBars(figures, categories),
    { kind: 'heading', text: 'Menurut hasil' }, bars(figures.byOutcome, (code) => { const known = figures.byOutcome.find((row) => row.code === code)?.code; return known ? t('id', keyOf('outcome', known)) : 'belum ada' }),
    ...(period.months === 1 ? [] : [{ kind: 'heading', text: 'Menurut bulan' } as const, bars(figures.byMonth, (code) => code ?? '-')]),
    { kind: 'small', paragraphs: [`Dihitung ${momentOnPaper(issuedAt, zone)}. Dijawab belum tentu selesai: keduanya dihitung terpisah. Jangka waktu janji dihitung menurut standar pelayanan, sejak berkas lengkap sampai jawaban pertama.`] },
  ]
}

/** One page that is read standing: three figures, one chart, and how to complain. */
function noticeBlocks(figures: Statistics, period: Period, { standard, categories }: StandardInForce): SheetBlock[] {
  return [
    { kind: 'title', text: 'Pengaduan Masyarakat', under: `${standard.office.name} · ${periodName('id', period)}` },
    { kind: 'figures', items: bigFigures(figures) },
    { kind: 'heading', text: 'Yang diadukan' }, categoryBars(figures, categories, 8),
    { kind: 'heading', text: 'Ada keluhan? Sampaikan. Tidak dipungut biaya.' },
    { kind: 'text', paragraphs: standard.redress.map(({ label, value, when }) => `${label}: ${value}${when ? ` (${when})` : ''}`) },
    { kind: 'small', paragraphs: [`Dijawab dalam waktu yang dijanjikan standar pelayanan. Tidak puas? Dapat juga mengadu kepada ${standard.escalation.map(({ name }) => name).join(', ')}.`] },
  ]
}

function bigFigures(figures: Statistics) {
  const share = keptShare(figures)
  return [
    { label: 'pengaduan diterima', value: String(figures.received) }, { label: 'sudah dijawab', value: String(figures.answered) },
    { label: share === null ? 'belum ada yang jatuh tempo' : 'dijawab tepat waktu', value: share === null ? '–' : `${share} %` },
  ]
}

function bars(rows: readonly Count[], name: (code: string | null) => string): SheetBlock {
  if (rows.length === 0) return { kind: 'small', paragraphs: ['Tidak ada.'] }
  return { kind: 'bars', rows: rows.map(({ code, count }) => ({ label: name(code), value: count, shown: String(count) })) }
}

/** Small counts of a confidential category are not named. */
function categoryBars({ byCategory }: Statistics, categories: StandardInForce['categories'], most = 40): SheetBlock {
  const hidden = byCategory.filter(({ code, count }) => count < fewest && categories.some((category) => category.code === code && category.confidential))
  const shown = byCategory.filter((row) => !hidden.includes(row))
  const rest = hidden.reduce((sum, { count }) => sum + count, 0)
  const beyond = shown.slice(most).reduce((sum, { count }) => sum + count, 0)
  const label = (code: string | null) => (code === null ? 'belum dikelompokkan' : categories.find((category) => category.code === code)?.label ?? code)
  const rows = [...shown.slice(0, most).map(({ code, count }) => ({ code: label(code), count })), ...(rest > 0 ? [{ code: 'kategori rahasia (jumlah kecil)', count: rest }] : []), ...(beyond > 0 ? [{ code: 'lainnya', count: beyond }] : [])]
  return bars(rows, (code) => code ?? '')
}

/** Half of the answers took at most so long: "3,5 jam", "2,1 hari". */
function medianOnPaper({ medianMinutes }: Pick<Statistics, 'medianMinutes'>): string {
  if (medianMinutes === null) return '–'
  const [value, unit] = medianMinutes < 60 ? [medianMinutes, 'menit'] : medianMinutes < 48 * 60 ? [medianMinutes / 60, 'jam'] : [medianMinutes / 1440, 'hari']
  return `${value.toFixed(unit === 'menit' ? 0 : 1).replace('.', ',')} ${unit} (sejak lengkap sampai jawaban pertama, termasuk malam dan hari libur)`
}
