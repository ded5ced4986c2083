import type { DataBreach } from '../../office/data-breaches.ts'
import type { Actor } from '../../office/actor.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import { momentOnPaper } from '../../papers/dates.ts'
import { paragraphs, renderSheet } from '../../papers/sheet.ts'
import type { House } from '../house.ts'
import { issueOfficePaper } from '../papers/office-paper.ts'
import { headOf, placeAndDay, sheetOf, signatoryOf } from '../papers/on-paper.ts'

/** To whom a breach is told (UU 27/2022 Ps 46(1)): the people whose data it is, and the authority (lembaga). */
export const breachAddressees = ['subjek', 'lembaga'] as const
export type BreachAddressee = (typeof breachAddressees)[number]

const openings: Readonly<Record<BreachAddressee, readonly string[]>> = {
  subjek: ['Yth. Bapak/Ibu yang datanya kami simpan', 'Kami menyampaikan bahwa telah terjadi kegagalan pelindungan data pribadi di kantor kami yang menyangkut data Bapak/Ibu. Kami mohon maaf.'],
  lembaga: ['Yth. Lembaga Pelindungan Data Pribadi', 'Sesuai Pasal 46 Undang-Undang Nomor 27 Tahun 2022, dengan ini kami memberitahukan kegagalan pelindungan data pribadi sebagai berikut.'],
}
const closings: Readonly<Record<BreachAddressee, string>> = {
  subjek: 'Waspadalah terhadap telepon, pesan, atau surel yang mengatasnamakan kantor kami; kami tidak pernah meminta uang atau kata sandi. Pertanyaan dan permintaan tentang data Bapak/Ibu kami layani tanpa biaya.',
  lembaga: 'Perkembangan penanganannya akan kami sampaikan kemudian.',
}

/**
 * Pemberitahuan kegagalan pelindungan data pribadi with the three contents that the law asks for: what was exposed, when and how, what is done.
 * Issued once, to be signed; what it says afterwards is a new breach.
 */
export function issueBreachLetter(house: Pick<House, 'workplace' | 'db' | 'files' | 'papers' | 'secret' | 'config'>, breach: DataBreach, to: BreachAddressee, actor: Actor): Promise<IssuedPaper> {
  const { workplace } = house
  return issueOfficePaper(house, {
    kind: 'breach-letter', subject: `${breach.id} ${to}`, actor,
    content: async ({ issuedAt, check, people }) => {
      const inForce = await workplace.standards.inForce(issuedAt.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
      return renderSheet(house.papers, {
        ...sheetOf(inForce, { issuedAt, check }), title: 'Pemberitahuan Kegagalan Pelindungan Data Pribadi', reference: 'Pemberitahuan Kegagalan Pelindungan Data Pribadi', points: 11,
        blocks: [
          { kind: 'title', text: 'Pemberitahuan Kegagalan Pelindungan Data Pribadi', under: 'UU 27/2022 Pasal 46' },
          { kind: 'text', paragraphs: openings[to] },
          { kind: 'heading', text: 'Data yang terungkap' }, { kind: 'text', paragraphs: paragraphs(breach.what) },
          { kind: 'heading', text: 'Kapan dan bagaimana' }, { kind: 'text', paragraphs: [`Diketahui ${momentOnPaper(breach.knownAt, workplace.zone)}.`, ...paragraphs(breach.how)] },
          { kind: 'heading', text: 'Penanganan dan pemulihan' }, { kind: 'text', paragraphs: paragraphs(breach.efforts) },
          { kind: 'text', paragraphs: [...(to === 'lembaga' ? [`Jumlah orang yang terdampak sejauh diketahui: ${breach.affected}.`] : []), closings[to], `${inForce.standard.office.name}, telepon ${inForce.standard.office.phone}.`] },
          { kind: 'signatures', parties: [signatoryOf(people, headOf(people, inForce), placeAndDay(inForce, issuedAt))] },
        ],
      })
    },
  })
}
