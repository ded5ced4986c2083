import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { StartError } from '../start-error.ts'

/** A system account under which PostgreSQL runs, because it refuses to run as root. */
export interface Account {
  name: string
  uid: number
  gid: number
}

// A home-made account would need changes to the machine; these two exist wherever PostgreSQL or any daemon was ever installed.
const candidates = ['postgres', 'nobody']

/**
 * The account for the server of this cluster folder: null means "as we are".
 * Root drops to the folder's present owner, or on a new folder to the first unprivileged account of the machine.
 * @throws StartError when the folder belongs to somebody else, or root finds no account to drop to
 */
export async function chooseAccount(cluster: string): Promise<Account | null> {
  const ourUid = process.getuid?.() ?? -1
  const owner = await stat(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (ourUid !== 0) {
    if (owner && owner.uid !== ourUid) {
      throw new StartError(
        `Folder basis data ${cluster} milik pengguna nomor ${owner.uid}, sedangkan program dijalankan oleh pengguna nomor ${ourUid}. Jalankan sebagai pemiliknya atau sebagai root.`,
        `The database folder ${cluster} belongs to user ${owner.uid}, but the program was started by user ${ourUid}. Start it as the owner, or as root.`,
      )
    }
    return null
  }
  const accounts = await passwd()
  const wanted = owner && owner.uid !== 0
    ? accounts.find((account) => account.uid === owner.uid)
    : candidates.map((name) => accounts.find((account) => account.name === name)).find((account) => account && account.uid !== 0)
  if (!wanted) {
    throw new StartError(
      `PostgreSQL tidak boleh berjalan sebagai root, dan tidak ada akun ${candidates.join(' atau ')} di komputer ini. Buat salah satunya, atau jalankan program sebagai pengguna biasa.`,
      `PostgreSQL refuses to run as root, and this machine has no account ${candidates.join(' or ')}. Create one, or start the program as an ordinary user.`,
    )
  }
  return wanted
}

/**
 * Words to put before a command, so that the kernel sends it the signal when we are killed and it does not outlive us.
 * None where util-linux is not there; then the next start finds and stops what was left.
 */
export async function dieWithParent(signal: 'INT' | 'KILL'): Promise<string[]> {
  const words = ['setpriv', '--pdeathsig', signal]
  return promisify(execFile)('setpriv', [...words.slice(1), 'true'], spawnAs(null)).then(() => words, () => [])
}

async function passwd(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** How to spawn a PostgreSQL program as this account: credentials, and an environment that holds nothing of ours. */
export function spawnAs(account: Account | null): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC', HOME: '/' }
  return account ? { uid: account.uid, gid: account.gid, env } : { env }
}
