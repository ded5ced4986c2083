import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { certificateFile } from '../../../test/support/certificate.ts'
import { openPapers } from '../papers.ts'
import { receiptExample } from '../receipt.example.ts'
import { renderReceipt } from '../receipt.ts'
import { openCertificate } from './certificate.ts'
import { signPdf } from './sign-pdf.ts'

const folder = await temporaryFolder('signing')
const papers = openPapers({ root: process.cwd() })
afterAll(() => papers.close())
const p12 = certificateFile(folder, 'Ahmad Syaifuddin', 'sandi rahasia')
const now = Temporal.Now.instant().add({ seconds: 2 })

test('what pdfsig says of a signed paper: valid, the whole document, CAdES; the paper as issued is its beginning', async () => {
  const opened = openCertificate(p12, 'sandi rahasia', now)
  if (!opened.ok) throw new Error(opened.why)
  expect(opened.certificate.holder).toBe('Ahmad Syaifuddin')
  const issued = await renderReceipt(papers, receiptExample)
  const signed = await signPdf(issued, { certificate: opened.certificate, at: now, reason: 'Tanda Terima 0123/2026', place: 'Probolinggo' })
  expect(Buffer.from(signed).subarray(0, issued.length).equals(Buffer.from(issued))).toBe(true)
  const file = join(folder, 'signed.pdf')
  writeFileSync(file, signed)
  const said = execFileSync('pdfsig', ['-nocert', file], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
  expect(said).toContain('Signature is Valid')
  expect(said).toContain('Ahmad Syaifuddin')
  expect(said).toContain('ETSI.CAdES.detached')
  expect(said).toContain('Total document signed')
  const changed = Buffer.from(signed)
  changed[500] = (changed[500] ?? 0) ^ 1
  writeFileSync(file, changed)
  expect(execFileSync('pdfsig', ['-nocert', file], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()).not.toContain('Signature is Valid')
  // The signed attributes name the certificate itself (CAdES): OpenSSL verifies them.
  const der = /<([0-9a-f]{4000,})>/u.exec(Buffer.from(signed).toString('latin1'))?.[1] ?? ''
  writeFileSync(join(folder, 'cms.der'), Buffer.from(der, 'hex'))
  expect(execFileSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', join(folder, 'cms.der')], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()).toContain('id-smime-aa-signingCertificateV2')
})

test('signed twice: both signatures hold', async () => {
  const opened = openCertificate(p12, 'sandi rahasia', now)
  if (!opened.ok) throw new Error(opened.why)
  const once = await signPdf(await renderReceipt(papers, receiptExample), { certificate: opened.certificate, at: now, reason: 'satu', place: 'x' })
  const twice = await signPdf(once, { certificate: opened.certificate, at: now.add({ seconds: 5 }), reason: 'dua', place: 'x' })
  const file = join(folder, 'twice.pdf')
  writeFileSync(file, twice)
  const said = execFileSync('pdfsig', ['-nocert', file], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
  expect(said.match(/Signature is Valid/gu)).toHaveLength(2)
})

test('a wrong passphrase, a file that is none, one without its key, and one that is over are told apart', () => {
  expect(openCertificate(p12, 'salah', now)).toEqual({ ok: false, why: 'wrong_passphrase' })
  expect(openCertificate(Buffer.from('bukan p12'), 'x', now)).toEqual({ ok: false, why: 'not_p12' })
  expect(openCertificate(p12, 'sandi rahasia', now.add({ hours: 24 * 40 }))).toEqual({ ok: false, why: 'expired' })
  expect(openCertificate(p12, 'sandi rahasia', now.subtract({ hours: 24 }))).toEqual({ ok: false, why: 'not_yet' })
  execFileSync('openssl', ['pkcs12', '-export', '-nokeys', '-in', join(folder, 'Ahmad-Syaifuddin.crt'), '-out', join(folder, 'nokey.p12'), '-passout', 'pass:x'])
  expect(openCertificate(readFileSync(join(folder, 'nokey.p12')), 'x', now)).toEqual({ ok: false, why: 'no_key' })
})
