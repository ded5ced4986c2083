/** The templates that the software brings: one for each kind of naskah dinas, laid out as Permendagri 1/2023 names its parts. */
import type { LetterKind } from '../../office/paper-kinds.ts'
import type { Docx } from './open-docx.ts'
import { bodyStyle, documentPart, fixedParts, footerPart, textWidth } from './package-parts.ts'
import type { PaperSize } from './package-parts.ts'
import { field, paragraph, runs, table } from './word-xml.ts'
import type { Cell } from './word-xml.ts'

/** The built-in template for a kind of letter. The same gives the same bytes. */
export function builtInTemplate(kind: LetterKind, paper: PaperSize): Docx {
  const width = textWidth(paper)
  const parts = {
    ...fixedParts(kind === 'minutes' ? 'Berita Acara {nomor}' : '{hal}'),
    'word/document.xml': documentPart([letterhead, ...bodies[kind](width)].join(''), paper),
    'word/footer1.xml': footerPart(footer(width)),
  }
  return { parts: new Map(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)])) }
}

const letterhead = [
  paragraph('{kop_induk}', { align: 'center', size: 26 }),
  paragraph('{kop_kantor}', { align: 'center', size: 34, bold: true }),
  paragraph('{kop_alamat}', { align: 'center', size: 18 }),
  paragraph('', { rule: 'kop', size: 4, after: 160 }),
].join('')

const body = paragraph('{isi}', { style: bodyStyle.id })

/** Label : value; the value may go over several lines or be repeated. */
function labelled(width: number, label: number, rows: readonly (readonly [string, string])[]): string {
  const cells = (name: string, value: string): Cell[] => [
    { width: label, content: paragraph(name) }, { width: 240, content: paragraph(':') }, { width: width - label - 240, content: paragraph(value) },
  ]
  return table(rows.map(([name, value]) => cells(name, value)))
}

function letterHead(width: number): string[] {
  return [
    paragraph('{tempat}, {tanggal}', { align: 'right', after: 120 }),
    labelled(width, 1250, [['Nomor', '{nomor}'], ['Sifat', '{sifat}'], ['Lampiran', '{lampiran}'], ['Hal', '{hal}']]),
    paragraph('Yth.', { before: 240 }), paragraph('{yth}'), paragraph('{alamat_tujuan}', { after: 0 }), paragraph('', { after: 120 }),
  ]
}

/** The signature stays in one piece, and with the end of what it signs. */
function signature(width: number): string[] {
  const indent = Math.round(width * 0.52)
  const at = { indent, align: 'center', keep: true } as const
  return [
    paragraph('{jabatan_penanda_tangan}', { ...at }), paragraph('\n\n\n', { ...at }), paragraph('{nama_penanda_tangan}', { ...at, bold: true, underline: true }),
    paragraph('{#pangkat_penanda_tangan}{pangkat_penanda_tangan}\n{/pangkat_penanda_tangan}{#nip_penanda_tangan}NIP {nip_penanda_tangan}{/nip_penanda_tangan}', { indent, align: 'center', after: 240 }),
  ]
}

const copies = [paragraph('{#ada_tembusan}'), paragraph('Tembusan:', { size: 20, keep: true }), paragraph('{no}. {tembusan}', { size: 20, indent: 200 }), paragraph('{/ada_tembusan}')]

function footer(width: number): string {
  const small = '<w:sz w:val="15"/><w:szCs w:val="15"/>'
  return `<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs></w:pPr>${
    runs('{#nomor_register}Pengaduan {nomor_register} · {/nomor_register}Kode periksa {kode_periksa} · keaslian naskah: {alamat_periksa}\tHalaman ', small)}${field('PAGE', small)}${runs(' dari ', small)}${field('NUMPAGES', small)}</w:p>`
}

const meeting = [['Hari, tanggal', '{hari_pertemuan}'], ['Waktu', '{waktu_pertemuan}'], ['Tempat', '{tempat_pertemuan}'], ['Acara', '{acara_pertemuan}']] as const

function letter(width: number): string[] {
  return [...letterHead(width), body, paragraph('', { keep: true }), ...signature(width), ...copies]
}

function coverLetter(width: number): string[] {
  const [number, amount, remark] = [560, 1700, 2500]
  const widths = [number, width - number - amount - remark, amount, remark]
  const row = (texts: readonly string[], bold: boolean): Cell[] => texts.map((text, index) => ({ width: widths[index] ?? 0, content: paragraph(text, bold ? { bold, align: 'center' } : { after: 60 }) }))
  return [
    paragraph('SURAT PENGANTAR', { style: 'Title', after: 200 }), ...letterHead(width),
    table([row(['No.', 'Naskah yang dikirimkan', 'Banyaknya', 'Keterangan'], true), row(['1.', '{isi}', '{lampiran}', '{hal}'], false)], { lines: true }),
    paragraph('', { after: 200, keep: true }), ...signature(width), ...copies,
  ]
}

function memo(width: number): string[] {
  return [
    paragraph('NOTA DINAS', { style: 'Title', after: 200 }),
    labelled(width, 1400, [['Kepada', '{yth}'], ['Dari', '{dari}'], ['Tembusan', '{tembusan}'], ['Tanggal', '{tanggal}'], ['Nomor', '{nomor}'], ['Sifat', '{sifat}'], ['Lampiran', '{lampiran}'], ['Hal', '{hal}']]),
    paragraph('', { rule: 'thin', size: 4, after: 200 }), body, paragraph('', { keep: true }), ...signature(width),
  ]
}

function invitation(width: number): string[] {
  return [...letterHead(width), body, labelled(width, 1900, meeting), paragraph('', { after: 200, keep: true }), ...signature(width), ...copies]
}

function minutes(width: number): string[] {
  const [number, sign] = [500, 2800]
  const attendance: Cell[] = [
    { width: number, content: paragraph('{#hadir}{no}.') },
    { width: width - number - sign, content: paragraph('{hadir}{#jabatan_hadir}\n{jabatan_hadir}{/jabatan_hadir}', { after: 160 }) },
    { width: sign, content: paragraph('........................................{/hadir}') },
  ]
  return [
    paragraph('BERITA ACARA', { style: 'Title' }), paragraph('Nomor {nomor}', { align: 'center', after: 120 }), paragraph('{hal}', { align: 'center', bold: true, after: 240 }),
    paragraph('Pada hari {hari_pertemuan} pukul {waktu_pertemuan}, bertempat di {tempat_pertemuan}{#acara_pertemuan}, dengan acara {acara_pertemuan}{/acara_pertemuan}, telah dilaksanakan hal berikut.', { style: 'Alinea' }),
    body, paragraph('{#ada_hadir}'), paragraph('Yang hadir dan menandatangani:', { before: 120, after: 120, keep: true }), table([attendance]), paragraph('{/ada_hadir}'),
    paragraph('{tempat}, {tanggal}', { indent: Math.round(width * 0.52), align: 'center', before: 240, keep: true }), ...signature(width), ...copies,
  ]
}

const bodies: Record<LetterKind, (width: number) => string[]> = {
  'completion-letter': letter, 'answer-letter': letter, 'coordination-letter': letter, 'cover-letter': coverLetter, memo, invitation, minutes,
}
