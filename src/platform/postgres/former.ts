import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'

/**
 * A name for the cluster that shows in the command line of its server and in the title of each of its processes.
 * So they can be told from any other process that got a dead one's number, also inside a container, where root may not
 * look at another account's working folder.
 */
export async function clusterLabel(cluster: string): Promise<string> {
  const { dev, ino } = await stat(cluster)
  return `tanggap-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 16)}`
}

/** Numbers of all live PostgreSQL processes of this cluster. */
export async function clusterProcesses(cluster: string): Promise<number[]> {
  const label = await clusterLabel(cluster)
  const { uid } = await stat(cluster)
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(numbers.map(async (number) => {
    const command = await readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '') // it may have ended meanwhile
    if (!command.includes(label)) return []
    const owner = await stat(`/proc/${number}`).catch(() => null)
    return owner?.uid === uid ? [Number(number)] : []
  }))
  return found.flat()
}

/** What postmaster.pid says: the server's number, and whether it takes connections. Null when there is no such file. */
export async function readPidFile(cluster: string): Promise<{ pid: number; ready: boolean } | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const lines = text.split('\n')
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Stops what a killed instance left behind and removes its lock files. Only for the holder of the folder's lock.
 * A server still alive is stopped as by its own supervisor, so nothing needs recovery; the children of a killed server are ended.
 */
export async function stopFormerServer(cluster: string, log: Log): Promise<void> {
  const pidFile = await readPidFile(cluster)
  let alive = await clusterProcesses(cluster)
  if (pidFile && alive.includes(pidFile.pid)) {
    log.warn({ pid: pidFile.pid }, 'a database server of an earlier run is still there: stopping it')
    signal([pidFile.pid], 'SIGINT')
    alive = await waitUntilGone(cluster, 60_000)
  } else if (alive.length > 0) {
    alive = await waitUntilGone(cluster, 1_000)
  }
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    if (alive.length === 0) break
    signal(alive, name)
    alive = await waitUntilGone(cluster, 5_000)
  }
  if (alive.length > 0) throw new Error(`processes of an earlier database server cannot be ended: ${alive.join(', ')}`)
  // PostgreSQL would believe a stale file whose number now belongs to another process of the same account.
  const files = (await readdir(cluster)).filter((name) => name === 'postmaster.pid' || /^\.s\.PGSQL\.\d+(\.lock)?$/.test(name))
  for (const name of files) await rm(join(cluster, name), { force: true })
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

async function waitUntilGone(cluster: string, milliseconds: number): Promise<number[]> {
  const end = performance.now() + milliseconds
  for (;;) {
    const alive = await clusterProcesses(cluster)
    if (alive.length === 0 || performance.now() > end) return alive
    await sleep(20)
  }
}
