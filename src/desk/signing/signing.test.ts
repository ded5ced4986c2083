import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { certificateFile } from '../../../test/support/certificate.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { openCertificate } from '../../papers/signing/certificate.ts'
import { signPdf } from '../../papers/signing/sign-pdf.ts'
import { issue } from '../../procedure/papers/produce.ts'
import { addCheckPages } from '../../public/check/check.tsx'
import { addPaperRoutes } from '../papers/paper-routes.ts'
import { addSigningPages } from './signing.tsx'

const folder = await temporaryFolder('signing-desk')
const p12 = certificateFile(folder, 'Nama camat', 'rahasia')
/** The service as its client answers: signs with a certificate of its own, or says no in its words. */
const seen: { nik?: string; authorization?: string | undefined }[] = []
let down = false
const service = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => void (async () => {
    const { nik, passphrase, file } = JSON.parse(Buffer.concat(chunks).toString()) as { nik: string; passphrase: string; file: string[] }
    seen.push({ nik, authorization: request.headers.authorization })
    response.setHeader('content-type', 'application/json')
    if (down) return response.writeHead(503).end('<html>')
    if (passphrase !== 'frasa bsre') return response.writeHead(400).end(JSON.stringify({ status: 2031, error: 'Passphrase anda salah' }))
    const opened = openCertificate(p12, 'rahasia', Temporal.Now.instant().add({ seconds: 2 }))
    if (!opened.ok) throw new Error(opened.why)
    const pdf = await signPdf(Buffer.from(file[0] ?? '', 'base64'), { certificate: opened.certificate, at: Temporal.Now.instant(), reason: 'BSrE', place: 'x' })
    return response.end(JSON.stringify({ time: 12, file: [Buffer.from(pdf).toString('base64')] }))
  })())
})
await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
afterAll(() => service.close())
const at = service.address()
const url = typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}` : ''

const { house, app, lodge, bring, people, clock, signIn } = await testHouse({
  doors: [addPaperRoutes, addSigningPages, addCheckPages], env: { TANGGAP_ESIGN_URL: url, TANGGAP_ESIGN_USER: 'kecamatan', TANGGAP_ESIGN_PASSWORD: 'sandi layanan' },
})
clock.set(Temporal.Now.instant().add({ seconds: 5 }).toString())

async function paper() {
  const { id } = await lodge()
  await bring(id, 'recorded')
  const issued = await issue(house, { complaintId: id, kind: 'receipt-redacted', subject: '', actors: [people.petugas] })
  if (!issued.ok) throw new Error('not issued')
  return { page: `/meja/pengaduan/${id}/kertas/${issued.paper.id}/tanda-tangan`, code: issued.paper.code ?? '' }
}
async function send(page: string, fields: Record<string, string>, certificate?: Buffer, role: 'camat' | 'auditor' = 'camat') {
  const cookie = await signIn(role)
  const csrf = /name="_csrf" value="([^"]+)"/u.exec((await app.inject({ url: page, headers: { cookie } })).body)?.[1] ?? ''
  const body = new FormData()
  for (const [name, value] of Object.entries({ _csrf: csrf, ...fields })) body.set(name, value)
  if (certificate) body.set('p12', new Blob([Uint8Array.from(certificate)]), 'kunci.p12')
  const request = new Request('http://127.0.0.1/', { method: 'POST', body })
  return { cookie, answer: await app.inject({ method: 'POST', url: page, headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) }) }
}

test('a certificate signs an issued paper; the check page knows both files; key and passphrase are kept nowhere', async () => {
  const { page, code } = await paper()
  const before = (await Array.fromAsync(house.files.list())).length
  const { cookie, answer } = await send(page, { cara: 'p12', passphrase: 'rahasia' }, p12)
  expect(answer.statusCode).toBe(303)
  const signed = await app.inject({ url: String(answer.headers.location), headers: { cookie } })
  expect(signed.rawPayload.includes('ETSI.CAdES.detached')).toBe(true)
  expect((await app.inject(`/periksa/${code}`)).body).toContain('bertanda tangan elektronik')
  expect((await Array.fromAsync(house.files.list())).length).toBe(before + 1)
})

test('what is wrong is said at its field, and nothing is signed', async () => {
  const { page } = await paper()
  const cookie = await signIn('camat')
  expect(await htmlFaults((await app.inject({ url: page, headers: { cookie } })).body)).toEqual([])
  const tries = [[{ cara: 'p12', passphrase: 'salah' }, p12, 'Frasa sandi salah'], [{ cara: 'p12', passphrase: 'x' }, Buffer.from('x'), 'bukan sertifikat'], [{ cara: 'p12', passphrase: 'x' }, undefined, 'Pilih dulu'], [{ cara: 'p12', passphrase: 'x' }, Buffer.alloc(200_000), 'terlalu besar'],
    [{ cara: 'bsre', nik: '12', passphrase: 'x' }, undefined, '16 angka']] as const
  for (const [fields, file, words] of tries) {
    const { answer } = await send(page, { ...fields }, file)
    expect([answer.statusCode, answer.body.includes(words)], words).toEqual([422, true])
  }
  expect((await send(page, { cara: 'p12', passphrase: 'rahasia' }, p12, 'auditor')).answer.statusCode).toBe(403)
})

test('the government service signs, says no in words that help, and may be away', async () => {
  const { page, code } = await paper()
  const nik = '3574010101700001'
  expect((await send(page, { cara: 'bsre', nik, passphrase: 'salah' })).answer.body).toContain('BSrE menolak frasa sandinya')
  down = true
  expect((await send(page, { cara: 'bsre', nik, passphrase: 'frasa bsre' })).answer.body).toContain('tidak dapat dihubungi')
  down = false
  expect((await send(page, { cara: 'bsre', nik, passphrase: 'frasa bsre' })).answer.statusCode).toBe(303)
  expect(seen.at(-1)).toEqual({ nik, authorization: `Basic ${Buffer.from('kecamatan:sandi layanan').toString('base64')}` })
  expect((await app.inject(`/periksa/${code}`)).body).toContain('BSrE')
  const kept = JSON.stringify((await house.pool.query('select data, actor from complaint_event')).rows)
  for (const secret of [nik, 'frasa bsre']) expect(kept).not.toContain(secret)
})
