import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { findDocument } from '../../complaint/store/letter-documents.ts'
import { issuedPaper } from '../../complaint/store/papers.ts'
import { addLetterTemplate, putTemplateIntoUse } from '../../office/letter-templates.ts'
import { builtInTemplate } from '../../papers/docx/built-in.ts'
import { openDocx, pack } from '../../papers/docx/open-docx.ts'
import type { Docx } from '../../papers/docx/open-docx.ts'
import { wordsOf } from '../../papers/docx/read-body.ts'
import { tendFiles } from '../tend.ts'
import { docxOf, openLetter } from './letter-docx.ts'
import type { OpenLetter } from './letter-docx.ts'
import { readTaken, takeDocx } from './take-docx.ts'

const { house, lodge, bring, act, people, clock } = await testHouse()
const { pool, officeId } = house.workplace
const body = 'Mohon lampu jalan di depan pasar diperbaiki.\n\nTerima kasih.'
const letter = { kind: 'coordination-letter', datedOn: '2026-11-23', signer: { personId: people.sekcam.id, capacity: 'an' }, to: 'Kepala Dinas Perhubungan', subject: 'Lampu jalan', body, copies: ['Wali Kota'] }

async function written(lodged = completeInput): Promise<{ id: string; letterId: string }> {
  const { id } = await lodge(lodged)
  await bring(id, 'in-follow-up')
  expect(await act('write-letter', id, 'kasi-pelayanan', letter)).toMatchObject({ ok: true })
  const { rows } = await pool.query<{ id: string }>(`select data->>'id' as id from complaint_event where complaint_id = $1 and type = 'letter-written' order by seq desc limit 1`, [id])
  return { id, letterId: rows[0]?.id ?? '' }
}
async function open(id: string, letterId: string): Promise<OpenLetter> {
  const found = await openLetter(house, id, letterId)
  if (!found) throw new Error('no letter')
  return found
}
async function docxIn(bytes: Uint8Array): Promise<Docx> {
  const opened = await openDocx(bytes)
  if (!opened.ok) throw new Error(opened.faults[0]?.key)
  return opened.docx
}
function edited(docx: Docx, from: string, to: string): Uint8Array {
  const parts = new Map(docx.parts)
  parts.set('word/document.xml', Buffer.from(Buffer.from(parts.get('word/document.xml') ?? '').toString().replace(from, to)))
  return pack({ parts })
}

test('a letter goes out as DOCX with all that is known of it, and its edited text comes back', async () => {
  const { id, letterId } = await written()
  const before = await open(id, letterId)
  const docx = await docxIn(docxOf(before))
  const words = wordsOf(docx)
  for (const said of ['KECAMATAN WONOASIH', 'Probolinggo, 23 November 2026', 'Kepala Dinas Perhubungan', 'a.n. Camat Wonoasih', 'Jabatan sekcam,', 'Nama sekcam', '1. Wali Kota', `Kode periksa ${before.code}`, '........']) expect(words).toContain(said)
  const taken = await takeDocx(house, before, id, people.petugas, edited(docx, 'diperbaiki', 'segera diperbaiki'))
  expect(taken).toMatchObject({ ok: true, document: { pdf: null } })
  if (!taken.ok) return
  expect((await readTaken(house, before, taken.document)).read).toEqual({ body: body.replace('diperbaiki', 'segera diperbaiki'), found: 'body', notes: [] })
  expect(await takeDocx(house, before, id, people.petugas, Buffer.from('bukan'))).toEqual({ ok: false, fault: { key: 'not_docx' } })
})

test('a DOCX for others that names who asked to be kept secret is not made the paper; without the name it is', async () => {
  const secret = { ...completeInput, confidential: true }
  const { id, letterId } = await written(secret)
  await act('number-letter', id, 'petugas', { id: letterId })
  const numbered = await open(id, letterId)
  const docx = await docxIn(docxOf(numbered))
  for (const words of ['atas laporan Siti Aminah', 'hubungi 0812-3456-7890']) {
    expect(await takeDocx(house, numbered, id, people.petugas, edited(docx, 'diperbaiki', words))).toMatchObject({ ok: true, hindrance: 'identity', document: { pdf: null } })
  }
  expect(await takeDocx(house, numbered, id, people.petugas, edited(docx, 'diperbaiki', 'segera diperbaiki'))).toMatchObject({ ok: true, hindrance: null })
}, 60_000)

test('the finished DOCX becomes the paper: what is issued is the PDF that was looked at; written anew, the paper is made of the text again', async () => {
  const { id, letterId } = await written()
  const early = await takeDocx(house, await open(id, letterId), id, people.petugas, null)
  expect(early).toMatchObject({ ok: true, hindrance: 'not_numbered', document: { pdf: null } })
  await act('number-letter', id, 'petugas', { id: letterId })
  const numbered = await open(id, letterId)
  const docx = await docxIn(docxOf(numbered))
  expect(await takeDocx(house, numbered, id, people.petugas, edited(docx, numbered.letter.number ?? '', '1/2'))).toMatchObject({ hindrance: 'number_absent' })
  expect(await takeDocx(house, numbered, id, people.petugas, edited(docx, 'Terima kasih.', '</w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>Salam.</w:t></w:r></w:ins><w:r><w:t>'))).toMatchObject({ hindrance: 'changes' })
  const taken = await takeDocx(house, numbered, id, people.petugas, edited(docx, 'diperbaiki', 'segera diperbaiki'))
  if (!taken.ok || !taken.document.pdf) throw new Error('no PDF was made')
  const { document } = taken
  const input = { ...letter, id: letterId, body: body.replace('diperbaiki', 'segera diperbaiki'), document: document.id }
  const other = await written()
  expect(await act('write-letter', other.id, 'petugas', { ...input, id: other.letterId })).toMatchObject({ ok: false, refusal: { key: 'letter_not_numbered' } })
  await act('number-letter', other.id, 'petugas', { id: other.letterId })
  expect(await act('write-letter', other.id, 'petugas', { ...input, id: other.letterId })).toMatchObject({ ok: false, refusal: { key: 'letter_document_unknown' } })
  expect(await act('write-letter', id, 'petugas', input)).toMatchObject({ ok: true })
  expect((await open(id, letterId)).letter.document).toEqual({ id: document.id, sha256: document.sha256, size: document.size, pdf: document.pdf })
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await house.files.bytes(document.pdf?.sha256 ?? '') }).toString()
  expect(text).toContain('segera diperbaiki')
  expect(text).toContain(`Kode periksa ${numbered.code}`)
  // Tidied up after a week, but for what a letter uses.
  clock.set('2026-12-05T09:00:00+07:00')
  await tendFiles(house.workplace, house.files)
  expect(await findDocument(pool, officeId, id, document.id)).not.toBeNull()
  expect(await house.files.has(document.pdf?.sha256 ?? '')).toBe(true)
  expect(await findDocument(pool, officeId, id, early.ok ? early.document.id : '')).toBeNull()
  clock.set('2026-11-23T09:00:00+07:00')
  expect(await act('write-letter', id, 'petugas', { ...letter, id: letterId })).toMatchObject({ ok: true })
  expect((await open(id, letterId)).letter.document).toBeUndefined()
  expect(await issuedPaper(pool, officeId, id, 'coordination-letter', letterId)).toBeNull()
}, 60_000)

test('the office\'s own template is used from when it is put into force, each version stays, and two who choose at once are told', async () => {
  const { id, letterId } = await written()
  const by = { officeId, actor: people.sekcam, now: clock.now }
  const own = edited(builtInTemplate('coordination-letter', 'A4'), 'Yth.', 'Kepada Yth.')
  const kept = await house.files.put(own, own.length)
  if (!kept.ok) throw new Error('too large')
  const template = { kind: 'coordination-letter', ...kept.file, fileName: 'kop-baru.docx' } as const
  expect(await Promise.all([addLetterTemplate(house.db, by, 'Surat Koordinasi', template), addLetterTemplate(house.db, by, 'Surat Koordinasi', template)])).toEqual(expect.arrayContaining([1, 2]))
  expect(wordsOf(await docxIn(docxOf(await open(id, letterId))))).not.toContain('Kepada Yth.')
  expect(await putTemplateIntoUse(house.db, by, 'Surat Koordinasi', 'coordination-letter', 2, 0)).toBe(true)
  expect(await putTemplateIntoUse(house.db, by, 'Surat Koordinasi', 'coordination-letter', 1, 0)).toBe(false)
  expect(wordsOf(await docxIn(docxOf(await open(id, letterId))))).toContain('Kepada Yth.')
  expect(await putTemplateIntoUse(house.db, by, 'Surat Koordinasi', 'coordination-letter', null, 1)).toBe(true)
  expect(wordsOf(await docxIn(docxOf(await open(id, letterId))))).not.toContain('Kepada Yth.')
})
