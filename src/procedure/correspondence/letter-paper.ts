import { letterKinds } from '../../office/paper-kinds.ts'
import type { Check } from '../../papers/check.ts'
import { weekdayOnPaper } from '../../papers/dates.ts'
import type { PlaceholderValues } from '../../papers/docx/placeholders.ts'
import { renderLetter } from '../../papers/letter.ts'
import { letterheadFrom } from '../../papers/letterhead.ts'
import type { Papers } from '../../papers/papers.ts'
import type { Making, PaperMaker } from '../papers/maker.ts'
import { maskerFor } from '../papers/on-paper.ts'
import { goesToComplainant } from './goes-to-complainant.ts'
import { letterValues } from './letter-values.ts'

/** Every naskah dinas as a paper: its subject is the letter's id, and it has a number before it is issued. */
export const letterMakers: readonly PaperMaker[] = letterKinds.map((kind) => ({
  kind,
  // Who gets an answer or is asked for a document stands on the letter; letters to others name nobody who asked for secrecy.
  identity: goesToComplainant(kind),
  subjects: ({ letters }) => letters.filter((letter) => letter.kind === kind && letter.number !== null && letter.voided === null).map(({ id }) => id),
  numberOf: ({ letters }, subject) => letters.find(({ id }) => id === subject)?.number ?? null,
  render: (papers, making) => setLetter(papers, making, making.check),
}))

/** A look at a letter that is still written on: marked as a draft, without a code. */
export function previewLetter(papers: Papers, making: Making): Promise<Uint8Array> {
  return setLetter(papers, making, null)
}

function setLetter(papers: Papers, making: Making, check: Check | null): Promise<Uint8Array> {
  const { state, inForce: { standard, bundle }, subject, people, issuedAt, trackingUrl } = making
  const letter = state.letters.find(({ id }) => id === subject)
  if (!letter) throw new Error('a letter that is not in the file')
  const said = letterValues({ letter, state, standard, letterhead: bundle.letterhead, signer: people.get(letter.signer.personId) ?? null, check: check ?? making.check })
  const values = goesToComplainant(letter.kind) ? said : masked(said, maskerFor(state))
  return renderLetter(papers, {
    kind: letter.kind, letterhead: letterheadFrom(bundle.letterhead), paper: bundle.letterhead.paper, issuedAt, zone: standard.office.zone, check, values,
    supply: letter.kind === 'completion-letter' ? { url: trackingUrl, lines: supplyLines(making) } : null,
  })
}

/** A second wall: who asked to be kept secret is blacked out in letters to others, should an officer have typed the name. */
function masked(values: PlaceholderValues, mask: (text: string) => string): PlaceholderValues {
  const all = (texts: readonly string[]) => texts.map(mask)
  return {
    ...values, hal: mask(values.hal), isi: all(values.isi), yth: all(values.yth), alamat_tujuan: all(values.alamat_tujuan), tembusan: all(values.tembusan), acara_pertemuan: mask(values.acara_pertemuan),
    tempat_pertemuan: mask(values.tempat_pertemuan), hadir: values.hadir.map(({ name, position }) => ({ name: mask(name), position })),
  }
}

/** What the complainant can do with the letter in hand: until when, and three ways. */
function supplyLines({ state, inForce: { standard }, trackingUrl }: Making): string[] {
  const { office, completion } = standard
  const until = state.completion ? `paling lambat ${weekdayOnPaper(Temporal.PlainDate.from(state.completion.respondBy))}` : `dalam ${completion.days} hari`
  return [
    `Lengkapi ${until}. Tidak dipungut biaya.`,
    `1. Buka ${trackingUrl.replace(/^https?:\/\//u, '')} atau pindai kode QR ini, lalu masukkan PIN Anda.`,
    `2. Datang ke ${office.name} dengan membawa surat ini.`,
    `3. Hubungi kami: ${office.phone}.`,
  ]
}
