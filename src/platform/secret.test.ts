import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/folder.ts'
import { openSecret } from './secret.ts'

const newFolder = () => temporaryFolder('secret')

test('is made once, also when several come at once, and stays', async () => {
  const folder = await newFolder()
  const secrets = await Promise.all(Array.from({ length: 5 }, () => openSecret(folder, null)))
  const values = [...secrets, await openSecret(folder, null)].map((secret) => secret.hmac('pin', '1234').toString('hex'))
  expect(new Set(values).size).toBe(1)
  expect(await readdir(folder)).toEqual(['secret'])
  expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
})

test('differs by installation and by purpose', async () => {
  const one = await openSecret(await newFolder(), null)
  const other = await openSecret(await newFolder(), null)
  expect(one.key('pin')).not.toEqual(other.key('pin'))
  expect(one.key('pin')).not.toEqual(one.key('link'))
  expect(one.hmac('pin', 'a')).not.toEqual(one.hmac('pin', 'b'))
})

test('a given secret leaves no file', async () => {
  const folder = await newFolder()
  const given = 'x'.repeat(40)
  expect((await openSecret(folder, given)).key('pin')).toEqual((await openSecret(folder, given)).key('pin'))
  expect(await readdir(folder)).toEqual([])
})

test('a damaged file is an error, not a new secret', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'secret'), '')
  await expect(openSecret(folder, null)).rejects.toThrow('too short')
})
