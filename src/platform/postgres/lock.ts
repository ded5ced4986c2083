import { stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { StartError } from '../start-error.ts'

/** Another instance of the program is alive on this data folder. */
export class FolderInUse extends StartError {
  override name = 'FolderInUse'
  readonly pid: number | null
  constructor(folder: string, pid: number | null) {
    const who = pid === null ? '' : ` (pid ${pid})`
    super(
      `Folder data ${folder} sedang dipakai oleh program Tanggap lain${who}. Hentikan program itu dahulu, atau pilih folder lain dengan TANGGAP_DATA.`,
      `The data folder ${folder} is in use by another running instance${who}. Stop that one first, or choose another folder with TANGGAP_DATA.`,
    )
    this.pid = pid
  }
}

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Makes this process the only instance on the data folder, until it releases or dies.
 * The lock is a socket in Linux's abstract namespace, named after the folder's device and inode: taking it is atomic and
 * the kernel lets go of it at any death, so there is no stale lock file to judge.
 * @throws FolderInUse naming the other process
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const { dev, ino } = await stat(folder)
  const name = `\0tanggap-folder-${dev}-${ino}`
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(`${process.pid}\n`)
  })
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(name, () => resolve(true))
  })
  if (!taken) throw new FolderInUse(folder, await askPid(name))
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

function askPid(name: string): Promise<number | null> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(name)
    const done = () => {
      socket.destroy()
      resolve(/^\d+\n$/.test(answer) ? Number(answer) : null)
    }
    socket.setTimeout(1000, done)
    socket.on('data', (data) => (answer += data.toString('ascii'))).on('end', done).on('error', done)
  })
}
