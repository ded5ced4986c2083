import type { ComplaintState } from '../../complaint/state.ts'
import type { PaperKind } from '../../office/paper-kinds.ts'
import { dayOnPaper, momentOnPaper } from '../../papers/dates.ts'
import { renderSheet } from '../../papers/sheet.ts'
import type { SheetBlock, Signatory } from '../../papers/sheet.ts'
import { roleKeys } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { PaperMaker } from '../papers/maker.ts'
import { complainantOnPaper, numberOnPaper, placeAndDay, sheetOf, signatoryOf } from '../papers/on-paper.ts'

/** Serah terima berkas (S3.4): what is in the file, from whom to whom, two signatures. Each hand-over has its own sheet. */
export const handOverSheet: PaperMaker = {
  kind: 'hand-over-sheet',
  identity: false,
  subjects: (state) => (state.custody.length > 1 ? [String(state.custody.length)] : []),
  numberOf: (state) => state.register?.number ?? null,
  render(papers, { state, inForce, issuedAt, check, people, events, fileNames }) {
    const { custody, register } = state
    const { zone } = inForce.standard.office
    const [taker, giver] = [custody.at(-1), custody.at(-2)]
    if (!taker || !giver) throw new Error('nothing was handed over')
    const given = events.findLast((event) => event.type === 'handed-over')
    // Of the first hand-over the history knows who gave it and how many sheets; later ones go from post to post.
    const first = given?.type === 'handed-over' && Temporal.Instant.compare(given.at, taker.since) === 0 ? given : null
    const sheets = first?.data.sheets ?? null
    const post = (held: typeof taker) => ({ personId: held.personId, title: t('id', roleKeys[held.role]) })
    const { name } = complainantOnPaper(state)
    const blocks: SheetBlock[] = [
      { kind: 'title', text: 'Serah Terima Berkas Pengaduan', under: `Nomor Register: ${numberOnPaper(state)}` },
      { kind: 'fields', rows: [
        ['Pengadu', name], ['Dicatat', register ? momentOnPaper(register.at, zone) : '-'], ['Diserahkan', momentOnPaper(taker.since, zone)],
        ['Dari', t('id', roleKeys[giver.role])], ['Kepada', t('id', roleKeys[taker.role])], ['Jumlah lembar', sheets === null ? '-' : String(sheets)],
        ...(taker.acceptedAt ? [['Diterima', momentOnPaper(taker.acceptedAt, zone)] as const] : []),
      ] },
      { kind: 'heading', text: 'Isi berkas' },
      {
        kind: 'table', columns: [{ title: 'No.', mm: 12, numeric: true }, { title: 'Naskah', fr: 1 }, { title: 'Lembar', mm: 18, numeric: true }, { title: 'Ada', mm: 14 }, { title: 'Keterangan', mm: 40 }],
        rows: contentsOf(state, fileNames, taker.since).map(({ what, sheets: count }, index) => [String(index + 1), what, count === undefined ? '' : String(count), '', '']), empty: '',
      },
      { kind: 'signatures', parties: [
        signed('Yang menyerahkan,', signatoryOf(people, first?.actor.kind === 'person' ? first.actor : post(giver), '')),
        signed('Yang menerima,', signatoryOf(people, post(taker), placeAndDay(inForce, issuedAt))),
      ] },
    ]
    return renderSheet(papers, { ...sheetOf(inForce, { issuedAt, check }), title: `Serah Terima Berkas ${numberOnPaper(state)}`, reference: `Serah Terima Berkas · Nomor Register ${numberOnPaper(state)}`, blocks })
  },
}

/** What lies in the file when it is handed over: what was brought, the papers issued until then, the files. Sheets that nobody counted are written in by hand. */
function contentsOf({ record: { letter }, register, papers, letters, identitySecret }: ComplaintState, fileNames: readonly string[], at: Temporal.Instant): { what: string; sheets?: number }[] {
  // The number of somebody's letter may say whose it is.
  const brought = letter && !identitySecret ? [letter.number ? ` nomor ${letter.number}` : '', letter.date ? ` tanggal ${dayOnPaper(Temporal.PlainDate.from(letter.date))}` : ''].join('') : ''
  const lying = papers.filter((paper) => !elsewhere.has(paper.kind) && Temporal.Instant.compare(paper.at, at) <= 0 && !letters.some(({ id, voided }) => id === paper.subject && voided))
  return [
    letter ? { what: `Surat pengaduan${brought}`, ...(letter.sheets === undefined ? {} : { sheets: letter.sheets }) } : { what: 'Formulir Pengaduan' },
    ...(register ? [{ what: `Tanda Terima Pengaduan ${register.number}` }] : []),
    ...lying.map(({ kind, number }) => ({ what: [t('id', keyOf('paper', kind)), number].filter(Boolean).join(' ') })),
    ...fileNames.map((name, index) => ({ what: identitySecret ? `Lampiran ${index + 1}` : `Lampiran ${index + 1}: ${name}` })),
  ]
}

/** Named already, given to the complainant, or about the handing over itself. */
const elsewhere: ReadonlySet<string> = new Set<PaperKind>(['complaint-form', 'receipt', 'receipt-slip', 'hand-over-sheet', 'history-packet'])

function signed(as: string, signatory: Signatory): Signatory {
  return { ...signatory, title: `${as}\n${signatory.title}` }
}
