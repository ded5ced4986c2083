import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { officials } from '../../office/people/officials.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import { renderReceipt } from '../../papers/receipt.ts'
import { renderSlip } from '../../papers/slip.ts'
import { receiptPaper } from './paper.ts'

const { house, lodge, bring, people } = await testHouse()
const { pool, officeId } = house.workplace
const text = (pdf: Uint8Array) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString().replaceAll(/\s+/gu, ' ')

async function receiptUnder(id: string, numbering: Partial<StandardInForce['standard']['numbering']>) {
  const state = fold((await readHistory(pool, officeId, id))?.events ?? [])
  const inForce = await house.workplace.standards.version(state.standardVersion)
  return receiptPaper(state, { ...inForce, standard: { ...inForce.standard, numbering: { ...inForce.standard.numbering, ...numbering } } }, {
    pin: '123456', trackingUrl: 'http://x.test/lacak/A', fileNames: [], copy: 'complainant', check: { code: 'K7QM-3XPA-9RTD', url: 'http://x.test/periksa/K7QM-3XPA-9RTD' }, people: await officials(house.db, officeId), checkpoint: null,
  })
}

test('receipts bear a number of their own where the standard has a pattern, one after the other; else the register number alone', async () => {
  const [first, second] = [await lodge(), await lodge()]
  await lodge() // Not recorded: takes no number.
  const last = await lodge()
  for (const { id } of [first, second, last]) await bring(id, 'recorded')
  const numbers = await Promise.all([first, second, last].map(async ({ id }) => (await receiptUnder(id, { receipt: 'TT/{urut:3}/{bulan_romawi}/{tahun}' })).receiptNumber))
  expect(numbers).toEqual(['TT/001/XI/2026', 'TT/002/XI/2026', 'TT/003/XI/2026'])
  const plain = await receiptUnder(first.id, {})
  expect(plain.receiptNumber).toBeUndefined()
  expect(text(await renderReceipt(house.papers, plain))).not.toContain('Nomor Tanda Terima')
  const numbered = await receiptUnder(first.id, { receipt: 'TT/{urut:3}/{bulan_romawi}/{tahun}' })
  expect(text(await renderReceipt(house.papers, numbered))).toContain('Nomor Tanda Terima: TT/001/XI/2026')
  expect(text(await renderSlip(house.papers, numbered, 58))).toContain('Nomor Tanda Terima TT/001/XI/2026')
})

test('who received it signs with the NIP, where there is one', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  expect(text(await renderReceipt(house.papers, await receiptUnder(id, {})))).not.toContain('NIP')
  await pool.query('update person set nip = $1 where id = $2', ['199203182019022005', people.petugas.id])
  const paper = await receiptUnder(id, {})
  expect(text(await renderReceipt(house.papers, paper))).toContain('NIP 199203182019022005')
  expect(text(await renderSlip(house.papers, paper, 80))).toContain('NIP 199203182019022005')
})
