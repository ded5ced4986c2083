import { readdir, stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/folder.ts'
import { openSpool } from './spool.ts'

test('what is put comes out in order, by any program on the folder, and is gone when done', async () => {
  const folder = `${await temporaryFolder('spool')}/sms`
  const spool = await openSpool(folder)
  for (let i = 0; i < 30; i += 1) await spool.put(Buffer.from(`${i}`))
  const other = await openSpool(folder)
  const names = await other.waiting()
  const read = await Promise.all(names.map(async (name) => Number((await other.read(name))?.toString())))
  expect(read).toEqual(Array.from({ length: 30 }, (_, index) => index))
  const [first = '', second = ''] = names
  await other.remove(first)
  await other.remove(first)
  expect(await spool.read(first)).toBeNull()
  expect(await spool.aside()).toEqual({ count: 0, folder: `${folder}/aside` })
  await spool.setAside(second)
  expect((await other.aside()).count).toBe(1)
  expect(await spool.waiting()).toHaveLength(28)
  expect(await readdir(`${folder}/aside`)).toEqual([second])
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

test('things put at the same time are all there, none half written', async () => {
  const spool = await openSpool(await temporaryFolder('spool'))
  await Promise.all(Array.from({ length: 200 }, (_, index) => spool.put(Buffer.from(`${index}`.repeat(100)))))
  const names = await spool.waiting()
  expect(names).toHaveLength(200)
  for (const name of names) expect((await spool.read(name))?.toString()).toMatch(/^(\d+?)\1{99}$/u)
})
