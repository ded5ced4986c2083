import type { StandardInForce } from '../../office/standards-in-force.ts'
import { dayOnPaper, momentOnPaper } from '../../papers/dates.ts'
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
  // What was supplied later is on a form of its own.
  subjects: (state) => [state.register ? 'recorded' : state.completion && state.moments.complete ? 'completed' : 'received'],
  numberOf: (state) => state.register?.number ?? null,
  render(papers, { state, events, inForce, issuedAt, check, fileNames, people }) {
    const { statement, applicant, principal, record, identitySecret } = state
    const { standard, categories } = inForce
    const { zone } = standard.office
    // A letter that is brought to the counter was not spoken; of a recording nothing was written down that could be read back.
    const oral = record.oral?.readBack === true && statement.narrative !== undefined
    const writtenDown = events[0]?.at ?? state.receivedAt
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
          ? `Uraian di atas disampaikan secara lisan, ditulis oleh petugas, dibacakan kembali kepada pengadu, dan dibenarkan olehnya. Dicatat ${momentOnPaper(writtenDown, zone)}.`
          : 'Uraian di atas adalah keterangan pengadu sendiri.',
        `Diterima ${momentOnPaper(state.receivedAt, zone)} melalui ${t('id', channelKeys[state.channel])}. ${standard.fee.text}.`,
      ] },
      { kind: 'signatures', parties: [
        { above: '', title: 'Pengadu (tanda tangan atau cap jempol),', name: applicant.name ?? dotted, below: [], thumb: true },
        signatoryOf(people, state.receivedBy.kind === 'person' ? state.receivedBy : { personId: null, title: 'Petugas penerima' }, placeAndDay(inForce, issuedAt)),
      ] },
      ...(oral ? [{ kind: 'signatures', parties: ['Saksi I', 'Saksi II'].map((witness) => ({ above: '', title: `${witness} (bila dengan cap jempol),`, name: dotted, below: [] })) } satisfies SheetBlock] : []),
    ]
    return renderSheet(papers, { ...sheetOf(inForce, { issuedAt, check }), title: `Formulir Pengaduan ${numberOnPaper(state)}`, reference: `Formulir Pengaduan · ${numberOnPaper(state)}`, blocks })
  },
}

/** The same form to be filled in by hand, one page, under this version of the standard; the same version gives the same bytes. */
export function blankComplaintForm(papers: Papers, inForce: StandardInForce): Promise<Uint8Array> {
  const { standard, bundle, version } = inForce
  const since = Temporal.PlainDate.from(standard.validFrom)
  const demanded = standard.requirements.filter(({ satisfiedBy }) => satisfiedBy.fields.every((field) => field === 'attachments'))
  const blocks: SheetBlock[] = [
    { kind: 'title', text: 'Formulir Pengaduan', under: `${standard.fee.text}. Tulis dengan huruf cetak, atau sampaikan lisan: petugas menuliskannya untuk Anda.` },
    { kind: 'heading', text: 'A. Identitas Pengadu' },
    { kind: 'blanks', rows: [['Nama lengkap'], ['Alamat (jalan, nomor)'], ['RT / RW', 'Kelurahan'], ['Telepon / WhatsApp', 'Surel'], ['Mewakili (bila diberi kuasa)', 'Hubungan']] },
    { kind: 'ticks', label: 'Jawaban disampaikan lewat', columns: 4, items: standard.channels.out.map((channel) => ({ text: t('id', keyOf('answer_channel', channel)), on: false })) },
    { kind: 'heading', text: 'B. Uraian Pengaduan' },
    { kind: 'blanks', rows: [['Siapa / layanan apa'], ['Waktu kejadian', 'Tempat']] },
    { kind: 'small', paragraphs: ['Ceritakan apa yang terjadi; bila tidak cukup, lanjutkan di balik lembar ini.'] },
    { kind: 'lines', count: bundle.letterhead.paper === 'F4' ? 9 : 5 },
    { kind: 'blanks', rows: [['Penyelesaian yang diminta'], ['Lampiran', 'Jumlah lembar']] },
    // What an office demands beyond what is written here.
    ...(demanded.length > 0 ? [{ kind: 'ticks', label: 'Yang dibawa', columns: 2, items: demanded.map(({ label }) => ({ text: label, on: false })) } satisfies SheetBlock] : []),
    { kind: 'heading', text: 'C. Pernyataan' },
    { kind: 'ticks', columns: 1, items: [
      'Uraian di atas benar. Bila disampaikan lisan: sudah ditulis petugas, dibacakan kembali, dan saya benarkan.',
      'Saya mengerti bahwa data saya dipakai kantor ini untuk menangani pengaduan ini (UU 27/2022).',
      'Rahasiakan identitas saya (UU 25/2009 Pasal 42 ayat (5) dan Pasal 49).',
    ].map((text) => ({ text, on: false })) },
    { kind: 'signatures', parties: [
      { above: '', title: 'Pengadu (tanda tangan atau cap jempol),', name: dotted, below: [], thumb: true },
      { above: `${bundle.letterhead.place}, ${'.'.repeat(28)}`, title: 'Petugas penerima,', name: dotted, below: [] },
    ] },
    { kind: 'frame', blocks: [{ kind: 'blanks', rows: [['Diisi petugas: tanggal', 'Pukul', 'Nomor register']] }] },
  ]
  return renderSheet(papers, {
    ...sheetOf(inForce, { issuedAt: since.toZonedDateTime(standard.office.zone).toInstant(), check: null }), title: 'Formulir Pengaduan', points: 9.5,
    reference: `Formulir Pengaduan · standar pelayanan versi ${version}, berlaku sejak ${dayOnPaper(since)}`, blocks,
  })
}
