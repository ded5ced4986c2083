import { describe, expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { fieldsOf, filled, visitor } from '../../../test/support/visitor.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { addCounterPages } from './counter.tsx'

const { house, app, signIn } = await testHouse({ doors: [addCounterPages] })
const address = '/meja/pengaduan/baru'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

async function officer() {
  const browser = visitor(app)
  const [name = '', value = ''] = (await signIn('petugas')).split('=')
  browser.cookies.set(name, value)
  return browser
}
async function received(location: string) {
  const event = (await readHistory(house.pool, house.workplace.officeId, /[0-9a-f-]{36}/u.exec(location)?.[0] ?? ''))?.events[0]
  if (event?.type !== 'received') throw new Error(`not received: ${location}`)
  return event
}

describe('what comes on paper', () => {
  test.each([
    ['letter', 'Surat yang masuk', 'Kapan surat sampai di kantor?', ['receivedAt_date', 'receivedAt_time', 'letter.date', 'letter.number', 'letter.sheets', 'attachments'], ['applicant.fax', 'readBack']],
    ['fax', 'Faks yang masuk', 'Kapan faks sampai?', ['receivedAt_date', 'letter.date', 'letter.number', 'letter.sheets', 'applicant.fax', 'attachments'], ['readBack']],
    ['suggestion-box', 'Kertas dari kotak saran', 'Kapan kotak saran dibuka?', ['receivedAt_date', 'letter.date', 'letter.sheets', 'attachments'], ['letter.number', 'applicant.fax', 'readBack']],
  ] as const)('%s has a sheet of its own that asks what is registered of it', async (channel, legend, came, asked, notAsked) => {
    const { html } = await (await officer()).get(`${address}?saluran=${channel}`)
    expect(await htmlFaults(html)).toEqual([])
    expect(html).toContain(legend)
    expect(html).toContain(came)
    expect(html).toMatch(new RegExp(`<option value="${channel}" selected`, 'u'))
    for (const name of asked) expect(html.match(new RegExp(`name="${name}"`, 'gu')), name).toHaveLength(1)
    for (const name of notAsked) expect(html, name).not.toContain(`name="${name}"`)
    expect(html.includes('Boleh kosong bila pengirim tidak menyebut namanya.')).toBe(channel === 'suggestion-box')
  })

  test('a fax is registered with the number of its machine, apart from the facts', async () => {
    const browser = await officer()
    const form = fieldsOf((await browser.get(`${address}?saluran=fax`)).html, address)
    const sent = await browser.post(address, filled(form, {
      narrative: 'Ringkasan faks.', 'applicant.name': 'Karang Werda', 'applicant.fax': '0335-000111', 'letter.date': '2026-11-20', 'letter.number': '7/KW/2026', 'letter.sheets': '2',
      receivedAt_date: '2026-11-20', receivedAt_time: '15:05',
    }), [{ name: 'faks.png', content: png }])
    const { data, personal } = await received(sent.location)
    expect(data).toMatchObject({ channel: 'fax', receivedAt: '2026-11-20T08:05:00Z', record: { letter: { date: '2026-11-20', number: '7/KW/2026', sheets: 2 } }, attachments: [{ mediaType: 'image/png' }] })
    expect(JSON.stringify(data)).not.toContain('000111')
    expect(personal?.applicant.fax).toBe('0335-000111')
  })

  test('a slip from the box may come from nobody: its scan is the complaint', async () => {
    const browser = await officer()
    const form = fieldsOf((await browser.get(`${address}?saluran=suggestion-box`)).html, address)
    const sent = await browser.post(address, filled(form, { 'letter.sheets': '1' }), [{ name: 'kertas.png', content: png }])
    expect((await received(sent.location)).data).toMatchObject({ channel: 'suggestion-box', met: ['document'], record: { letter: { sheets: 1 } } })
  })

  test('what is wrong with it comes back on its own sheet, with what was typed and sent', async () => {
    const browser = await officer()
    const form = fieldsOf((await browser.get(`${address}?saluran=letter`)).html, address)
    const refused = await browser.post(address, filled(form, { narrative: 'Ringkasan.', 'letter.sheets': 'tiga', 'letter.number': '12/XI' }), [{ name: 'surat.png', content: png }])
    expect(refused.status).toBe(422)
    expect(await htmlFaults(refused.html)).toEqual([])
    for (const kept of ['Surat yang masuk', 'Jumlah lembar: ', 'value="12/XI"', 'surat.png', 'href="#catat-letter-sheets"']) expect(refused.html).toContain(kept)
  })
})
