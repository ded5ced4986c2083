import { Worker } from 'node:worker_threads'
import { scanLimits } from './limits.ts'
import { ScanFaulty } from './scan-faulty.ts'
import type { PageRange, ReadPage, ScanAnswer, ScanOrder, ScanSource } from './protocol.ts'

/** A scan that is being read, in a thread of its own. One thing at a time. Each may throw `ScanFaulty`. */
export interface OpenScan {
  /** Every page, in order, as it is looked at. */
  pages(): AsyncGenerator<ReadPage>
  /** The parts as PDFs. */
  cut(ranges: readonly PageRange[]): AsyncGenerator<Uint8Array>
  /** One page as a PNG for reading its words. */
  image(page: number): Promise<Uint8Array>
  close(): Promise<void>
}

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** Opens a scan in a thread of its own, so that neither a large nor an evil one keeps anybody's page waiting. `close` it whatever happens. */
export function openScan(sources: readonly ScanSource[], limits: { pageMs: number; cutMs: number } = scanLimits): OpenScan {
  const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), { workerData: sources, execArgv: [], name: 'scan', resourceLimits: { maxOldGenerationSizeMb: 1_024 } })
  const answers: ScanAnswer[] = []
  let wake = () => {}
  const take = (given: ScanAnswer) => {
    answers.push(given)
    wake()
  }
  worker.on('message', take)
  worker.on('error', (error) => take({ kind: 'bug', reason: `the worker failed (${error instanceof Error ? error.name : typeof error})` }))
  worker.on('exit', () => take({ kind: 'bug', reason: 'the worker stopped' }))

  async function next(ms: number): Promise<ScanAnswer> {
    if (answers.length === 0) {
      let timer: NodeJS.Timeout | undefined
      const timeout = new Promise<void>((resolve) => { timer = setTimeout(resolve, ms) })
      await Promise.race([timeout, new Promise<void>((resolve) => { wake = resolve })])
      clearTimeout(timer)
    }
    const given = answers.shift()
    if (!given) await worker.terminate()
    return given ?? { kind: 'fault', fault: 'too-slow' }
  }

  async function* order(wish: ScanOrder, ms: number): AsyncGenerator<ScanAnswer> {
    worker.postMessage(wish)
    for (;;) {
      const given = await next(ms)
      if (given.kind === 'end') return
      if (given.kind === 'fault') throw new ScanFaulty(given.fault, given.page)
      if (given.kind === 'bug') throw new Error(`a scan could not be read: ${given.reason}`)
      yield given
    }
  }
  async function* contents(wish: ScanOrder, ms: number): AsyncGenerator<Uint8Array> {
    for await (const given of order(wish, ms)) if (given.kind === 'content') yield given.bytes
  }

  return {
    async *pages() {
      for await (const given of order({ kind: 'read' }, limits.pageMs)) if (given.kind === 'page') yield given.page
    },
    cut: (ranges) => contents({ kind: 'cut', ranges: [...ranges] }, limits.cutMs),
    async image(page) {
      let image: Uint8Array | undefined
      for await (const bytes of contents({ kind: 'image', page }, limits.pageMs)) image = bytes
      if (!image) throw new Error('a page without a picture')
      return image
    },
    async close() {
      await worker.terminate()
    },
  }
}
