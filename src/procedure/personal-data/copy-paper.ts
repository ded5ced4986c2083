import type { StandardInForce } from '../../office/standards-in-force.ts'
import { momentOnPaper } from '../../papers/dates.ts'
import type { Papers } from '../../papers/papers.ts'
import { paragraphs, renderSheet } from '../../papers/sheet.ts'
import type { SheetBlock, SheetColumn } from '../../papers/sheet.ts'
import { isMessageKey, t } from '../../ui/messages/messages.ts'
import { addressOnPaper, sheetOf } from '../papers/on-paper.ts'
import type { PersonalCase } from './gather.ts'

/**
 * Salinan data pribadi: what the office keeps about a person, to be read by them (UU 27/2022 Ps 7 and 32). Made when it is asked for and kept
 * nowhere: it would be one more place where the data stands.
 */
export function renderPersonalData(papers: Papers, inForce: StandardInForce, { name, cases, at }: { name: string; cases: readonly PersonalCase[]; at: Temporal.Instant }): Promise<Uint8Array> {
  return renderSheet(papers, {
    ...sheetOf(inForce, { issuedAt: at, check: null }), title: 'Salinan Data Pribadi', reference: 'Salinan Data Pribadi',
    blocks: [
      { kind: 'title', text: 'Salinan Data Pribadi', under: `Atas permintaan ${name}, menurut UU 27/2022 Pasal 7` },
      { kind: 'text', paragraphs: [`Keadaan pada ${momentOnPaper(at, inForce.standard.office.zone)}. Hanya untuk yang bersangkutan.`] },
      ...(cases.length === 0 ? [{ kind: 'text', paragraphs: ['Kantor tidak menyimpan pengaduan atas kontak ini.'] } satisfies SheetBlock] : cases.flatMap((one) => caseBlocks(one, inForce.standard.office.zone))),
    ],
  })
}

function caseBlocks({ trackingCode, registerNumber, receivedAt, applicant, principal, statement, history, messages, calls, files, papers }: PersonalCase, zone: string): SheetBlock[] {
  const when = (at: string) => momentOnPaper(Temporal.Instant.from(at), zone)
  return [
    { kind: 'heading', text: `Pengaduan ${registerNumber ?? trackingCode}` },
    { kind: 'fields', rows: [
      ['Diterima', when(receivedAt)], ['Nama', applicant.name ?? '-'], ['Alamat', addressOnPaper(applicant.address) || '-'],
      ['Kontak', [applicant.phone, applicant.fax, applicant.email, applicant.telegram].filter(Boolean).join(' · ') || '-'], ...(principal ? [['Atas nama', principal.name] as const] : []),
    ] },
    { kind: 'text', paragraphs: paragraphs(statement.narrative ?? 'Uraian dalam lampiran.') },
    ...table('Jejak pemrosesan', [{ title: 'Waktu', mm: 58 }, { title: 'Kejadian', fr: 1 }, { title: 'Oleh', mm: 40 }], history.map(({ at, type, by }) => [when(at), words('event', type), byWords(by)])),
    ...table('Pesan', [{ title: 'Waktu', mm: 50 }, { title: 'Arah', mm: 16 }, { title: 'Alamat', mm: 38 }, { title: 'Isi', fr: 1 }], messages.map(({ at, direction, address, text }) => [when(at), direction === 'in' ? 'Masuk' : 'Keluar', address ?? '-', text])),
    ...table('Telepon', [{ title: 'Waktu', mm: 58 }, { title: 'Nomor', mm: 40 }, { title: 'Catatan', fr: 1 }], calls.map(({ at, number, note }) => [when(at), number ?? '-', note ?? '-'])),
    ...table('Lampiran', [{ title: 'Nama berkas', fr: 1 }, { title: 'Ukuran (bita)', mm: 28, numeric: true }], files.map(({ name, size }) => [name, String(size)])),
    ...table('Naskah', [{ title: 'Naskah', fr: 1 }, { title: 'Nomor', mm: 40 }, { title: 'Terbit', mm: 58 }], papers.map(({ kind, number, issuedAt }) => [words('paper', kind), number ?? '-', when(issuedAt)])),
  ]
}

/** A table under its heading; nothing where there is nothing to tell. */
function table(title: string, columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): SheetBlock[] {
  return rows.length === 0 ? [] : [{ kind: 'heading', text: title }, { kind: 'table', columns, rows, size: 8.5, empty: '' }]
}

function words(area: string, code: string): string {
  const key = `${area}.${code.replaceAll('-', '_')}`
  return isMessageKey(key) ? t('id', key) : code
}

/** By role, never by name: who did it is the office's affair. */
function byWords(by: string): string {
  return by === 'complainant' ? 'Anda' : by === 'system' ? 'Sistem' : words('role', by)
}
