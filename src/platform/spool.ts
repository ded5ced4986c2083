import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from './sync-folder.ts'
import { systemNow } from './time.ts'

/** A folder of things to be done, one file each, in the order in which they came. Several programs may put things there at the same time. */
export interface Spool {
  /** Durable when this returns. */
  put(content: Uint8Array): Promise<void>
  /** Names of what waits, oldest first. */
  waiting(): Promise<string[]>
  /** Null when another has taken it. */
  read(name: string): Promise<Buffer | null>
  /** It is done. */
  remove(name: string): Promise<void>
  /** It can never be done: put aside for a person to look at. */
  setAside(name: string): Promise<void>
  /** How many were put aside, and where they lie. */
  aside(): Promise<{ count: number; folder: string }>
}

const entry = /^\d{15}-\d{6}-[0-9a-f]{8}$/u

/** Opens the spool in this folder (made if absent, readable by its owner only).. */
export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let [last, count] = [0, 0]
  // Names rise within one millisecond too, and when the clock is set back while the program runs.
  function nextName(): string {
    const now = Math.max(last, systemNow().epochMilliseconds)
    count = now === last ? count + 1 : 0
    last = now
    return `${String(now).padStart(15, '0')}-${String(count).padStart(6, '0')}-${randomBytes(4).toString('hex')}`
  }
  return {
    async put(content) {
      const name = nextName()
      const draft = join(folder, `draft-${name}`)
      const handle = await open(draft, 'wx', 0o600)
      try {
        await handle.writeFile(content)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, join(folder, name))
      await syncFolder(folder)
    },
    waiting: async () => (await readdir(folder)).filter((name) => entry.test(name)).sort(),
    read: (name) => readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    }),
    remove: (name) => rm(join(folder, name), { force: true }),
    async setAside(name) {
      await mkdir(join(folder, 'aside'), { recursive: true, mode: 0o700 })
      await rename(join(folder, name), join(folder, 'aside', name))
    },
    async aside() {
      const names = await readdir(join(folder, 'aside')).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      return { count: names.filter((name) => entry.test(name)).length, folder: join(folder, 'aside') }
    },
  }
}
