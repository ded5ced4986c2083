import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one run. */
export async function temporaryFolder(prefix: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), prefix))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Puts these files into a folder, made if absent, in place of those whose names match. @returns how many */
export async function replaceFiles(folder: string, ours: RegExp, files: readonly { name: string; content: Uint8Array | string }[]): Promise<number> {
  await mkdir(folder, { recursive: true })
  for (const old of await readdir(folder)) if (ours.test(old)) await rm(join(folder, old))
  for (const { name, content } of files) await writeFile(join(folder, name), content)
  return files.length
}
