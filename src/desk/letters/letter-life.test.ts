import { expect, test } from 'vitest'
import { completeInput, lastAnswer, testHouse } from '../../../test/support/house.ts'
import { fieldsOf, officerOf } from '../../../test/support/officer.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { addParty } from '../../office/parties.ts'
import { appointDeputy } from '../../office/people/deputies.ts'
import { openDocx } from '../../papers/docx/open-docx.ts'
import { wordsOf } from '../../papers/docx/read-body.ts'
import { genuinePaper } from '../../procedure/papers/genuine.ts'
import { answerLetterOf, lettersTo } from '../../procedure/papers/letters-to.ts'
import { addCasePages } from '../case/case-routes.tsx'
import { addPaperRoutes } from '../papers/paper-routes.ts'
import { addLetterBook } from './book.tsx'
import { addLetterDocxRoutes } from './docx-routes.tsx'
import { addLetterPages } from './letters.tsx'

const { house, app, lodge, bring, act, people, signIn, clock } = await testHouse({ doors: [addCasePages, addPaperRoutes, addLetterPages, addLetterDocxRoutes, addLetterBook] })
const { pool, db, workplace: { officeId } } = house
const change = () => ({ officeId, actor: { kind: 'system', part: 'test' }, now: clock.now }) as const
const officer = (role: 'petugas' | 'kasi-pelayanan' | 'camat' = 'kasi-pelayanan') => officerOf({ app, signIn }, role, (url) => `${url.split(/\/naskah|\/kertas/u)[0]}/naskah/baru?jenis=memo`)
const stateOf = async (id: string) => fold((await readHistory(pool, officeId, id))?.events ?? [])

async function approvedAnswer(id: string, text: string): Promise<string> {
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text })
  const answer = await lastAnswer(house, id)
  expect(await act('approve-answer', id, 'camat', { id: answer })).toMatchObject({ ok: true })
  return answer
}
/** Written from its first words, numbered and issued; the address of its page. */
async function issued(id: string, kind: string, more: Record<string, string> = {}): Promise<{ at: string; letterId: string }> {
  const { get, post } = await officer()
  const at = String((await post(`/meja/pengaduan/${id}/naskah`, { ...fieldsOf((await get(`/meja/pengaduan/${id}/naskah/baru?jenis=${kind}`)).body), ...more })).headers.location)
  const letterId = at.split('/').at(-1) ?? ''
  expect((await post(`${at}/nomor`, {})).statusCode).toBe(303)
  expect((await post(`/meja/pengaduan/${id}/kertas`, { kind, subject: letterId })).statusCode).toBe(303)
  return { at, letterId }
}

test('an issued letter can be taken back: its paper stays, whoever checks it reads so, and nobody prints, sends or is shown it any more', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  const answer = await approvedAnswer(id, 'Lampu sudah menyala.')
  const { at, letterId } = await issued(id, 'answer-letter')
  await act('record-attempt', id, 'petugas', { answer, channel: 'phone', result: 'delivered', to: 'Ibu Siti' })
  const before = await stateOf(id)
  const paper = answerLetterOf(before, answer)
  if (!paper) throw new Error('no letter of this answer')
  expect(lettersTo(before)).toEqual([paper])
  const { rows } = await pool.query<{ code: string }>('select code from issued_paper where id = $1', [paper.paper])
  const code = rows[0]?.code ?? ''

  const { get, post } = await officer()
  expect((await get(at)).body).toContain('Tarik kembali lembar yang sudah dikirim')
  expect((await post(`${at}/batal`, { reason: 'Salah nama jalan.' })).statusCode).toBe(303)
  const after = await stateOf(id)
  expect([answerLetterOf(after, answer), lettersTo(after), after.status]).toEqual([null, [], 'answered'])
  expect(await genuinePaper(house.workplace, code)).toMatchObject({ number: paper.number, voidedAt: clock.now })
  const casePage = (await get(`/meja/pengaduan/${id}`)).body
  expect(casePage).toContain('dibatalkan')
  expect(casePage).not.toContain(`${paper.paper}/salinan`)
  expect((await post(`/meja/pengaduan/${id}/kertas/${paper.paper}/salinan`, {})).statusCode).toBe(409)
  expect(await act('sign-paper', id, 'system', { paper: paper.paper, how: 'signed', sha256: 'a'.repeat(64), size: 1, mediaType: 'application/pdf' })).toMatchObject({ ok: false, refusal: { key: 'letter_voided' } })
  expect((await get(`/meja/pengaduan/${id}/kertas/${paper.paper}`)).statusCode).toBe(200)
  const again = await post(`/meja/pengaduan/${id}/kertas`, { kind: 'answer-letter', subject: letterId })
  expect(String(again.headers.location)).toContain(paper.paper)
  const book = (await get('/meja/surat-keluar')).body
  expect(book).toContain(`<s><a href="${at}">${paper.number}</a></s>`)
  expect(book).toContain('Salah nama jalan.')
  expect(await htmlFaults(book)).toEqual([])
})

test('a letter of an answer that was sent back is brought up to date before it goes out', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Jawaban pertama.' })
  const { get, post } = await officer()
  const at = String((await post(`/meja/pengaduan/${id}/naskah`, fieldsOf((await get(`/meja/pengaduan/${id}/naskah/baru?jenis=answer-letter`)).body))).headers.location)
  await post(`${at}/nomor`, {})
  await act('return-answer', id, 'camat', { id: await lastAnswer(house, id), reason: 'Sebutkan tanggalnya.' })
  const second = await approvedAnswer(id, 'Jawaban kedua, tanggal 20.')
  expect((await get(at)).body).toContain('sudah dikembalikan atau diganti')
  const form = (await get(`${at}/ubah`)).body
  expect(form).toContain('Jawaban kedua, tanggal 20.')
  expect(await htmlFaults(form)).toEqual([])
  expect((await post(`/meja/pengaduan/${id}/naskah`, { ...fieldsOf(form), body: 'Jawaban kedua, tanggal 20.' })).headers.location).toBe(at)
  expect((await stateOf(id)).letters.at(-1)?.about).toBe(second)
  expect((await post(`/meja/pengaduan/${id}/kertas`, { kind: 'answer-letter', subject: at.split('/').at(-1) ?? '' })).statusCode).toBe(303)
})

test('the letter of a second answer is not the complainant\'s before it was given, even when the first was', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'interim', outcome: 'explained', text: 'Sedang dikerjakan.' })
  const interim = await lastAnswer(house, id)
  await act('approve-answer', id, 'camat', { id: interim })
  expect(await act('record-attempt', id, 'petugas', { answer: interim, channel: 'phone', result: 'delivered', to: 'Ibu Siti' })).toMatchObject({ ok: true })
  const final = await approvedAnswer(id, 'Selesai.')
  await issued(id, 'answer-letter')
  expect(lettersTo(await stateOf(id))).toEqual([])
  await act('record-attempt', id, 'petugas', { answer: final, channel: 'phone', result: 'delivered', to: 'Ibu Siti' })
  expect(lettersTo(await stateOf(id))).toHaveLength(1)
})

test('a letter begins with what the file and the office know: the party with its address, and whoever stands in for the Camat', async () => {
  const { id } = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, name: 'Nur Halimah' }, confidential: true, narrative: 'Saya Nur Halimah, telepon 0812-3456-7890, melihat pungutan di pasar.' })
  await bring(id, 'in-follow-up')
  const party = await addParty(db, change(), { name: 'Dinas Perdagangan', kind: 'opd', address: 'Jl. Panglima 7', phone: null, email: null, replyDays: 5 })
  if (!party.ok) throw new Error(party.refusal.key)
  expect(await act('request-coordination', id, 'kasi-pelayanan', { party: party.id, means: 'letter', question: 'Mohon ditinjau laporan Nur Halimah.' })).toMatchObject({ ok: true })
  const { get } = await officer()
  const own = fieldsOf((await get(`/meja/pengaduan/${id}/naskah/baru?jenis=coordination-letter`)).body)
  expect(own).toMatchObject({ to: 'Dinas Perdagangan', toAddress: 'Jl. Panglima 7', 'signer.personId': people.camat.id, 'signer.capacity': 'own' })
  expect(own['body']).toContain('Mohon ditinjau laporan █████.')
  expect(`${own['subject']}${own['body']}`).not.toMatch(/Nur Halimah|3456/u)
  expect(fieldsOf((await get(`/meja/pengaduan/${id}/naskah/baru?jenis=memo`)).body)).toMatchObject({ 'signer.personId': people['kasi-pelayanan'].id, 'signer.capacity': 'own' })
  expect(await appointDeputy(db, change(), { personId: people.sekcam.id, role: 'camat', kind: 'plh', from: '2026-11-20', to: '2026-11-30', reason: 'Diklat' })).toMatchObject({ ok: true })
  expect(fieldsOf((await get(`/meja/pengaduan/${id}/naskah/baru?jenis=invitation`)).body)).toMatchObject({ 'signer.personId': people.sekcam.id, 'signer.capacity': 'plh' })

  const { at } = await issued(id, 'coordination-letter', { body: 'Ibu Nur Halimah mengadu.' })
  const docx = await (await officer()).get(`${at}/naskah.docx`)
  const opened = await openDocx(docx.rawPayload)
  expect(opened).toMatchObject({ ok: true })
  expect(opened.ok ? wordsOf(opened.docx) : '').toContain('Ibu █████ mengadu.')
  await issued(id, 'answer-letter')
  const book = (await get('/meja/surat-keluar')).body
  expect(book).toContain('dirahasiakan')
  expect(book).not.toContain('Nur Halimah')
  expect((await (await officer('petugas')).get('/meja/surat-keluar.csv')).body).not.toContain('Nur Halimah')
})

test('the book page by page and as a file that a spreadsheet takes as text', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  const signer = { personId: people.camat.id, capacity: 'own' }
  for (let index = 0; index < 60; index++) {
    await act('write-letter', id, 'kasi-pelayanan', { kind: 'memo', datedOn: '2026-11-23', signer, to: '=HYPERLINK("http://contoh.test")', subject: `Nota ${index}`, body: 'Isi.', copies: [] })
    const letterId = (await stateOf(id)).letters.at(-1)?.id
    await act('number-letter', id, 'petugas', { id: letterId, number: `ND/2027/${String(index).padStart(2, '0')}` })
  }
  const { get } = await officer('petugas')
  const seen: string[] = []
  for (let next = '/meja/surat-keluar?jenis=memo&tahun=2026'; next !== '';) {
    const page = (await get(next)).body
    seen.push(...[...page.matchAll(/ND\/2027\/\d\d/gu)].map(([number]) => number))
    next = /href="([^"]*sesudah=[^"]*)"/u.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  }
  expect(seen).toHaveLength(60)
  expect(new Set(seen).size).toBe(60)
  const csv = (await get('/meja/surat-keluar.csv?jenis=memo')).body
  expect(csv.split('\r\n')).toHaveLength(62)
  expect(csv).toContain(`"'=HYPERLINK(""http://contoh.test"")"`)
  expect((await get('/meja/surat-keluar?sesudah=2026-99-99T00:00:00Z.X')).statusCode).toBe(200)
  expect((await get('/meja/surat-keluar?tahun=2025')).body).toContain('Belum ada surat bernomor')
})
