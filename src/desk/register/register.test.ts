import { beforeAll, describe, expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { seedComplaints } from '../../../test/support/many-complaints.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import type { Role } from '../../office/roles.ts'
import { addRegisterPages } from './register.tsx'

const { house, app, signIn, lodge, bring, act } = await testHouse({ doors: [addRegisterPages] })
async function open(address: string, role: Role = 'kasi-pelayanan') {
  return app.inject({ url: address, headers: { cookie: await signIn(role) } })
}

const archived = await lodge({ ...completeInput, narrative: '=HYPERLINK("http://x")\nLampu padam; "gelap", sekali.', incident: { where: 'Pasar' } })
await bring(archived.id, 'archived')
const secret = await lodge({ ...completeInput, applicant: { name: 'Rahmat Kuntjoro', address: { line: 'Jl. Rahasia 9', kelurahan: 'Pakistaji' }, phone: '0899111222' }, confidential: true })
await bring(secret.id, 'recorded')
const withdrawn = await lodge({ ...completeInput, narrative: 'Got mampet.' })
await bring(withdrawn.id, 'recorded')
await act('withdraw', withdrawn.id, 'petugas', { reason: 'Sudah dibersihkan.' })

describe.each(['/meja/buku', '/meja/buku/cetak', '/meja/buku.csv'])('%s', (address) => {
  test('tells of every line, struck ones with their reason, and names no secret complainant', async () => {
    const { body, statusCode } = await open(address)
    expect(statusCode).toBe(200)
    for (const text of ['0001/2026', '0002/2026', '0003/2026', address === '/meja/buku' ? 'S. A.' : 'Siti Aminah', 'dirahasiakan', 'Sudah dibersihkan.', 'ordner 2026-01', 'Selesai ditangani', 'tepat waktu']) expect(body).toContain(text)
    expect(body).not.toMatch(/Kuntjoro|Jl\. Rahasia|0899111222/u)
    if (address.endsWith('csv')) return
    expect(body).toContain('<s>Got mampet.</s>')
    expect(await htmlFaults(body)).toEqual([])
  })

  test('narrows by the same filter', async () => {
    const { body } = await open(`${address}?keadaan=withdrawn&kanal=web&bulan=11&tahun=2026&q=got`)
    expect(body).toContain('0003/2026')
    expect(body).not.toContain('0001/2026')
    expect((await open(`${address}?tahun=2025`)).body).not.toContain('0001/2026')
  })

  test.each(['tahun=99999', 'bulan=0', 'kanal[]=web', 'sesudah=-1', "q=' or 1=1", 'keadaan=x', 'urut=naik&sesudah=999999999', `q=${'a'.repeat(5_000)}`])('a strange address (%s) is answered', async (query) => {
    expect((await open(`${address}?${query}`)).statusCode).toBe(200)
  })
})

describe('who may', () => {
  test.each([['/meja/buku', 'admin', 403], ['/meja/buku.csv', 'arsiparis', 403], ['/meja/buku', 'arsiparis', 200], ['/meja/buku.csv', 'auditor', 200]] as const)('%s for %s: %i', async (address, role, status) => {
    expect((await open(address, role)).statusCode).toBe(status)
  })

  test('the download is offered only to those who may', async () => {
    expect((await open('/meja/buku', 'arsiparis')).body).not.toContain('.csv')
    expect((await open('/meja/buku', 'auditor')).body).toContain('/meja/buku.csv?tahun=2026&amp;pemisah=titik-koma')
  })
})

describe('the file', () => {
  test('is UTF-8 with its mark, 21 columns, a heading, and no formula', async () => {
    const response = await open('/meja/buku.csv')
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(response.headers['content-disposition']).toBe('attachment; filename="buku-pengaduan-2026.csv"')
    expect(response.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [heading = '', first = ''] = response.body.slice(1).split('\r\n')
    expect(heading).toMatch(/^No\. urut,No\. register,/u)
    expect(heading.match(/(?:"[^"]*"|[^,]*)(?:,|$)/gu)?.filter((field, index, all) => field !== '' || index < all.length - 1).length).toBe(21)
    expect(first).toContain(`"'=HYPERLINK(""http://x"") Lampu padam; ""gelap"", sekali."`)
    const excel = (await open('/meja/buku.csv?pemisah=titik-koma')).body
    expect(excel.slice(1)).toMatch(/^No\. urut;No\. register;/u)
  })

  test('is Indonesian, like every paper', async () => {
    const response = await app.inject({ url: '/meja/buku.csv', headers: { cookie: `${await signIn('auditor')}; bahasa=en` } })
    expect(response.body).toContain('Keterangan')
  })
})

describe('a long book', () => {
  beforeAll(() => seedComplaints(house.pool, house.workplace.officeId, 1_500, ['recorded', 'archived', 'answered', 'under-study']))

  test('comes out whole, in order, in one file', async () => {
    const records = (await open('/meja/buku.csv')).body.split('\r\n').slice(1, -1)
    expect(records.map((record) => Number(record.split(',')[0]))).toEqual(Array.from({ length: 1_503 }, (_none, index) => index + 1))
  })

  test('turns pages both ways, the newest first', async () => {
    const first = await open('/meja/buku')
    expect(first.body).toContain('1503/2026')
    expect(first.body).toContain('1.503 baris pada tahun 2026')
    const next = /href="([^"]+)" rel="next"/u.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await open(next)
    expect(second.body).toContain('1478/2026')
    expect(second.body).not.toContain('1479/2026')
    expect((await open('/meja/buku?urut=naik')).body).toContain('0001/2026')
    expect(await htmlFaults(second.body)).toEqual([])
  })

})
