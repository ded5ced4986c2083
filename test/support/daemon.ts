import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A daemon of somebody else's, in the foreground. */
export interface Daemon {
  child: ChildProcess
  /** Ends it, gently unless told otherwise; settles when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a daemon that dies with us, however we die. */
export function startDaemon(command: string, args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Daemon {
  const child = spawn('/usr/bin/setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], { stdio: 'ignore', ...options, env: { PATH: process.env['PATH'], TZ: 'UTC', ...options.env } })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      const late = setTimeout(() => child.kill('SIGKILL'), 3_000)
      await gone
      clearTimeout(late)
    },
  }
}

/** Any free port of this machine's own address. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

/** Waits until the condition holds. @throws after the time, saying for what it waited */
export async function until(what: string, holds: () => Promise<boolean> | boolean, ms = 60_000): Promise<void> {
  const end = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`)
    await sleep(40)
  }
}

/** Whether something listens there. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => resolve(true)).on('error', () => resolve(false))
    socket.unref().on('connect', () => socket.destroy())
  })
}

export async function scratchFolder(name: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `tanggap-${name}-`))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
