import { weekdayOnPaper, momentOnPaper } from '../../papers/dates.ts'
import { renderSheet } from '../../papers/sheet.ts'
import type { SheetBlock } from '../../papers/sheet.ts'
import { summaryOf } from '../../complaint/projection.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { roleKeys } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Making, PaperMaker } from '../papers/maker.ts'
import { complainantOnPaper, maskerFor, numberOnPaper, placeAndDay, sheetOf, signatoryOf } from '../papers/on-paper.ts'

/**
 * Lembar Disposisi in the form that the office uses (`disposition.sheet` of its standard): the classic card, or the form with boxes to tick
 * (Permendagri 1/2023). Several levels stand one below the other; a further disposition makes another sheet. Before the first it is to be filled
 * in by hand.
 */
export const dispositionSheet: PaperMaker = {
  kind: 'disposition-sheet',
  identity: false,
  subjects: ({ register, dispositions }) => (register ? [String(dispositions.length)] : []),
  numberOf: (state) => state.register?.number ?? null,
  render(papers, making) {
    const { state, inForce, issuedAt, check } = making
    const card = inForce.standard.disposition.sheet === 'card'
    const blocks: SheetBlock[] = [{ kind: 'title', text: card ? 'Kartu Disposisi' : 'Lembar Disposisi' }, ...(card ? cardHead(making) : formHead(making)), ...chain(making)]
    return renderSheet(papers, { ...sheetOf(inForce, { issuedAt, check }), title: `Lembar Disposisi ${numberOnPaper(state)}`, reference: `Lembar Disposisi · Nomor Register ${numberOnPaper(state)}`, blocks })
  },
}

/** The words above the chain, the same for both forms. */
function facts({ state, inForce: { standard, categories } }: Making) {
  const { zone } = standard.office
  const { letter } = state.record
  const first = state.dispositions[0]
  const category = categories.find(({ code }) => code === (state.study?.category ?? state.category))
  return {
    from: complainantOnPaper(state).name, number: letter?.number ?? '-', date: letter?.date ? weekdayOnPaper(Temporal.PlainDate.from(letter.date)) : '-',
    received: momentOnPaper(state.receivedAt, zone), agenda: numberOnPaper(state), summary: maskerFor(state)(summaryOf(state.statement.narrative ?? state.statement.about ?? '')), category: category?.label ?? '-',
    channel: t('id', channelKeys[state.channel]), enclosures: state.attachments.length === 0 ? '-' : `${state.attachments.length} berkas`,
    due: first?.dueAt ? momentOnPaper(Temporal.Instant.from(first.dueAt), zone) : '-', code: standard.archive.classificationCode,
  }
}

function cardHead(making: Making): SheetBlock[] {
  const { from, number, date, agenda, summary, category, enclosures, due, code } = facts(making)
  return [{ kind: 'frame', blocks: [
    { kind: 'fields', labelMm: 40, rows: [['Indeks', category], ['Kode', code], ['Nomor urut', agenda], ['Tanggal penyelesaian', due]] },
    { kind: 'fields', labelMm: 40, rows: [['Isi ringkas', summary], ['Asal', from], ['Tanggal surat', date], ['Nomor surat', number], ['Lampiran', enclosures]] },
  ] }]
}

function formHead(making: Making): SheetBlock[] {
  const { state, inForce: { standard } } = making
  const { from, number, date, received, agenda, summary, channel, enclosures } = facts(making)
  const natures = new Set(state.dispositions.map(({ nature }) => nature))
  const instructions = new Set(state.dispositions.flatMap((disposition) => disposition.instructions))
  return [
    { kind: 'fields', labelMm: 40, rows: [
      ['Pengaduan dari', from], ['Saluran', channel], ['Nomor / tanggal surat', `${number} / ${date}`], ['Diterima', received], ['Nomor agenda', agenda], ['Hal', summary], ['Lampiran', enclosures],
    ] },
    { kind: 'ticks', label: 'Sifat', columns: 4, items: standard.disposition.natures.map(({ id, label }) => ({ text: label, on: natures.has(id) })) },
    { kind: 'ticks', label: 'Dengan hormat harap', columns: 2, items: standard.disposition.instructions.map(({ id, label }) => ({ text: label, on: instructions.has(id) })) },
  ]
}

/** Who gave it to whom, level by level; blank rows for the pen. */
function chain(making: Making): SheetBlock[] {
  const { state, inForce, people, issuedAt } = making
  const { standard } = inForce
  const mask = maskerFor(state)
  const label = (id: string) => standard.disposition.instructions.find((instruction) => instruction.id === id)?.label ?? id
  const nature = (id: string) => standard.disposition.natures.find((known) => known.id === id)?.label ?? id
  const rows = state.dispositions.map(({ by, to, at, instructions, note, nature: given, dueAt, done }) => [
    by.kind === 'person' ? `${by.title}\n${by.name}` : '-',
    to.map(({ role, personId }) => (personId === null ? null : people.get(personId)?.title) ?? t('id', roleKeys[role])).join('\n'),
    [...instructions.map(label), ...(note ? [mask(note)] : []), ...(dueAt ? [`Selesai paling lambat ${momentOnPaper(Temporal.Instant.from(dueAt), standard.office.zone)}`] : []), `Sifat: ${nature(given)}`].join('\n'),
    momentOnPaper(at, standard.office.zone),
    done ? `Selesai ${momentOnPaper(done.at, standard.office.zone)}${done.report ? `\n${mask(done.report)}` : ''}` : '',
  ])
  const blank = Array.from({ length: Math.max(0, 3 - rows.length) }, () => ['\n\n', '', '', '', ''])
  const first = state.dispositions[0]
  return [
    { kind: 'heading', text: 'Diteruskan kepada' },
    { kind: 'table', columns: [{ title: 'Dari', mm: 32 }, { title: 'Kepada', mm: 32 }, { title: 'Instruksi dan catatan', fr: 1 }, { title: 'Tanggal', mm: 30 }, { title: 'Paraf / hasil', mm: 34 }], rows: [...rows, ...blank], size: 8.5, empty: '' },
    { kind: 'signatures', parties: [signatoryOf(people, first?.by ?? { personId: null, title: standard.office.head }, placeAndDay(inForce, issuedAt))] },
  ]
}
