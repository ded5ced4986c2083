import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { webm } from '../../../test/support/webm.ts'
import { keepUpload } from '../../complaint/store/uploads.ts'
import { receive } from '../../procedure/1-receive/receive.ts'
import { addCasePages } from './case-routes.tsx'

const { house, app, signIn, people, act } = await testHouse({ doors: [addCasePages] })
const { workplace, files } = house
const cookie = await signIn('petugas')
const sound = webm([2], Buffer.alloc(5_000, 3))

/** A complaint that was recorded at the counter. */
async function spoken(words: object): Promise<{ id: string; page: string; file: string }> {
  const { standard } = await workplace.standards.inForce('2026-11-23')
  const stored = await files.put(sound, 100_000)
  if (!stored.ok) throw new Error('the store refused')
  const now = workplace.now()
  const kept = await keepUpload({ pool: house.pool, files, officeId: workplace.officeId, standard }, { fileName: 'rekaman.webm', kept: stored.file }, workplace.newId(now), now)
  if (!kept.ok) throw new Error(kept.refusal)
  const received = await receive(workplace, { input: { channel: 'counter', attachments: [kept.upload.id], ...words }, actor: people.petugas, key: crypto.randomUUID() })
  if (!received.ok) throw new Error(received.refusal.key)
  const address = `/meja/pengaduan/${received.receipt.id}`
  return { id: received.receipt.id, page: (await app.inject({ url: address, headers: { cookie } })).body, file: `${address}/berkas/${kept.upload.id}` }
}

test('a recording is heard on the case page; what was only spoken is asked to be written down, until it is', async () => {
  const { page, file, id } = await spoken({})
  expect(page).toContain(`<audio class="tg-documents__sound" controls preload="none" src="${file}" aria-label="rekaman.webm">`)
  expect(page).toContain('Pengaduan lisan ini baru direkam.')
  expect(await htmlFaults(page)).toEqual([])
  await act('add-note', id, 'petugas', { text: 'Isi rekaman: lampu padam. Sudah dibacakan kembali.', visibility: 'office' })
  expect((await app.inject({ url: `/meja/pengaduan/${id}`, headers: { cookie } })).body).not.toContain('baru direkam')
  expect((await spoken({ narrative: 'Lampu padam.', readBack: 'yes' })).page).not.toContain('baru direkam')
})

test('a player may ask for a part of the recording, and nobody for more than there is', async () => {
  const { file } = await spoken({})
  const ask = (range?: string) => app.inject({ url: file, headers: { cookie, ...(range ? { range } : {}) } })
  const whole = await ask()
  expect([whole.statusCode, whole.headers['content-type'], whole.headers['accept-ranges'], whole.rawPayload.equals(sound)]).toEqual([200, 'audio/webm', 'bytes', true])
  const parts: [string, number, number][] = [['bytes=0-', 0, sound.length - 1], ['bytes=100-199', 100, 199], ['bytes=-50', sound.length - 50, sound.length - 1], ['bytes=5000-999999', 5_000, sound.length - 1]]
  for (const [range, start, end] of parts) {
    const part = await ask(range)
    expect([part.statusCode, part.headers['content-range'], part.rawPayload.equals(sound.subarray(start, end + 1))]).toEqual([206, `bytes ${start}-${end}/${sound.length}`, true])
  }
  for (const range of [`bytes=${sound.length}-`, 'bytes=9-3', 'bytes=-0']) expect((await ask(range)).statusCode, range).toBe(416)
  for (const range of ['bytes=-', 'lines=1-2', 'bytes=0-1,3-4']) expect((await ask(range)).statusCode, range).toBe(200)
})
