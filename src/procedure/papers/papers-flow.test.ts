import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { addCasePages } from '../../desk/case/case-routes.tsx'
import { addPaperRoutes } from '../../desk/papers/paper-routes.ts'
import { issuedPaperByCode, issuedPapersOf, paperWithContent } from '../../complaint/store/papers.ts'
import { issue } from './produce.ts'

const { house, app, lodge, bring, act, people, signIn } = await testHouse({ doors: [addCasePages, addPaperRoutes] })
const { pool, officeId } = house.workplace
const text = (pdf: Uint8Array) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()

test('a paper is issued once, kept as issued, and known by its code and its content', async () => {
  const { id } = await lodge()
  const wish = { complaintId: id, kind: 'receipt-redacted', subject: '', actors: [people.petugas] } as const
  expect(await issue(house, wish)).toMatchObject({ ok: false, refusal: { key: 'paper_unknown' } })
  await bring(id, 'recorded')
  const [one, other] = await Promise.all([issue(house, wish), issue(house, wish)])
  if (!one.ok || !other.ok) throw new Error('not issued')
  expect(other.paper.sha256).toBe(one.paper.sha256)
  await act('hand-over', id, 'petugas') // the file goes on: the paper stays as it is
  const again = await issue(house, wish)
  if (!again.ok) throw new Error('not there')
  expect([again.fresh, again.paper.sha256]).toEqual([false, one.paper.sha256])
  expect(text(again.bytes)).toContain(`Kode periksa ${one.paper.code}`)
  expect(text(again.bytes)).not.toContain('Siti Aminah')
  expect((await issuedPapersOf(pool, officeId, id)).filter(({ kind }) => kind === 'receipt-redacted')).toHaveLength(1)
  expect((await issuedPaperByCode(pool, officeId, one.paper.code ?? ''))?.id).toBe(one.paper.id)
  expect(await paperWithContent(pool, officeId, one.paper.sha256)).toMatchObject({ how: 'issued', paper: { id: one.paper.id } })
})

test('a copy is an event and says that it is one; the paper itself is as before', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  const cookie = await signIn('petugas')
  const page = (await app.inject({ url: `/meja/pengaduan/${id}`, headers: { cookie } })).body
  const base = `/meja/pengaduan/${id}/kertas`
  expect(page).toContain(`action="${base}"`)
  const csrf = /name="_csrf" value="([^"]+)"/u.exec(page)?.[1] ?? ''
  const send = (url: string, fields: Record<string, string>) => app.inject({
    method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
  })
  const issued = await send(base, { kind: 'receipt-redacted', subject: '' })
  const at = String(issued.headers.location)
  const original = await app.inject({ url: at, headers: { cookie } })
  expect(original.headers['content-type']).toBe('application/pdf')
  for (const n of [1, 2]) {
    const printed = await send(`${at}/salinan`, { _key: `k${n}` })
    expect(printed.headers.location).toBe(`${at}/salinan/${n}`)
    const copy = await app.inject({ url: `${at}/salinan/${n}`, headers: { cookie } })
    expect(text(copy.rawPayload)).toContain(`SALINAN ke-${n}`)
    expect(text(copy.rawPayload)).toContain('TANDA TERIMA PENGADUAN')
  }
  expect((await send(`${at}/salinan`, { _key: 'k2' })).headers.location).toBe(`${at}/salinan/2`) // the same press twice
  expect((await app.inject({ url: at, headers: { cookie } })).rawPayload.equals(original.rawPayload)).toBe(true)
  expect((await app.inject({ url: `${at}/salinan/3`, headers: { cookie } })).statusCode).toBe(404)
})

test('a secret identity is on no paper for those who may not know it', async () => {
  const { id } = await lodge({ ...completeInput, confidential: true })
  await bring(id, 'recorded')
  await house.receiptOf(id)
  const receipt = (await issuedPapersOf(pool, officeId, id))[0]
  const url = `/meja/pengaduan/${id}/kertas/${receipt?.id}`
  expect((await app.inject({ url, headers: { cookie: await signIn('arsiparis') } })).statusCode).toBe(403)
  expect((await app.inject({ url, headers: { cookie: await signIn('petugas') } })).statusCode).toBe(200)
})

test('a number of the letter book is given once, typed or counted, and stays with a letter that is not sent', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  const letter = { kind: 'coordination-letter', datedOn: '2026-11-23', signer: { personId: people.camat.id, capacity: 'own' }, to: 'Kepala Dinas Perhubungan', subject: 'Lampu jalan', body: 'Mohon diperbaiki.' }
  const write = async () => {
    await act('write-letter', id, 'kasi-pelayanan', letter)
    const { rows } = await pool.query<{ id: string }>(`select data->>'id' as id from complaint_event where complaint_id = $1 and type = 'letter-written' order by seq desc limit 1`, [id])
    return rows[0]?.id ?? ''
  }
  const numbers: string[] = []
  const number = async (letterId: string, typed?: string) => {
    const acted = await act('number-letter', id, 'petugas', { id: letterId, ...(typed === undefined ? {} : { number: typed }) })
    if (!acted.ok) return acted.refusal.key
    const { rows } = await pool.query<{ number: string }>('select number from letter_number where letter_id = $1', [letterId])
    numbers.push(rows[0]?.number ?? '')
    return 'ok'
  }
  const [first, second, third, fourth] = [await write(), await write(), await write(), await write()]
  expect(await number(first)).toBe('ok')
  expect(await number(first)).toBe('already_numbered')
  expect(await number(second, ' 700.1.2.4 / 002/2026 ')).toBe('ok')
  expect(await number(third, numbers[0]?.toLowerCase())).toBe('number_taken')
  expect(await number(third)).toBe('ok') // 002 was typed in: it is used
  expect(await act('void-letter', id, 'petugas', { id: third, reason: 'tidak jadi dikirim' })).toMatchObject({ ok: true })
  expect(await number(fourth)).toBe('ok')
  expect(numbers.map((given) => given.replaceAll(' ', ''))).toEqual(['700.1.2.4/001/2026', '700.1.2.4/002/2026', '700.1.2.4/003/2026', '700.1.2.4/004/2026'])
})
