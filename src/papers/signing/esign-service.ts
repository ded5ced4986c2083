import { z } from 'zod'
import type { Log } from '../../platform/log.ts'

/** The government's e-sign service (BSrE): where it answers and how this office signs in there. */
export interface EsignAccount { url: string; user: string; password: string }
export const esignFaults = ['wrong_passphrase', 'certificate', 'refused', 'down'] as const
export type EsignFault = (typeof esignFaults)[number]
export interface EsignService {
  /** Signs a PDF with the certificate of the person with this NIK; both texts are passed on and kept nowhere. */
  sign(pdf: Uint8Array, person: { nik: string; passphrase: string }): Promise<{ ok: true; pdf: Buffer } | { ok: false; why: EsignFault }>
}

const signed = z.object({ file: z.array(z.base64()).min(1) })
const failed = z.object({ error: z.string().optional(), message: z.string().optional() })

/** Speaks `POST /api/v2/sign/pdf` of the service's client (JSON with the PDF as base64, HTTP Basic). What it says no to is told in four kinds. */
export function openEsign({ url, user, password }: EsignAccount, log: Log, timeoutMs = 30_000): EsignService {
  return {
    async sign(pdf, { nik, passphrase }) {
      const body = JSON.stringify({ nik, passphrase, signatureProperties: [{ tampilan: 'INVISIBLE' }], file: [Buffer.from(pdf).toString('base64')] })
      let answer: { status: number; content: unknown }
      try {
        const response = await fetch(new URL('/api/v2/sign/pdf', url), {
          method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
          headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
        })
        answer = { status: response.status, content: await response.json() }
      } catch (error) {
        log.warn({ err: error }, 'the e-sign service did not answer')
        // Not reachable, too slow, or no JSON: whatever it was, it can be tried again, and the pen works meanwhile.
        return { ok: false, why: 'down' }
      }
      const done = signed.safeParse(answer.content)
      if (answer.status === 200 && done.success) {
        const result = Buffer.from(done.data.file[0] ?? '', 'base64')
        return result.subarray(0, 5).toString() === '%PDF-' && result.includes('/ByteRange') ? { ok: true, pdf: result } : { ok: false, why: 'refused' }
      }
      const { error = '', message = '' } = failed.safeParse(answer.content).data ?? {}
      const words = `${error} ${message}`
      if (/passphrase/iu.test(words)) return { ok: false, why: 'wrong_passphrase' }
      if (/sertifikat|certificate|expired|kedaluwarsa|kadaluarsa/iu.test(words)) return { ok: false, why: 'certificate' }
      return { ok: false, why: answer.status >= 500 ? 'down' : 'refused' }
    },
  }
}
