import type { Letter } from '../../complaint/letters.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import type { LetterNature } from '../../office/paper-kinds.ts'
import type { Letterhead, Standard } from '../../office/standard/schema.ts'
import type { Check } from '../../papers/check.ts'
import { dayOnPaper, momentOnPaper, weekdayOnPaper } from '../../papers/dates.ts'
import type { PlaceholderValues } from '../../papers/docx/placeholders.ts'
import type { Official } from '../papers/maker.ts'
import { maskerFor } from '../papers/on-paper.ts'
import { goesToComplainant } from './goes-to-complainant.ts'

const natures: Record<LetterNature, string> = { biasa: 'Biasa', segera: 'Segera', 'sangat-segera': 'Sangat Segera', rahasia: 'Rahasia' }
/** Room for a number that is written in by hand or given later. */
const noNumber = '........................'

export interface LetterSource {
  letter: Letter
  state: ComplaintState
  standard: Standard
  letterhead: Letterhead
  signer: Official | null
  check: Check
}

/**
 * What a letter says, on paper and as DOCX. In letters to others whoever asked to be kept secret is blacked out, should an officer have typed the name: a
 * second wall (UU 25/2009 Ps 42(5), 49).
 */
export function letterValues(source: LetterSource): PlaceholderValues {
  const said = written(source)
  return goesToComplainant(source.letter.kind) ? said : masked(said, maskerFor(source.state))
}

function written({ letter, state, standard, letterhead, signer, check }: LetterSource): PlaceholderValues {
  const { text } = letter
  const { zone, head } = standard.office
  const meeting = text?.meeting
  const title = signer?.title ?? ''
  return {
    ...officeValues(letterhead, check),
    tanggal: dayOnPaper(Temporal.PlainDate.from(letter.datedOn)), nomor: letter.number ?? noNumber, sifat: natures[letter.nature], lampiran: letter.enclosures ?? '-', hal: text?.subject ?? '',
    yth: lines(text?.to), alamat_tujuan: lines(text?.toAddress), dari: title,
    isi: (text?.body ?? '').split(/\n\s*\n/u).map((part) => part.trim()).filter((part) => part !== ''),
    hari_pertemuan: meeting ? weekdayOnPaper(Temporal.PlainDate.from(meeting.on)) : '', waktu_pertemuan: meeting ? hours(meeting, zone) : '',
    tempat_pertemuan: meeting?.place ?? '', acara_pertemuan: meeting?.agenda ?? '',
    jabatan_penanda_tangan: capacities[letter.signer.capacity](title, head), nama_penanda_tangan: signer?.name ?? '', pangkat_penanda_tangan: signer?.rank ?? '', nip_penanda_tangan: signer?.nip ?? '',
    hadir: (text?.parties ?? []).map(({ name, position }) => ({ name, position: position ?? '' })), tembusan: text?.copies ?? [],
    nomor_register: state.register?.number ?? '', kode_periksa: check.code,
  }
}

function masked(values: PlaceholderValues, mask: (text: string) => string): PlaceholderValues {
  const all = (texts: readonly string[]) => texts.map(mask)
  return {
    ...values, hal: mask(values.hal), isi: all(values.isi), yth: all(values.yth), alamat_tujuan: all(values.alamat_tujuan), tembusan: all(values.tembusan), lampiran: mask(values.lampiran),
    tempat_pertemuan: mask(values.tempat_pertemuan), acara_pertemuan: mask(values.acara_pertemuan), hadir: values.hadir.map(({ name, position }) => ({ name: mask(name), position: mask(position) })),
  }
}

/** What is the office's own and the same on each of its letters. */
export function officeValues({ lines: head, place }: Letterhead, { code, url }: Check): Pick<PlaceholderValues, 'kop_induk' | 'kop_kantor' | 'kop_alamat' | 'tempat' | 'alamat_periksa'> {
  const styled = (style: Letterhead['lines'][number]['style']) => head.filter((line) => line.style === style).map(({ text }) => text)
  const address = url.replace(`/${code}`, '').replace(/^https?:\/\//u, '')
  return { kop_induk: styled('parent'), kop_kantor: styled('office'), kop_alamat: styled('address'), tempat: place, alamat_periksa: address }
}

/** The lines above a signature: atas nama with one's own post below, Plt. and Plh. of the head's post. */
const capacities: Record<Letter['signer']['capacity'], (title: string, head: string) => string[]> = {
  own: (title) => [`${title},`],
  an: (title, head) => [`a.n. ${head}`, `${title},`],
  plt: (_title, head) => [`Plt. ${head},`],
  plh: (_title, head) => [`Plh. ${head},`],
}

/** "09.00 s.d. 11.00 WIB" */
function hours({ on, from, until }: { on: string; from: string; until?: string }, zone: string): string {
  const [begin = '', name = ''] = momentOnPaper(Temporal.PlainDateTime.from(`${on}T${from}`).toZonedDateTime(zone).toInstant(), zone).split('pukul ').at(-1)?.split(' ') ?? []
  return until === undefined ? `${begin} ${name} s.d. selesai` : `${begin} s.d. ${until.replace(':', '.')} ${name}`
}

function lines(text: string | undefined): string[] {
  return (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')
}
