import { letterKinds } from '../../office/paper-kinds.ts'
import type { Check } from '../../papers/check.ts'
import { weekdayOnPaper } from '../../papers/dates.ts'
import { renderLetter } from '../../papers/letter.ts'
import { letterheadFrom } from '../../papers/letterhead.ts'
import type { Papers } from '../../papers/papers.ts'
import type { Making, PaperMaker } from '../papers/maker.ts'
import { answerHindrance } from './carried-answer.ts'
import { goesToComplainant } from './goes-to-complainant.ts'
import { letterValues } from './letter-values.ts'

/** Every naskah dinas as a paper: its subject is the letter's id, it has a number before it is issued, and the answer that it carries is approved. */
export const letterMakers: readonly PaperMaker[] = letterKinds.map((kind) => ({
  kind,
  // Who gets an answer or is asked for a document stands on the letter; letters to others name nobody who asked for secrecy.
  identity: goesToComplainant(kind),
  subjects: (state) => state.letters.filter((letter) => letter.kind === kind && letter.number !== null && letter.voided === null && answerHindrance(state, letter) === null).map(({ id }) => id),
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
  const values = letterValues({ letter, state, standard, letterhead: bundle.letterhead, signer: people.get(letter.signer.personId) ?? null, check: check ?? making.check })
  return renderLetter(papers, {
    kind: letter.kind, letterhead: letterheadFrom(bundle.letterhead), paper: bundle.letterhead.paper, issuedAt, zone: standard.office.zone, check, values,
    supply: letter.kind === 'completion-letter' ? { url: trackingUrl, lines: supplyLines(making) } : null,
  })
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
