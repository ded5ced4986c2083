import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { afterFile } from '../support/cleanup.ts'
import { mailOffice, until } from '../support/mail-office.ts'
import { startMailServers } from '../support/mail-servers.ts'
import { accountSettings } from '../support/mail-settings.ts'
import { deliver, plainMail } from '../support/maildir.ts'

const servers = await startMailServers({ only: 'dovecot' })
afterFile(servers.stop)
const office = await mailOffice(servers)
const inbox = servers.maildir('aduan')
const web = join(inbox, '.Formulir Web')
const mailsIn = async (folder: string) => (await Promise.all(['new', 'cur'].map((part) => readdir(join(folder, part)).catch(() => [])))).flat().length
const login = { host: '127.0.0.1', user: 'aduan@adu.test', password: 'rahasia', ca: servers.ca, port: servers.ports.imaps }
const account = () => office.account(accountSettings(servers, { smtp: undefined, imap: { ...login, folders: ['INBOX', 'Formulir Web'], processed: 'Sudah', failed: 'Gagal' } }))
const kept = async () => (await office.kept()).map(({ subject }) => subject)

test('two folders of a mailbox are heard: each mail is kept once and moved, also one that lies in both, and one that comes later is noticed at once', async () => {
  const both = plainMail({ subject: 'di keduanya' })
  await deliver(inbox, [...Array.from({ length: 20 }, (_, i) => plainMail({ from: `a${i % 3}@luar.example`, subject: `masuk ${i}` })), both])
  await office.hearDuring(account(), async () => {
    // The second folder is made by the program.
    await until('its folder', async () => (await readdir(inbox)).includes('.Formulir Web'))
    await deliver(web, [...Array.from({ length: 20 }, (_, i) => plainMail({ from: `a${i % 3}@luar.example`, subject: `web ${i}` })), both])
    await until('all kept and moved', async () => (await mailsIn(inbox)) + (await mailsIn(web)) === 0 && (await office.count()) === 41, 20_000)
    const started = performance.now()
    await deliver(web, [plainMail({ subject: 'menyusul' })])
    await until('noticed', async () => (await kept()).includes('menyusul'))
    console.info(`two folders: a mail in the second was kept ${Math.round(performance.now() - started)} ms after it was there`)
    await deliver(inbox, [plainMail({ subject: 'menyusul juga' })])
    await until('noticed too, and both moved', async () => (await kept()).includes('menyusul juga') && (await mailsIn(inbox)) + (await mailsIn(web)) === 0)
  })
  const subjects = await kept()
  expect(new Set(subjects).size).toBe(subjects.length)
  expect(subjects).toHaveLength(43)
  expect([await mailsIn(join(inbox, '.Sudah')), await mailsIn(join(inbox, '.Gagal'))]).toEqual([44, 0])
})

test('the check names both folders', async () => {
  const said = (await account().check()).map(({ what }) => what.en)
  expect(said).toEqual(expect.arrayContaining(['Folder INBOX: is there', 'Folder Formulir Web: is there', 'Folder Sudah: is there', 'Folder Gagal: empty']))
})
