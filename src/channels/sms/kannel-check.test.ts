import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { openSpool } from '../../platform/spool.ts'
import { checkKannel } from './kannel-check.ts'

test('what was put aside is counted, and its place is named', async () => {
  const folder = await temporaryFolder('kannel-check')
  const spool = await openSpool(folder)
  const account = { name: 'sms', base: 'http://127.0.0.1:9', receiver: false, statusUrl: null, sendUrl: 'http://127.0.0.1:9/', username: 'u', password: 'rahasia', from: '1708', mostParts: 10 }
  const aside = async () => (await checkKannel(account, spool)).find(({ what }) => what.en.includes('put aside'))
  expect(await aside()).toMatchObject({ ok: true, what: { en: 'unreadable and put aside: 0' } })
  for (const words of ['satu', 'dua', 'tiga']) await spool.put(Buffer.from(words))
  for (const name of (await spool.waiting()).slice(0, 2)) await spool.setAside(name)
  expect(await aside()).toMatchObject({ ok: false, what: { id: 'tidak terbaca dan disisihkan: 2' }, advice: { id: expect.stringContaining(`${folder}/aside`), en: expect.stringContaining(`${folder}/aside`) } })
})
