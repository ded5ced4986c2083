import { createHash } from 'node:crypto'
import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/folder.ts'
import { openFileStore } from './files.ts'

const folder = join(await temporaryFolder('files'), 'files')
const store = await openFileStore(folder)
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function kept(content: Uint8Array): Promise<string> {
  const result = await store.put(content, content.byteLength)
  if (!result.ok) throw new Error('refused')
  return result.file.sha256
}

test('what goes in comes out, however it was cut into pieces', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 8 }), async (pieces) => {
    const whole = Buffer.concat(pieces)
    const result = await store.put(Readable.from(pieces, { objectMode: true }), whole.length)
    expect(result).toEqual({ ok: true, file: { sha256: hashOf(whole), size: whole.length } })
    expect(await store.bytes(hashOf(whole))).toEqual(whole)
  }), { numRuns: 25 })
})

test('one byte beyond the limit is refused; nothing stays, and the upload was read to its end', async () => {
  let pieces = 0
  async function* upload() {
    for (; pieces < 5; pieces++) yield Buffer.from('12345')
  }
  expect(await store.put(upload(), 24)).toEqual({ ok: false, refusal: { key: 'file.too_large', params: { limit: 24 } } })
  expect(pieces).toBe(5)
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('an upload that breaks off leaves nothing', async () => {
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('connection reset')
  }
  await expect(store.put(broken(), 100)).rejects.toThrow('connection reset')
  expect(await store.has(hashOf(Buffer.from('half')))).toBe(false)
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('the same content from several hands at once is kept once', async () => {
  const content = Buffer.from('foto jalan berlubang')
  await Promise.all(Array.from({ length: 8 }, () => kept(content)))
  const found = []
  for await (const file of store.list()) if (file.sha256 === hashOf(content)) found.push(file)
  expect(found).toEqual([{ sha256: hashOf(content), size: content.length }])
})

test('only the owner may read it', async () => {
  const sha256 = await kept(Buffer.from('rahasia'))
  expect((await stat(join(folder, sha256.slice(0, 2), sha256))).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

test('damage shows, and storing the content again mends it', async () => {
  const content = Buffer.from('surat')
  const sha256 = await kept(content)
  expect(await store.verify(sha256)).toBe('ok')
  await writeFile(join(folder, sha256.slice(0, 2), sha256), 'surat palsu')
  expect(await store.verify(sha256)).toBe('damaged')
  await kept(content)
  expect(await store.verify(sha256)).toBe('ok')
  expect(await store.remove(sha256)).toBe(true)
  expect(await store.remove(sha256)).toBe(false)
  expect(await store.verify(sha256)).toBe('missing')
})

test('a name that is no hash never reaches the disk', async () => {
  expect(() => store.read('../../etc/passwd')).toThrow(RangeError)
})

test('drafts of a killed program are cleared after a day, fresh ones of others are not', async () => {
  await writeFile(join(folder, 'incoming', 'old'), '')
  await utimes(join(folder, 'incoming', 'old'), 1_000_000, 1_000_000)
  await writeFile(join(folder, 'incoming', 'fresh'), '')
  await openFileStore(folder)
  expect(await readdir(join(folder, 'incoming'))).toEqual(['fresh'])
})
