import { expect, test } from 'vitest'
import { letterKinds } from '../../office/paper-kinds.ts'
import { builtInTemplate } from './built-in.ts'
import { mergeDocx, templateFaults } from './merge.ts'
import { openDocx, pack } from './open-docx.ts'
import type { Docx } from './open-docx.ts'
import { readBody, wordsOf } from './read-body.ts'
import { sampleValues } from './sample-values.ts'

const values = sampleValues({ kop_induk: ['PEMERINTAH KOTA CONTOH'], kop_kantor: ['KECAMATAN CONTOH'], kop_alamat: ['Jl. Contoh 1', 'Telepon 1'], tempat: 'Contoh', alamat_periksa: 'contoh.test/periksa' })

export async function opened(bytes: Uint8Array): Promise<Docx> {
  const read = await openDocx(bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.docx
}
/** The DOCX as somebody left it who changed its text. */
function edited(docx: Docx, change: (xml: string) => string): Docx {
  const parts = new Map(docx.parts)
  parts.set('word/document.xml', Buffer.from(change(Buffer.from(parts.get('word/document.xml') ?? '').toString())))
  return { parts }
}

test('every built-in template is one that an office may upload, carries all that its letter says, and reads back as it was written', async () => {
  for (const kind of letterKinds) {
    const template = await opened(pack(builtInTemplate(kind, 'A4')))
    expect(templateFaults(template, kind), kind).toEqual([])
    const bytes = mergeDocx(template, values)
    expect(mergeDocx(template, values), kind).toEqual(bytes)
    const letter = await opened(bytes)
    const words = wordsOf(letter)
    expect(words, kind).not.toMatch(/[{}]|undefined|\[object/u)
    for (const said of ['KECAMATAN CONTOH', values.nomor, values.hal, ...values.isi, 'a.n. Kepala Kantor', values.nama_penanda_tangan, 'NIP 197001011995031001', 'Kode periksa CONTOH-CONTOH']) expect(words, kind).toContain(said)
    if (kind !== 'memo') expect(words, kind).toContain('1. Wali Kota (sebagai laporan)')
    expect(await readBody(letter, { docx: template, values }), kind).toEqual({ ok: true, read: { body: values.isi.join('\n\n'), found: 'body', notes: [] } })
  }
})

test('what a letter has not leaves no trace, and what it says cannot break the document', async () => {
  const template = await opened(pack(builtInTemplate('answer-letter', 'F4')))
  const body = ['Hari <b>ini</b> & "esok" {nomor} {#isi}', `${'panjang '.repeat(900)}akhir`, 'Baris satu\nbaris dua', 'ḍ ṭ â è — العربية 🙏\u0007']
  const bytes = mergeDocx(template, { ...values, isi: body, tembusan: [], alamat_tujuan: [], pangkat_penanda_tangan: '', nip_penanda_tangan: '', nomor_register: '' })
  const letter = await opened(bytes)
  const words = wordsOf(letter)
  expect(words).not.toMatch(/Tembusan|NIP|Pengaduan 0123/u)
  expect(words).toContain('Hari <b>ini</b> & "esok" {nomor} {#isi}')
  const read = await readBody(letter, { docx: template, values })
  expect(read.ok && read.read.body.split('\n\n')).toEqual([...body.slice(0, 3), 'ḍ ṭ â è — العربية 🙏'])
})

test('the body is found as it was edited: paragraphs added, lists, tables and tracked changes are told', async () => {
  const template = await opened(pack(builtInTemplate('answer-letter', 'A4')))
  const letter = await opened(mergeDocx(template, values))
  const added = edited(letter, (xml) => xml.replace(/(<w:p><w:pPr><w:keepNext\/>)/u,
    '<w:p><w:pPr><w:pStyle w:val="IsiNaskah"/></w:pPr><w:ins w:id="1" w:author="x"><w:r><w:t>Tambahan.</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Tiang</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Sesudah tabel.</w:t></w:r></w:p>$1'))
  const read = await readBody(added, { docx: template, values })
  if (!read.ok) throw new Error(read.fault.key)
  expect(read.read.found).toBe('body')
  expect(read.read.body.split('\n\n').slice(3)).toEqual(['Tambahan.', 'Tiang', '3', 'Sesudah tabel.'])
  expect(read.read.notes).toEqual(['tables', 'changes'])
})

test('a body without its style is found between what surrounds it; a text of another kind is read whole', async () => {
  const template = await opened(pack(builtInTemplate('answer-letter', 'A4')))
  const letter = await opened(mergeDocx(template, values))
  const plain = edited(letter, (xml) => xml.replaceAll('<w:pStyle w:val="IsiNaskah"/>', '').replace('Petugas kami', 'Kami'))
  const read = await readBody(plain, { docx: template, values })
  expect(read).toMatchObject({ ok: true, read: { found: 'body', body: values.isi.join('\n\n').replace('Petugas kami', 'Kami') } })
  const other = edited(letter, () => '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Satu</w:t></w:r></w:p><w:p><w:r><w:t>Dua</w:t></w:r></w:p></w:body></w:document>')
  expect(await readBody(other, { docx: template, values })).toMatchObject({ ok: true, read: { found: 'all', body: 'Satu\n\nDua' } })
  expect(await readBody(edited(letter, (xml) => xml.slice(0, -30)), { docx: template, values })).toMatchObject({ ok: false, fault: { key: 'damaged' } })
})
