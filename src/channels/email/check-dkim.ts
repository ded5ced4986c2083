import { createPrivateKey, createPublicKey } from 'node:crypto'
import { resolveTxt } from 'node:dns/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Finding } from '../adapter.ts'
import { bad, good } from './finding.ts'
import type { SmtpSettings } from './settings.ts'
import { dkimKey } from './smtp.ts'

type Dkim = NonNullable<SmtpSettings['dkim']>
type Resolve = (name: string) => Promise<string[][]>

/** What must stand in the DNS so that others can check our signatures. @throws when the key is no RSA key that can be read */
export async function dkimRecord(dkim: Dkim): Promise<{ name: string; text: string; bits: number }> {
  const key = createPrivateKey(await dkimKey(dkim))
  if (key.asymmetricKeyType !== 'rsa') throw new Error('kunci harus RSA\nthe key must be RSA')
  const text = `v=DKIM1; k=rsa; p=${createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')}`
  return { name: `${dkim.selector}._domainkey.${dkim.domain}`, text, bits: key.asymmetricKeyDetails?.modulusLength ?? 0 }
}

const makeKey = { id: 'Buat kunci: openssl genrsa -out dkim.pem 2048 && chmod 600 dkim.pem', en: 'Make a key: openssl genrsa -out dkim.pem 2048 && chmod 600 dkim.pem' }

/** Whether the key can be used, and what the DNS must say. */
export async function checkDkim(dkim: Dkim, resolve: Resolve = resolveTxt): Promise<Finding[]> {
  try {
    const record = await dkimRecord(dkim)
    const key = record.bits >= 1024
      ? good(`DKIM: kunci RSA ${record.bits} bit terbaca`, `DKIM: RSA key of ${record.bits} bits can be read`)
      : bad(`DKIM: kunci RSA hanya ${record.bits} bit`, `DKIM: RSA key of only ${record.bits} bits`, makeKey)
    return [key, await published(record, resolve)]
  } catch (error) {
    const [id = '?', en = id] = error instanceof Error ? error.message.split('\n') : []
    return [bad(`DKIM: ${id}`, `DKIM: ${en}`, makeKey)]
  }
}

async function published({ name, text }: { name: string; text: string }, resolve: Resolve): Promise<Finding> {
  // A name that does not exist, or a machine without DNS: either way it was not found.
  const found = await Promise.race([resolve(name).then((records) => records.map((parts) => parts.join('')), () => []), sleep(5_000, [], { ref: false })])
  const keyOf = (record: string) => /(?:^|;)\s*p=([^;]*)/u.exec(record)?.[1]?.replaceAll(/\s/gu, '')
  const what = `${name} TXT "${text}"`
  if (found.some((record) => keyOf(record) === keyOf(text))) return good(`DNS: ${what}`, `DNS: ${what}`)
  const [id, en] = found.length > 0 ? ['berisi kunci lain; seharusnya', 'holds another key; it should be'] : ['belum terbaca', 'not found yet']
  return bad(`DNS ${id}: ${what}`, `DNS ${en}: ${what}`, {
    id: 'Minta pengelola domain memasang catatan TXT ini. Sebelum itu tanda tangan DKIM tidak berlaku.', en: 'Ask who runs the domain to publish this TXT record. Until then DKIM signatures count for nothing.',
  })
}
