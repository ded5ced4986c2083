import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { LoadOrder, LoadResult } from './load.ts'

/** Runs a program and gives what it wrote to standard output. @throws with what it wrote to standard error when it failed */
export function runProgram(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${program} ended with ${code}: ${err.slice(-2_000)}`))))
  })
}

/** Asks the office from a process of its own. */
export async function runLoad(order: LoadOrder): Promise<LoadResult> {
  return JSON.parse(await runProgram(process.execPath, [join(import.meta.dirname, 'load.ts'), JSON.stringify(order)]))
}
