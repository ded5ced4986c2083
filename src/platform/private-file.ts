import { readFile, stat } from 'node:fs/promises'
import { StartError } from './start-error.ts'

/** A file that may hold passwords: its text, or null when it is absent. @throws StartError when others than its owner may read it */
export async function readPrivateFile(path: string): Promise<string | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!found) return null
  if ((found.mode & 0o077) !== 0) {
    throw new StartError(
      `Berkas ${path} memuat kata sandi, tetapi dapat dibaca orang lain. Jalankan: chmod 600 ${path}`,
      `The file ${path} holds passwords, but others may read it. Run: chmod 600 ${path}`,
    )
  }
  return readFile(path, 'utf8')
}
