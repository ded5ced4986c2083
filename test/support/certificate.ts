import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A certificate of 30 days with its key as PKCS#12, as a person of an office gets it. */
export function certificateFile(folder: string, holder: string, passphrase: string): Buffer {
  const name = join(folder, holder.replaceAll(/\W+/gu, '-'))
  const run = (args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' })
  run(['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.crt`, '-days', '30', '-subj', `/C=ID/O=Kecamatan/CN=${holder}`])
  run(['pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.crt`, '-out', `${name}.p12`, '-passout', `pass:${passphrase}`])
  return readFileSync(`${name}.p12`)
}
