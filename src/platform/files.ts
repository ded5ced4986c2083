import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { ReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { syncFolder } from './sync-folder.ts'
import { systemNow } from './time.ts'

/** A stored file: its SHA-256 (hex) is its name. */
export interface StoredFile {
  sha256: string
  /** Bytes. */
  size: number
}

export type PutResult =
  | { ok: true; file: StoredFile }
  | { ok: false; refusal: { key: 'file.too_large'; params: { limit: number } } }

/** Files named by their content: the same content is kept once, and damage shows. */
export interface FileStore {
  /**
   * Stores the content; when this returns it survives a power cut. Content beyond the limit is read to its end but not
   * kept, so that the fields that follow an upload in its form still arrive.
   * @param limit most bytes allowed
   */
  put(content: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<PutResult>
  /** @param part only these bytes, the last one included */
  read(sha256: string, part?: { start: number; end: number }): ReadStream
  bytes(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
  /** Reads the file and compares it with its name. */
  verify(sha256: string): Promise<'ok' | 'missing' | 'damaged'>
  /** @returns false if there was no such file */
  remove(sha256: string): Promise<boolean>
  list(): AsyncIterable<StoredFile>
}

/**
 * Opens the store in this folder (made if absent, readable by its owner only). What an interrupted upload left more than
 * a day ago is cleared away.
 */
export async function openFileStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await clearOldDrafts(incoming)
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256 in lower-case hex')
    return join(folder, sha256.slice(0, 2), sha256)
  }

  async function put(content: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<PutResult> {
    const draft = join(incoming, randomBytes(12).toString('hex'))
    try {
      const written = await writeDraft(draft, content instanceof Uint8Array ? [content] : content, limit)
      if (!written) return { ok: false, refusal: { key: 'file.too_large', params: { limit } } }
      const path = pathOf(written.sha256)
      if (await mkdir(dirname(path), { recursive: true, mode: 0o700 })) await syncFolder(folder)
      await rename(draft, path)
      await syncFolder(dirname(path))
      return { ok: true, file: written }
    } finally {
      await rm(draft, { force: true })
    }
  }

  async function verify(sha256: string): Promise<'ok' | 'missing' | 'damaged'> {
    const hash = createHash('sha256')
    try {
      await pipeline(createReadStream(pathOf(sha256)), hash)
    } catch (error) {
      if (isMissing(error)) return 'missing'
      throw error
    }
    return hash.digest('hex') === sha256 ? 'ok' : 'damaged'
  }

  async function remove(sha256: string): Promise<boolean> {
    const path = pathOf(sha256)
    return rm(path).then(() => true, (error: unknown) => {
      if (isMissing(error)) return false
      throw error
    })
  }

  async function* list(): AsyncIterable<StoredFile> {
    for (const part of (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
      for (const sha256 of (await readdir(join(folder, part))).sort()) yield { sha256, size: (await stat(pathOf(sha256))).size }
    }
  }

  return {
    put, verify, remove, list,
    read: (sha256, part) => createReadStream(pathOf(sha256), part),
    bytes: (sha256) => readFile(pathOf(sha256)),
    has: (sha256) => stat(pathOf(sha256)).then(() => true, (error: unknown) => {
      if (isMissing(error)) return false
      throw error
    }),
  }
}

/** What `put` would say of this content, of which nothing is kept. */
export async function fingerprint(content: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<PutResult> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    size += chunk.byteLength
    if (size <= limit) hash.update(chunk)
  }
  return size > limit ? { ok: false, refusal: { key: 'file.too_large', params: { limit } } } : { ok: true, file: { sha256: hash.digest('hex'), size } }
}

/** @returns null when the content is larger than the limit */
async function writeDraft(path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, limit: number): Promise<StoredFile | null> {
  const handle = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of chunks) {
      size += chunk.byteLength
      if (size > limit) continue
      hash.update(chunk)
      await handle.writeFile(chunk) // writes at the present position, all of it
    }
    if (size > limit) return null
    await handle.sync()
    return { sha256: hash.digest('hex'), size }
  } finally {
    await handle.close()
  }
}

async function clearOldDrafts(incoming: string): Promise<void> {
  const dayAgo = systemNow().subtract({ hours: 24 }).epochMilliseconds
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => null) // another process may have finished with it
    if (found && found.mtimeMs < dayAgo) await rm(path, { force: true })
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
