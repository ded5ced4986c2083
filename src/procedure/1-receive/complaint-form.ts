import type { StandardInForce } from '../../office/standards-in-force.ts'
import { momentOnPaper, weekdayOnPaper } from '../../papers/dates.ts'
import type { Papers } from '../../papers/papers.ts'
import { dotted, paragraphs, renderSheet } from '../../papers/sheet.ts'
import type { SheetBlock } from '../../papers/sheet.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { PaperMaker } from '../papers/maker.ts'
import { addressOnPaper, numberOnPaper, placeAndDay, sheetOf, signatoryOf } from '../papers/on-paper.ts'

/**
 * Formulir Pengaduan filled from the record (UU 25/2009 Ps 42(3)): the statement as it was written down and, of an oral complaint, read back;
 * signed, or with the print of a thumb where the complainant does not write.
 */
export const complaintForm: PaperMaker = {
  kind: 'complaint-form',
  identity: true,
  subjects: (state) => [state.register ? 'recorded' : 'received'],
  numberOf: (state) => state.register?.number ?? null,
  render(papers, { state, inForce, issuedAt, check, fileNames, people }) {
    const { statement, applicant, principal, record, identitySecret } = state
    const { standard, categories } = inForce
    const oral = record.oral !== undefined || state.channel === 'counter'
    const category = categories.find(({ code }) => code === state.category)
    const blocks: SheetBlock[] = [
      { kind: 'title', text: 'Formulir Pengaduan', under: `Nomor: ${numberOnPaper(state)}${identitySecret ? '\nIDENTITAS PENGADU DIRAHASIAKAN' : ''}` },
      { kind: 'heading', text: 'A. Identitas Pengadu' },
      { kind: 'fields', rows: [
        ['Nama lengkap', applicant.name ?? '-'], ['Alamat', addressOnPaper(applicant.address) || '-'], ['Telepon / surel', [applicant.phone, applicant.email].filter(Boolean).join(' · ') || '-'],
        ...(principal ? [['Bertindak untuk', [principal.name, principal.relation, principal.address].filter(Boolean).join(', ')] as const] : []),
        ['Jawaban diminta lewat', state.answerBy ? t('id', keyOf('answer_channel', state.answerBy)) : '-'],
      ] },
      { kind: 'heading', text: 'B. Uraian Pengaduan' },
      { kind: 'text', paragraphs: paragraphs(statement.narrative ?? 'Uraian dalam lampiran.') },
      { kind: 'fields', rows: ([
        ['Yang diadukan', statement.about], ['Waktu kejadian', statement.incident?.when], ['Tempat kejadian', statement.incident?.where], ['Penyelesaian yang diminta', statement.desiredResolution],
        ['Kategori', category?.label], ['Lampiran', fileNames.length > 0 ? fileNames.map((name, index) => `${index + 1}. ${name}`).join('\n') : 'tidak ada'],
      ] as const).flatMap(([label, value]) => (value ? [[label, value] as const] : [])) },
      { kind: 'heading', text: 'C. Pernyataan' },
      { kind: 'text', paragraphs: [
        oral
          ? `Uraian di atas disampaikan secara lisan dan ditulis oleh petugas${record.oral?.readBack === false ? '; belum dibacakan kembali kepada pengadu.' : ', lalu dibacakan kembali kepada pengadu dan dibenarkan.'}`
          : 'Uraian di atas adalah keterangan pengadu sendiri.',
        `Diterima ${momentOnPaper(state.receivedAt, standard.office.zone)} melalui ${t('id', channelKeys[state.channel])}. ${standard.fee.text}.`,
      ] },
      { kind: 'signatures', parties: [
        { above: '', title: 'Pengadu (tanda tangan atau cap jempol),', name: applicant.name ?? dotted, below: [] },
        signatoryOf(people, state.receivedBy.kind === 'person' ? state.receivedBy : { personId: null, title: 'Petugas penerima' }, placeAndDay(inForce, issuedAt)),
      ] },
      ...(oral ? [{ kind: 'signatures', parties: [{ above: '', title: 'Saksi (bila pengadu tidak dapat menulis),', name: dotted, below: [] }] } satisfies SheetBlock] : []),
    ]
    return renderSheet(papers, { ...sheetOf(inForce, { issuedAt, check }), title: `Formulir Pengaduan ${numberOnPaper(state)}`, reference: `Formulir Pengaduan · ${numberOnPaper(state)}`, blocks })
  },
}

/** The same form to be filled in by hand, under the standard in force. `dated`: since when that holds, so that the same standard gives the same bytes. */
export function blankComplaintForm(papers: Papers, inForce: StandardInForce, dated: Temporal.Instant): Promise<Uint8Array> {
  const { standard } = inForce
  const line = (dots = 60) => '.'.repeat(dots)
  const blocks: SheetBlock[] = [
    { kind: 'title', text: 'Formulir Pengaduan', under: `${standard.fee.text}. Diisi dengan huruf cetak; petugas loket dapat menuliskannya untuk Anda.` },
    { kind: 'heading', text: 'A. Identitas Pengadu' },
    { kind: 'fields', rows: [
      ['Nama lengkap', line(80)], ['Alamat (jalan, nomor)', line(80)], ['RT / RW, kelurahan', line(80)], ['Telepon / surel', line(80)], ['Bertindak untuk', `${line(40)} (bila diberi kuasa)`],
    ] },
    { kind: 'ticks', label: 'Jawaban disampaikan lewat', columns: 3, items: standard.channels.out.map((channel) => ({ text: t('id', keyOf('answer_channel', channel)), on: false })) },
    { kind: 'ticks', columns: 1, items: [{ text: 'Rahasiakan identitas saya (UU 25/2009 Pasal 42 ayat (5) dan Pasal 49)', on: false }] },
    { kind: 'heading', text: 'B. Uraian Pengaduan: apa yang terjadi, kapan, di mana, siapa atau layanan apa' },
    { kind: 'lines', count: 11 },
    { kind: 'fields', rows: [['Penyelesaian yang diminta', line(80)]] },
    { kind: 'heading', text: 'C. Yang dibawa' },
    { kind: 'ticks', columns: 2, items: standard.requirements.map(({ label }) => ({ text: label, on: false })) },
    { kind: 'fields', rows: [['Lampiran lain', line(80)]] },
    { kind: 'text', paragraphs: ['Uraian di atas benar. Bila disampaikan lisan: sudah ditulis petugas, dibacakan kembali, dan saya benarkan.'] },
    { kind: 'signatures', parties: [
      { above: '', title: 'Pengadu (tanda tangan atau cap jempol),', name: dotted, below: [] },
      { above: `${inForce.bundle.letterhead.place}, ${line(24)}`, title: 'Petugas penerima,', name: dotted, below: [] },
    ] },
    { kind: 'frame', blocks: [{ kind: 'fields', rows: [['Diisi petugas: diterima', `tanggal ${line(16)} pukul ${line(10)}`], ['Nomor register', line(40)]] }] },
  ]
  return renderSheet(papers, {
    ...sheetOf(inForce, { issuedAt: dated, check: null }), title: 'Formulir Pengaduan', reference: `Formulir Pengaduan · standar berlaku ${weekdayOnPaper(dated.toZonedDateTimeISO(standard.office.zone))}`, blocks,
  })
}
