import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import PizZip from 'pizzip'
import { expect, test } from 'vitest'
import { builtInTemplate } from './built-in.ts'
import { templateFaults } from './merge.ts'
import { openDocx, pack, zipOf } from './open-docx.ts'
import { maxDocxBytes } from './unzip.ts'

const good = builtInTemplate('answer-letter', 'A4')
const bytesOf = (zip: PizZip): Uint8Array => zip.generate({ type: 'uint8array', compression: 'DEFLATE' })

/** The good template with parts put in or changed. */
function withParts(change: Record<string, string | Uint8Array | ((text: string) => string)>): Uint8Array {
  const zip = zipOf(good)
  for (const [name, content] of Object.entries(change)) zip.file(name, typeof content === 'function' ? content(zip.file(name)?.asText() ?? '') : content, { createFolders: false })
  return bytesOf(zip)
}
async function faultOf(bytes: Uint8Array): Promise<string | undefined> {
  const opened = await openDocx(bytes)
  return opened.ok ? undefined : opened.faults.map(({ key }) => key).join()
}
const relation = (type: string, target: string, mode = ' TargetMode="External"') => (xml: string): string =>
  xml.replace('</Relationships>', `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/></Relationships>`)
const rels = 'word/_rels/document.xml.rels'
const text = 'word/document.xml'
const field = (instruction: string) => (xml: string): string => xml.replace('<w:sectPr>', `<w:p><w:r><w:instrText>${instruction.slice(0, 6)}</w:instrText></w:r><w:r><w:instrText>${instruction.slice(6)}</w:instrText></w:r></w:p><w:sectPr>`)
const doctype = (inner: string) => (xml: string): string => xml.replace('<w:document', `<!DOCTYPE w [${inner}]><w:document`)

/** A zip whose one entry says another size of itself than it has. */
function zipSaying(name: string, content: Buffer, size: number): Uint8Array {
  const packed = deflateRawSync(content)
  const head = (signature: number, extra: number[]): Buffer => {
    const fields = Buffer.alloc(signature === 0x04034b50 ? 30 : 46)
    fields.writeUInt32LE(signature)
    const at = signature === 0x04034b50 ? 4 : 6
    fields.writeUInt16LE(20, at)
    fields.writeUInt16LE(8, at + 4)
    fields.writeUInt32LE(crc32(content), at + 10)
    fields.writeUInt32LE(packed.length, at + 14)
    fields.writeUInt32LE(size, at + 18)
    fields.writeUInt16LE(name.length, at + 22)
    for (const value of extra) fields.writeUInt32LE(value, 42)
    return Buffer.concat([fields, Buffer.from(name)])
  }
  const local = Buffer.concat([head(0x04034b50, []), packed])
  const central = head(0x02014b50, [0])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

test('what is no DOCX is told from what is one', async () => {
  expect(await faultOf(pack(good))).toBeUndefined()
  expect(await faultOf(new Uint8Array())).toBe('empty')
  expect(await faultOf(Buffer.from('Yth. Bapak Camat\n'))).toBe('not_docx')
  expect(await faultOf(Buffer.from('{\\rtf1 Yth.}'))).toBe('not_docx')
  expect(await faultOf(Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600)]))).toBe('old_word')
  expect(await faultOf(bytesOf(new PizZip().file('mimetype', 'application/vnd.oasis.opendocument.text').file('content.xml', '<a/>')))).toBe('open_document')
  expect(await faultOf(bytesOf(new PizZip().file('foto.jpg', 'x')))).toBe('not_docx')
  expect(await faultOf(withParts({ '[Content_Types].xml': (xml) => xml.replaceAll('wordprocessingml.document.main', 'spreadsheetml.sheet.main') }))).toBe('not_docx')
  expect(await faultOf(pack(good).subarray(0, 2000))).toBe('damaged')
  const torn = Buffer.from(pack(good))
  torn.fill(0x55, 400, 700)
  expect(await faultOf(torn)).toBe('damaged')
})

test('what runs is refused: macros, embedded objects, fields that start something', async () => {
  expect(await faultOf(withParts({ '[Content_Types].xml': (xml) => xml.replace('officedocument.wordprocessingml.document.main', 'ms-word.document.macroEnabled.main') }))).toBe('macros')
  expect(await faultOf(withParts({ 'word/vbaProject.bin': Buffer.from('D0CF11E0', 'hex') }))).toBe('macros')
  expect(await faultOf(withParts({ 'word/embeddings/oleObject1.bin': 'x' }))).toBe('embedded')
  expect(await faultOf(withParts({ [rels]: relation('aFChunk', 'afchunk.html', '') }))).toBe('embedded')
  expect(await faultOf(withParts({ [text]: (xml) => xml.replace('<w:sectPr>', '<w:altChunk r:id="rId9"/><w:sectPr>') }))).toBe('embedded')
  for (const instruction of [' DDEAUTO c:\\\\windows\\\\cmd.exe', ' INCLUDEPICTURE "http://jauh.test/x.png"', ' INCLUDETEXT "C:\\\\rahasia.txt"']) expect(await faultOf(withParts({ [text]: field(instruction) })), instruction).toBe('fields')
})

test('what reaches out is refused: remote templates and pictures, files of this machine; a link to click stays', async () => {
  for (const [type, target] of [['attachedTemplate', 'http://jauh.test/templat.dotm'], ['image', 'https://jauh.test/x.png'], ['image', 'file:///etc/passwd'], ['attachedTemplate', '\\\\server\\templat.dotx'], ['hyperlink', 'file:///etc/passwd'], ['hyperlink', 'javascript:alert(1)']] as const) {
    expect(await faultOf(withParts({ [rels]: relation(type, target) })), target).toBe('outside')
  }
  expect(await faultOf(withParts({ [rels]: relation('image', 'http://jauh.test/x.png', '') }))).toBe('outside')
  expect(await faultOf(withParts({ [text]: (xml) => xml.replace('<w:sectPr>', '<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://jauh.test/x.png"/></w:pict><w:sectPr>') }))).toBe('outside')
  expect(await faultOf(withParts({ [rels]: relation('hyperlink', 'https://www.lapor.go.id') }))).toBeUndefined()
})

test('XML that swells or hides is refused: entities, another encoding, a bottomless nesting', async () => {
  const laughs = Array.from({ length: 10 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')
  expect(await faultOf(withParts({ [text]: doctype(`<!ENTITY a0 "haha">${laughs}`) }))).toBe('entities')
  expect(await faultOf(withParts({ [text]: doctype('<!ENTITY x SYSTEM "file:///etc/passwd">') }))).toBe('entities')
  expect(await faultOf(withParts({ 'customXml/item1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }))).toBe('entities')
  const utf16 = Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>', 'utf16le')
  expect(await faultOf(withParts({ 'word/settings.xml': utf16 }))).toBe('encoding')
  expect(await faultOf(withParts({ 'word/settings.xml': '<?xml version="1.0" encoding="UTF-7"?><a/>' }))).toBe('encoding')
  const deep = 2_000
  expect(await faultOf(withParts({ [text]: (xml) => xml.replace('<w:sectPr>', `${'<w:tbl><w:tr><w:tc>'.repeat(deep)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(deep)}<w:sectPr>`) }))).toBe('too_deep')
})

test('what swells when it is unpacked, is too large, or leads out of its folder is left before it is unpacked', async () => {
  const started = performance.now()
  expect(await faultOf(withParts({ 'word/media/besar.bin': Buffer.alloc(60 * 1024 * 1024) }))).toBe('unpacks_too_large')
  expect(await faultOf(withParts(Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`word/media/${index}.bin`, Buffer.alloc(6 * 1024 * 1024)]))))).toBe('unpacks_too_large')
  expect(await faultOf(zipSaying('word/document.xml', Buffer.alloc(40 * 1024 * 1024), 100))).toBe('unpacks_too_large')
  expect(await faultOf(zipSaying('word/document.xml', Buffer.alloc(100), 4_000))).toBe('damaged')
  expect(await faultOf(withParts(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`word/media/${index}.png`, 'x']))))).toBe('unpacks_too_large')
  expect(await faultOf(Buffer.concat([pack(good), Buffer.alloc(maxDocxBytes)]))).toBe('too_large')
  expect(await faultOf(withParts({ [text]: (xml) => xml.replace('<w:sectPr>', `${'<w:p><w:r><w:t>kata {nomor}</w:t></w:r></w:p>'.repeat(50_000)}<w:sectPr>`) }))).toBe('unpacks_too_large')
  for (const name of ['../../etc/cron.d/x.xml', '/etc/passwd', 'word\\..\\x.xml', 'c:/x.xml', 'word/../x.xml', 'WORD/document.xml']) expect(await faultOf(withParts({ [name]: '<a/>' })), name).toBe('names')
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('whatever is done to the bytes of a DOCX ends in a DOCX or in a reason', async () => {
  const whole = pack(good)
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }), fc.nat(whole.length), async (changes, cut) => {
    const bytes = Uint8Array.from(whole)
    for (const [at, byte] of changes) bytes[at] = byte
    const opened = await openDocx(cut % 3 === 0 ? bytes.subarray(0, cut) : bytes)
    if (opened.ok) templateFaults(opened.docx, 'answer-letter')
    else expect(opened.faults.length).toBeGreaterThan(0)
  }), { numRuns: 150 })
})

test('placeholders that are wrong are named, with the one that was meant', async () => {
  const faultsIn = async (change: (xml: string) => string) => {
    const opened = await openDocx(withParts({ [text]: change }))
    if (!opened.ok) throw new Error(JSON.stringify(opened.faults))
    return templateFaults(opened.docx, 'answer-letter')
  }
  expect(await faultsIn((xml) => xml.replace('{nomor}', '{nomr}'))).toEqual([{ key: 'unknown_near', params: { name: 'nomr', near: 'nomor' } }, { key: 'missing', params: { name: 'nomor' } }])
  expect(await faultsIn((xml) => xml.replace('{sifat}', '{Nama Penanda Tangan}'))).toEqual([{ key: 'unknown_near', params: { name: 'Nama Penanda Tangan', near: 'nama_penanda_tangan' } }])
  expect(await faultsIn((xml) => xml.replace('{sifat}', '{xyz}'))).toEqual([{ key: 'unknown', params: { name: 'xyz' } }])
  expect(await faultsIn((xml) => xml.replace('{sifat}', 'x {@isi}'))).toEqual([expect.objectContaining({ params: expect.objectContaining({ name: '@isi' }) })])
  expect(await faultsIn((xml) => xml.replace('{sifat}', '{@sifat}'))).toEqual([expect.objectContaining({ params: expect.objectContaining({ name: '@sifat' }) })])
  expect(await faultsIn((xml) => xml.replace('{sifat}', '{sifat'))).toEqual([expect.objectContaining({ key: 'braces' })])
  expect(await faultsIn((xml) => xml.replace('{sifat}', 'sifat}'))).toEqual([expect.objectContaining({ key: 'braces' })])
  expect(await faultsIn((xml) => xml.replace('{sifat}', '{#sifat}'))).toEqual([{ key: 'loop_open', params: { name: 'sifat' } }])
  expect(await faultsIn((xml) => xml.replace('{isi}', ''))).toEqual([{ key: 'missing', params: { name: 'isi' } }])
  expect(await faultsIn((xml) => xml.replace('{isi}', '{isi} {tembusan}'))).toEqual([{ key: 'loop_nested', params: { name: 'tembusan' } }])
  expect(await faultsIn((xml) => xml.replace('{isi}', '{#isi}{#tembusan}{isi}{/tembusan}{/isi}'))).toContainEqual({ key: 'loop_nested', params: { name: 'tembusan' } })
  expect(await faultsIn((xml) => xml.replace('{sifat}', '{no}'))).toEqual([{ key: 'item_alone', params: { name: 'no' } }])
  expect(await faultsIn((xml) => xml.replace('{sifat}', '{=[[ ]]=}'))).not.toEqual([])
})
