import { dayOnPaper } from '../../papers/dates.ts'
import { renderSheet } from '../../papers/sheet.ts'
import type { SheetBlock } from '../../papers/sheet.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { PaperMaker } from '../papers/maker.ts'
import { numberOnPaper, placeAndDay, sheetOf, signatoryOf } from '../papers/on-paper.ts'

/** Daftar isi berkas (S3.7) in the columns of PP 28/2012: what lies in the file, item by item. A file that was moved has another one. */
export const fileContents: PaperMaker = {
  kind: 'file-contents',
  identity: false,
  subjects: ({ archive }) => (archive ? [`${archive.ordner}/${archive.shelf}`] : []),
  numberOf: (state) => state.register?.number ?? null,
  render(papers, { state, inForce, issuedAt, issuedBy, check, people, fileNames }) {
    const { archive, register, statement, identitySecret } = state
    if (!archive) throw new Error('a file that is not archived')
    const { zone } = inForce.standard.office
    const day = (at: Temporal.Instant) => dayOnPaper(at.toZonedDateTimeISO(zone))
    const named = new Set<string>()
    const items: [string, string, string][] = [
      ...archive.contents.map((what): [string, string, string] => [what, day(archive.at), 'kertas']),
      ...state.papers.map(({ kind, number, at }): [string, string, string] => [[t('id', keyOf('paper', kind)), number].filter(Boolean).join(' '), day(at), 'elektronik']),
      ...fileNames.map((name, index): [string, string, string] => [identitySecret ? `Lampiran ${index + 1}` : `Lampiran ${index + 1}: ${name}`, day(state.receivedAt), 'elektronik']),
    ].filter(([what, on]) => !named.has(`${what} ${on}`) && Boolean(named.add(`${what} ${on}`)))
    const blocks: SheetBlock[] = [
      { kind: 'title', text: 'Daftar Isi Berkas' },
      { kind: 'fields', rows: [
        ['Nomor berkas', numberOnPaper(state)], ['Kode klasifikasi', archive.classificationCode], ['Uraian berkas', identitySecret ? 'Pengaduan masyarakat (identitas dirahasiakan)' : statement.about ?? 'Pengaduan masyarakat'],
        ['Kurun waktu', `${day(register?.at ?? state.receivedAt)} s.d. ${day(archive.at)}`], ['Lokasi simpan', `Ordner ${archive.ordner}, ${archive.shelf}`], ['Jumlah', `${archive.sheets} lembar`],
        ['Retensi', archive.retentionYears === null ? 'menurut JRA' : `${archive.retentionYears} tahun`],
      ] },
      { kind: 'table', columns: [
        { title: 'No. berkas', mm: 26 }, { title: 'No. item', mm: 18, numeric: true }, { title: 'Kode klasifikasi', mm: 26 }, { title: 'Uraian informasi arsip', fr: 1 }, { title: 'Tanggal', mm: 32 }, { title: 'Keterangan', mm: 24 },
      ], rows: items.map(([what, on, medium], index) => [numberOnPaper(state), String(index + 1), archive.classificationCode, what, on, medium]), size: 8.5, empty: 'Berkas ini kosong.' },
      { kind: 'signatures', parties: [signatoryOf(people, issuedBy.kind === 'person' ? issuedBy : { personId: null, title: 'Arsiparis' }, placeAndDay(inForce, issuedAt))] },
    ]
    return renderSheet(papers, { ...sheetOf(inForce, { issuedAt, check }), title: `Daftar Isi Berkas ${numberOnPaper(state)}`, reference: `Daftar Isi Berkas · ${numberOnPaper(state)}`, blocks })
  },
}
