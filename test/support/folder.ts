import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterFile } from './cleanup.ts'

/** A new temporary folder, removed after the tests of the file. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `tanggap-${name}-`))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  return folder
}
