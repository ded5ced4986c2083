import { open } from 'node:fs/promises'

/** Writes a folder's list of names to the disk: without it a new file's name may be lost in a power cut, though not its content. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
