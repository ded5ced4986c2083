import { describe, expect, test } from 'vitest'
import { lastAnswer, testHouse } from '../../../test/support/house.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { attemptDetailText } from './attempt-detail.ts'

const { house, lodge, bring, act } = await testHouse()

async function approved(): Promise<{ id: string; answer: string }> {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diperbaiki.' })
  const answer = await lastAnswer(house, id)
  await act('approve-answer', id, 'camat', { id: answer })
  return { id, answer }
}
async function lastAttempt(id: string) {
  const history = await readHistory(house.pool, house.workplace.officeId, id)
  const event = history?.events.at(-1)
  if (event?.type !== 'answer-attempted') throw new Error('no attempt')
  const attempt = fold(history?.events ?? []).answers.at(-1)?.attempts.at(-1)
  if (!attempt) throw new Error('no attempt')
  return { event, attempt }
}

describe('an answer is delivered when its channel can prove it', () => {
  test.each([
    ['a letter without tracking number and receiver', 'letter', { letter: { number: '005/12', means: 'courier' } }, 'proof_needed', 'detail.letter.tracking'],
    ['a fax without a report', 'fax', { fax: { pages: '2' } }, 'fax_report_needed', 'detail.fax.report'],
    ['a fax whose report says that it failed', 'fax', { fax: { report: 'failed' } }, 'fax_report_needed', 'detail.fax.report'],
    ['in person to nobody', 'in-person', {}, 'proof_needed', 'detail.inPerson.receiver'],
    ['in person, with the proof of another channel', 'in-person', { letter: { tracking: 'P1' } }, 'proof_needed', 'detail.inPerson.receiver'],
    ['a letter sent tomorrow', 'letter', { letter: { tracking: 'P1', sentOn: '2026-11-24' } }, 'future_date', 'detail.letter.sentOn'],
  ])('%s is refused at its field', async (_what, channel, detail, key, field) => {
    const { id, answer } = await approved()
    expect(await act('record-attempt', id, 'petugas', { answer, channel, result: 'delivered', to: 'Ibu Siti', proof: 'Sudah.', detail })).toMatchObject({ ok: false, refusal: { key, field } })
  })

  test.each([
    ['letter', { letter: { number: '005/12/2026', sentOn: '2026-11-20', means: 'registered-post', tracking: 'P2611200099' } }, 'Surat nomor 005/12/2026, dikirim 20/11/2026, pos tercatat, resi P2611200099', ['letter'], undefined],
    ['letter', { letter: { means: 'collected', receiver: 'Bapak Hadi' } }, 'Diambil sendiri, diterima Bapak Hadi', ['letter'], 'Bapak Hadi'],
    ['fax', { fax: { report: 'ok', pages: '2' } }, 'Laporan kirim berhasil, 2 halaman', ['fax'], undefined],
    ['in-person', { inPerson: { receiver: 'Ibu Wati', relation: 'istri pelapor' } }, 'Diterima Ibu Wati (istri pelapor)', undefined, 'Ibu Wati'],
    ['phone', { phone: { spokeWith: 'Ibu Siti', from: '9.05', until: '09:12' } }, 'Berbicara dengan Ibu Siti, jam 09.05–09.12', ['phone'], 'Ibu Siti'],
  ])('%s: facts in the history, names apart from it, one line in the ledger', async (channel, detail, line, kept, name) => {
    const { id, answer } = await approved()
    // A form shows the fields of every channel and sends them all.
    const form = { letter: { number: '', sentOn: '', means: '', tracking: '', receiver: '' }, fax: { report: '', pages: '' }, inPerson: { receiver: '', relation: '' }, phone: { spokeWith: '', from: '', until: '' }, ...detail }
    expect(await act('record-attempt', id, 'petugas', { answer, channel, result: 'delivered', detail: form })).toMatchObject({ ok: true, answer: { status: 'answered' } })
    const { event, attempt } = await lastAttempt(id)
    expect(event.data.detail && Object.keys(event.data.detail)).toEqual(kept)
    if (name) expect(JSON.stringify(event.data)).not.toContain(name)
    expect(event.personal?.receiver?.name).toBe(name)
    expect(attemptDetailText('id', attempt)).toBe(line)
    if (name) expect(attemptDetailText('id', attempt, false) ?? '').not.toContain(name)
  })

  test('failed attempts, and channels that prove themselves, need no more than before', async () => {
    const { id, answer } = await approved()
    for (const channel of ['letter', 'fax', 'in-person', 'phone']) expect(await act('record-attempt', id, 'petugas', { answer, channel, result: 'failed', proof: 'Tidak ada orang.' })).toMatchObject({ ok: true })
    expect(attemptDetailText('en', (await lastAttempt(id)).attempt)).toBeNull()
    expect(await act('record-attempt', id, 'petugas', { answer, channel: 'phone', result: 'delivered', to: 'Ibu Siti' })).toMatchObject({ ok: true, answer: { status: 'answered' } })
  })
})
