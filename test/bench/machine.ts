import { readdir, readFile } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { get } from 'node:http'

/** Megabytes in memory: as each process counts (shared pages several times), and with shared pages divided among those who share them. */
export interface Memory { processes: number; rss: number; pss: number | null }

/** A process and all its descendants; `except` are not followed. Linux only. */
export async function familyOf(pid: number, except: readonly number[] = []): Promise<Set<number>> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const family = new Set([pid])
  for (let before = 0; before !== family.size;) {
    before = family.size
    for (const [child, parent] of parents) if (family.has(parent) && !except.includes(child)) family.add(child)
  }
  return family
}

/** Memory of a process and its descendants. */
export async function memoryOf(pid: number, except: readonly number[] = []): Promise<Memory> {
  const family = await familyOf(pid, except)
  const memory: Memory = { processes: family.size, rss: 0, pss: 0 }
  for (const member of family) {
    const status = await readFile(`/proc/${member}/status`, 'utf8').catch(() => '')
    memory.rss += Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0) / 1024
    const rollup = await readFile(`/proc/${member}/smaps_rollup`, 'utf8').catch(() => null)
    memory.pss = rollup === null || memory.pss === null ? null : memory.pss + Number(/^Pss:\s+(\d+)/mu.exec(rollup)?.[1] ?? 0) / 1024
  }
  return memory
}

export interface FirstVisit { html: number; css: number; js: number; total: number; other: number }

/** Bytes of bodies on the wire when a browser that accepts brotli and gzip opens a page for the first time: HTML, CSS, JS; fonts and images apart. */
export async function firstVisit(address: string): Promise<FirstVisit> {
  const page = await fetchRaw(address)
  const html = decoded(page)
  const visit: FirstVisit = { html: page.bytes.length, css: 0, js: 0, total: 0, other: 0 }
  const links = [...html.matchAll(/<(?:link|script|img)\b[^>]*?\b(?:href|src)="(\/[^"]+)"/gu)].map((match) => match[1] ?? '')
  const seen = new Set<string>()
  const visitAll = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      if (seen.has(path)) continue
      seen.add(path)
      const found = await fetchRaw(new URL(path, address).href)
      const kind = found.type.startsWith('text/css') ? 'css' : /javascript/u.test(found.type) ? 'js' : 'other'
      visit[kind] += found.bytes.length
      const text = kind === 'other' ? '' : decoded(found)
      if (kind === 'js') await visitAll([...text.matchAll(/(?:from|import)\s*["'](\.?\/[^"']+)["']/gu)].map((match) => new URL(match[1] ?? '', new URL(path, address)).pathname))
      if (kind === 'css') await visitAll([...text.matchAll(/url\(["']?([^"')]+)["']?\)/gu)].map((match) => new URL(match[1] ?? '', new URL(path, address)).pathname))
    }
  }
  await visitAll(links)
  visit.total = visit.html + visit.css + visit.js
  return visit
}

interface Raw { type: string; encoding: string; bytes: Buffer }

function decoded({ encoding, bytes }: Raw): string {
  return (encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8')
}

function fetchRaw(address: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip, deflate, br', accept: '*/*' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${address}: ${response.statusCode}`))
        resolve({ type: response.headers['content-type'] ?? '', encoding: response.headers['content-encoding'] ?? '', bytes: Buffer.concat(chunks) })
      })
      response.on('error', reject)
    }).on('error', reject)
  })
}
