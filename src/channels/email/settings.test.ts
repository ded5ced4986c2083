import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { openFileStore } from '../../platform/files.ts'
import { silentLog } from '../../platform/log.ts'
import { systemNow } from '../../platform/time.ts'
import { channelsFrom } from '../settings.ts'
import { emailSettings, isOurs, taggedAddress } from './settings.ts'

const imap = { host: 'mail.kantor.example', user: 'aduan', password: 'rahasia' }
const smtp = { host: 'mail.kantor.example' }
const read = (given: object) => emailSettings.safeParse({ address: 'aduan@kantor.example', displayName: 'Kecamatan Uji', imap, ...given })
const wrong = (given: object) => read(given).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n') ?? 'no problem'

test('little must be said: ports and folders follow', () => {
  expect(read({ smtp }).data).toMatchObject({
    imap: { port: 993, tls: 'implicit', folders: ['INBOX'], processed: 'Processed', failed: 'Failed' }, smtp: { port: 587, tls: 'starttls' }, subAddress: true,
  })
  expect(read({ imap: { ...imap, tls: 'starttls' }, smtp: { ...smtp, tls: 'implicit' } }).data).toMatchObject({ imap: { port: 143 }, smtp: { port: 465 } })
  expect(read({ imap: undefined, listen: { port: 2_524 } }).data).toMatchObject({ listen: { protocol: 'lmtp', host: '127.0.0.1' } })
})

test('an address in other letters stands in the form of the wire', () => {
  expect(read({ address: ' Aduan@BÜRO.example ' }).data?.address).toBe('aduan@xn--bro-hoa.example')
})

test.each([
  ['no address', { address: 'aduan' }, /address: .*alamat surel.*e-mail address/u],
  ['a sub-address', { address: 'aduan+x@kantor.example' }, /plus/u],
  ['two addresses', { address: 'a@kantor.example, b@kantor.example' }, /address: /u],
  ['a name of two lines', { displayName: 'Kecamatan\r\nBcc: x@y.example' }, /displayName: .*satu baris/u],
  ['nothing to do', { imap: undefined }, /imap, listen, smtp/u],
  ['a password in the clear', { imap: { ...imap, tls: 'none' } }, /imap\.tls: .*127\.0\.0\.1/u],
  ['mail in the clear', { smtp: { ...smtp, tls: 'none' } }, /smtp\.tls: /u],
  ['a user without password', { smtp: { ...smtp, user: 'aduan' } }, /smtp\.password: .*berdua/u],
  ['processed mail where new mail comes', { imap: { ...imap, processed: 'INBOX' } }, /imap\.folders: /u],
  ['a foreign signature', { smtp: { ...smtp, dkim: { domain: 'lain.example', selector: 's1', key: '/k.pem' } } }, /smtp\.dkim\.domain: /u],
  ['a misspelt setting', { imap: { ...imap, folder: 'INBOX' } }, /imap: /u],
])('refused: %s', (_what, given, message) => {
  expect(wrong(given)).toMatch(message)
  expect(wrong(given)).not.toContain('rahasia')
})

test('plain connections are for this machine only', () => {
  for (const host of ['127.0.0.1', '127.8.8.8', '::1', 'localhost']) expect(wrong({ imap: { ...imap, host, tls: 'none' } })).toBe('no problem')
  expect(wrong({ imap: { ...imap, host: '127.0.0.1.lain.example', tls: 'none' } })).toMatch(/tls/u)
})

test('ours is the address and what stands behind its plus', () => {
  const own = { address: 'aduan@kantor.example', subAddress: true }
  for (const yes of ['aduan@kantor.example', 'ADUAN+Tag@Kantor.Example', 'aduan+b.0199@kantor.example']) expect(isOurs(own, yes), yes).toBe(true)
  for (const no of ['aduanku@kantor.example', 'aduan@kantor.example.lain.example', 'aduan@sub.kantor.example', 'aduan', 'x+aduan@kantor.example']) expect(isOurs(own, no), no).toBe(false)
  expect(isOurs({ ...own, subAddress: false }, 'aduan+tag@kantor.example')).toBe(false)
  expect(taggedAddress(own, 'a1-b2')).toBe('aduan+a1-b2@kantor.example')
  for (const bad of ['', 'a b', 'a\r\nBcc: x', 'a@b', 'x'.repeat(61), undefined]) expect(taggedAddress(own, bad)).toBe('aduan@kantor.example')
})

test('channels.yaml opens such an account, and says what is wrong with one without its values', async () => {
  const tools = { log: silentLog(), files: await openFileStore(await temporaryFolder('mail-settings')), now: systemNow, publicUrl: 'http://127.0.0.1:3000', dataFolder: '/nowhere' }
  const yaml = (more: string) => `accounts:\n- name: surel\n  kind: email\n  address: aduan@kantor.example\n  displayName: Kecamatan Uji\n  smtp: { host: mail.kantor.example, user: aduan, ${more} }\n`
  const { accounts, sender } = channelsFrom(yaml('password: rahasia'), 'channels.yaml', tools)
  expect(accounts).toMatchObject([{ name: 'surel', kind: 'email', channel: 'email', atOnce: 5 }])
  expect(sender('email')?.name).toBe('surel')
  expect(accounts[0]?.listen).toBeUndefined()
  expect(() => channelsFrom(yaml('pasword: rahasia'), 'channels.yaml', tools)).toThrow(/channels\.yaml \(surel\).*\n.*smtp/u)
  expect(() => channelsFrom(yaml('pasword: rahasia'), 'channels.yaml', tools)).not.toThrow(/rahasia/u)
})
