import { createReadStream } from 'node:fs'
import type { ReadStream } from 'node:fs'
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder into which a machine puts files that the house takes away. Nothing in it is ever deleted or written over. */
export interface WatchedFolder {
  /** Files that stand still: as large and as old as when they were last looked at. Size in bytes. */
  ready(): Promise<{ name: string; size: number }[]>
  read(name: string): ReadStream
  /** Moves it into `diproses/`. */
  done(name: string): Promise<void>
  /** Moves it into `gagal/`, with a text beside it that says why; also when it was moved into `diproses/` before. */
  failed(name: string, reason: string): Promise<void>
}

export const doneFolder = 'diproses'
export const failedFolder = 'gagal'
/** Half-written files of scanners and programs, and those that systems hide. */
const notYet = /^[.~]|\.(?:tmp|part|partial|crdownload|lck)$/iu
const atOnce = 50

/** Watches this folder, which is made if it is absent. Whoever looks twice sees what stands still: the clocks of scanner and server need not agree. */
export function openWatchedFolder(folder: string): WatchedFolder {
  let before = new Map<string, string>()

  /** Under what name it lies there now; null when it was not where it was thought to be. */
  async function move(from: string, name: string, to: string): Promise<string | null> {
    await mkdir(join(folder, to), { recursive: true })
    for (let copy = 0; ; copy++) {
      const free = copy === 0 ? name : name.replace(/(\.[^.]*)?$/u, ` (${copy})$1`)
      const path = join(folder, to, free)
      if (await exists(path)) continue
      return rename(join(from, name), path).then(() => free, (error: unknown) => {
        if (isMissing(error)) return null
        throw error
      })
    }
  }

  return {
    async ready() {
      await mkdir(folder, { recursive: true })
      const now = new Map<string, string>()
      const found: { name: string; size: number }[] = []
      for (const name of (await readdir(folder)).sort()) {
        if (notYet.test(name)) continue
        const status = await lstat(join(folder, name)).catch(() => null) // gone since the folder was read
        if (!status?.isFile()) continue
        const look = `${status.size} ${status.mtimeMs}`
        now.set(name, look)
        if (before.get(name) === look) found.push({ name, size: status.size })
      }
      before = now
      return found.slice(0, atOnce)
    },
    read: (name) => createReadStream(join(folder, name)),
    async done(name) {
      await move(folder, name, doneFolder)
    },
    async failed(name, reason) {
      const moved = (await move(folder, name, failedFolder)) ?? (await move(join(folder, doneFolder), name, failedFolder))
      if (moved !== null) await writeFile(join(folder, failedFolder, `${moved}.txt`), `${reason}\n`)
    },
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(() => true, (error: unknown) => {
    if (isMissing(error)) return false
    throw error
  })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
