import { generateKeyPairSync } from 'node:crypto'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { checkDkim, dkimRecord } from './check-dkim.ts'

const folder = await temporaryFolder('dkim')
const key = join(folder, 'dkim.pem')
const dkim = { domain: 'kantor.example', selector: 's1', key }
const make = (bits: number) => writeFile(key, generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
const oks = async (resolve: (name: string) => Promise<string[][]>) => (await checkDkim(dkim, resolve)).map(({ ok, what }) => `${ok} ${what.en.slice(0, 45)}`)
const absent = () => Promise.reject(new Error('ENOTFOUND'))

test('what the DNS must say is shown, and whether it says so', async () => {
  expect(await oks(absent)).toEqual([expect.stringMatching(/^false DKIM: the file /u)])
  await make(2_048)
  const { name, text } = await dkimRecord(dkim)
  expect(name).toBe('s1._domainkey.kantor.example')
  expect(text).toMatch(/^v=DKIM1; k=rsa; p=MII[A-Za-z0-9+/=]{300,}$/u)
  expect(await oks(absent)).toEqual(['true DKIM: RSA key of 2048 bits can be read', expect.stringMatching(/^false DNS not found yet: s1\._domainkey/u)])
  expect(await oks(async () => [[text.slice(0, 200), text.slice(200)]])).toEqual([expect.stringMatching(/^true/u), expect.stringMatching(/^true DNS: s1/u)])
  expect(await oks(async () => [['v=DKIM1; p=lain']])).toEqual([expect.stringMatching(/^true/u), expect.stringMatching(/^false DNS holds another key/u)])
})

test('a key that others may read is not used', async () => {
  await chmod(key, 0o644)
  expect(await oks(absent)).toEqual([expect.stringMatching(/^false DKIM: The file /u)])
})
