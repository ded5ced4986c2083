import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Account } from './account.ts'
import { dieWithParent, spawnAs } from './account.ts'
import { ownFolder } from './cluster.ts'
import { clusterLabel, readPidFile } from './former.ts'
import type { Settings } from './settings.ts'

export interface ServerPlan {
  binaries: string
  cluster: string
  account: Account | null
  settings: Settings
  log: Log
}

/** One run of the server program. */
export interface Server {
  pid: number
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<string>
  /** Ends all sessions, writes everything out, and ends. */
  stop(): Promise<void>
}

/** Starts the server and waits until it takes connections; after a crash that includes its recovery, however long it takes. */
export async function launch(plan: ServerPlan): Promise<Server> {
  const postgres = join(plan.binaries, 'bin', 'postgres')
  const settings = { ...plan.settings, cluster_name: await clusterLabel(plan.cluster) }
  const args = ['-D', ownFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [program, ...rest] = [...(await dieWithParent('INT')), postgres, ...args]
  // A session of its own: Ctrl-C in the terminal is for us, and we stop the server after the requests in hand.
  const child = spawn(program ?? postgres, rest, { ...spawnAs(plan.account), cwd: plan.cluster, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const lastLines: string[] = []
  let how: string | null = null
  const ended = new Promise<string>((resolve) => {
    const end = (text: string) => resolve((how = text))
    child.on('error', (error) => end(error.message))
    child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`))
  })
  if (child.stderr) {
    createInterface(child.stderr).on('line', (line) => {
      lastLines.push(line)
      if (lastLines.length > 20) lastLines.shift()
      plan.log.debug({ postgres: line }, 'database server')
    })
  }
  const stopAtExit = () => void child.kill('SIGINT')
  process.once('exit', stopAtExit)
  void ended.then(() => process.removeListener('exit', stopAtExit))

  for (;;) {
    const file = await readPidFile(plan.cluster)
    if (file?.ready && file.pid === child.pid) break
    if (how !== null) throw new Error(`the database server did not start (${how}): ${lastLines.join(' | ')}`)
    await sleep(5)
  }
  return { pid: child.pid ?? -1, ended, stop: () => stopServer(child, ended) }
}

async function stopServer(child: { kill(signal: NodeJS.Signals): boolean }, ended: Promise<string>): Promise<void> {
  // Fast shutdown; if it hangs, immediate shutdown (the next start recovers); at last the kernel's way.
  for (const [signal, patience] of [['SIGINT', 60_000], ['SIGQUIT', 10_000], ['SIGKILL', 10_000]] as const) {
    child.kill(signal)
    const timer = new AbortController()
    const gone = await Promise.race([ended.then(() => true), sleep(patience, false, { signal: timer.signal, ref: true }).catch(() => false)])
    timer.abort()
    if (gone) return
  }
}
