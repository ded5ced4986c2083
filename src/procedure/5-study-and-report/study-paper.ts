import { weekdayOnPaper } from '../../papers/dates.ts'
import { paragraphs, renderSheet } from '../../papers/sheet.ts'
import type { SheetBlock } from '../../papers/sheet.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { PaperMaker } from '../papers/maker.ts'
import { maskerFor, numberOnPaper, placeAndDay, sheetOf, signatoryOf } from '../papers/on-paper.ts'

/** Telaahan Staf (S3.5): six sections, or four on one page in the short form. A study that was written anew is another paper. */
export const studyPaper: PaperMaker = {
  kind: 'study',
  identity: false,
  subjects: ({ study }) => (study?.text ? [String(study.seq)] : []),
  numberOf: (state) => state.register?.number ?? null,
  render(papers, { state, inForce, issuedAt, check, people }) {
    const { study } = state
    if (!study?.text) throw new Error('a study that is not written')
    const { standard, categories } = inForce
    const mask = maskerFor(state)
    const { text } = study
    const author = signatoryOf(people, study.by, placeAndDay(inForce, issuedAt))
    const sections: [string, string | undefined][] = study.form === 'full'
      ? [['Persoalan', text.issue], ['Praanggapan', text.assumptions], ['Fakta-fakta yang mempengaruhi', text.facts], ['Analisis', text.analysis], ['Simpulan', text.conclusion], ['Saran', text.advice]]
      : [['Persoalan', text.issue], ['Fakta-fakta', text.facts], ['Simpulan', text.conclusion], ['Saran', text.advice]]
    const category = categories.find(({ code }) => code === study.category)
    const roman = ['I', 'II', 'III', 'IV', 'V', 'VI']
    const blocks: SheetBlock[] = [
      { kind: 'title', text: study.form === 'full' ? 'Telaahan Staf' : 'Telaahan Staf (singkat)' },
      { kind: 'fields', labelMm: 30, rows: [
        ['Kepada', standard.office.head], ['Dari', author.title.replace(/,$/u, '')], ['Tanggal', weekdayOnPaper(study.at.toZonedDateTimeISO(standard.office.zone))],
        ['Nomor', numberOnPaper(state)], ['Lampiran', '1 (satu) berkas pengaduan'], ['Hal', mask(state.statement.about ?? category?.label ?? 'Pengaduan masyarakat')],
        ['Klasifikasi', `${t('id', keyOf('class', study.class))}; ${category?.label ?? study.category}; ${t('id', keyOf('urgency', study.urgency)).toLowerCase()}`],
      ] },
      ...sections.flatMap(([title, words], index): SheetBlock[] => [
        { kind: 'heading', text: `${roman[index]}. ${title}` },
        { kind: 'text', paragraphs: words ? paragraphs(mask(words)) : ['-'] },
      ]),
      { kind: 'fields', labelMm: 30, rows: [['Rekomendasi', t('id', keyOf('recommendation', study.recommendation))]] },
      { kind: 'signatures', parties: [author] },
    ]
    return renderSheet(papers, { ...sheetOf(inForce, { issuedAt, check }), title: `Telaahan Staf ${numberOnPaper(state)}`, reference: `Telaahan Staf · Nomor Register ${numberOnPaper(state)}`, blocks })
  },
}
