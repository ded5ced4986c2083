import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The project's root. */
export const root = join(import.meta.dirname, '..', '..')

/** The built program as an operator runs it, in a process of its own, with its own embedded database. */
export interface ServedOffice {
  url: string
  child: ChildProcess
  /** Milliseconds from the start of the process to the line that says where it serves. */
  openedIn: number
  /** The last lines that it wrote. */
  lastLines: readonly string[]
  /** Process number of its database server; null while none runs. */
  databasePid(): Promise<number | null>
  /** Ctrl-C's gentler sibling; settles when the process has ended. */
  stop(): Promise<void>
  /** SIGKILL, as a power cut of the program alone; settles when the process has ended. */
  kill(): Promise<void>
}

export interface ServedOfficeOptions {
  dataFolder: string
  env?: Record<string, string>
  /** Arguments of node itself, such as --cpu-prof. */
  nodeArguments?: readonly string[]
}

/** Starts `dist/main.js` (built before) on any free port and waits until it serves. @throws when it ends before, with what it last said */
export async function serveOffice(options: ServedOfficeOptions): Promise<ServedOffice> {
  const started = performance.now()
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), join(root, 'dist', 'main.js')], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], TZ: 'UTC', PORT: '0', LOG_LEVEL: 'warn', TANGGAP_DATA: options.dataFolder, ...options.env },
  })
  const last: string[] = []
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        last.push(line)
        if (last.length > 20) last.shift()
        const address = /^Tanggap melayani di (http:\S+)$/u.exec(line)?.[1]
        if (address) resolve(address)
      })
    }
    child.once('error', reject)
    void gone.then(() => reject(new Error(`the program did not start: ${last.join(' | ')}`)))
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await gone
  }
  return {
    url, child, lastLines: last, openedIn: performance.now() - started,
    databasePid: () => postmasterOf(options.dataFolder),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

async function postmasterOf(dataFolder: string): Promise<number | null> {
  const text = await readFile(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n', 1)[0])
  return pid > 0 ? pid : null
}
