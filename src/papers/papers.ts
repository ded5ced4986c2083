/**
 * The print shop: every paper of the office is made here, one after the other, in a thread of its own, so that
 * a long register never keeps a citizen's page waiting and a crash in the typesetter never takes the office down.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PaperOrder, PaperResult, WorkerSettings } from './protocol.ts'

export interface Papers {
  /**
   * Makes one paper. `template` is a file name in `src/papers/templates` without `.typ`; `data` must be plain JSON and is
   * only ever text to the template, never markup. The same data gives the same bytes.
   * @throws {PaperFailed} when the template refuses the data, the worker dies or the time limit passes.
   */
  render(template: string, data: unknown): Promise<Uint8Array>
  /** Finishes the papers already ordered, then stops the worker. */
  close(): Promise<void>
}

/** Where the print shop reports; a pino logger fits. Personal data is never passed to it. */
export interface PapersLog {
  warn(details: object, message: string): void
}

export interface PapersOptions {
  /** The folder that holds `src/papers/templates`. */
  root: string
  log?: PapersLog
  /** Milliseconds that one paper may take once its turn has come. */
  timeLimitMs?: number
  /** Another worker, for tests of crashes. */
  workerFile?: URL
}

/** A paper could not be made. A bug or a broken machine, never the citizen's fault. */
export class PaperFailed extends Error {
  readonly template: string
  constructor(template: string, reason: string) {
    super(`The paper "${template}" could not be made: ${reason}`)
    this.name = 'PaperFailed'
    this.template = template
  }
}

interface Job {
  order: PaperOrder
  done(pdf: Uint8Array): void
  failed(error: PaperFailed): void
}

/** The kind of an error, without its message, which may quote the data. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const ownWorker = new URL(`./worker.${extension}`, import.meta.url)

/** Opens the print shop. The worker starts at once, so that the first paper does not wait for the fonts. */
export function openPapers(options: PapersOptions): Papers {
  const { log, timeLimitMs = 10_000, workerFile = ownWorker } = options
  const settings: WorkerSettings = { templates: join(options.root, 'src', 'papers', 'templates') }
  const waiting: Job[] = []
  let inHand: { job: Job; timer: NodeJS.Timeout } | undefined
  let worker: Worker | undefined
  let lastId = 0
  let whenEmpty: (() => void) | undefined
  let closing: Promise<void> | undefined

  function start(): Worker {
    const started = new Worker(workerFile, { workerData: settings, execArgv: [], name: 'papers' })
    started.on('message', (result: PaperResult) => {
      if (started === worker) settle(result)
    })
    started.on('error', (error) => lost(started, `the worker failed (${kindOf(error)})`))
    started.on('exit', (code) => lost(started, `the worker stopped with code ${code}`))
    started.unref()
    return started
  }

  /** The worker is gone: only the paper in hand is lost; the next one gets a new worker. */
  function lost(which: Worker, reason: string): void {
    if (which !== worker) return
    worker = undefined
    const job = takeInHand()
    log?.warn({ template: job?.order.template, reason }, 'paper worker lost; a new one starts with the next paper')
    job?.failed(new PaperFailed(job.order.template, reason))
    next()
  }

  function takeInHand(): Job | undefined {
    if (!inHand) return undefined
    const { job, timer } = inHand
    clearTimeout(timer)
    inHand = undefined
    worker?.unref()
    return job
  }

  function settle(result: PaperResult): void {
    if (inHand?.job.order.id !== result.id) return
    const job = takeInHand()
    if (!job) return
    if (result.ok) {
      if (result.warning) log?.warn({ template: job.order.template, warning: result.warning }, 'paper made with a reservation')
      job.done(result.pdf)
    } else job.failed(new PaperFailed(job.order.template, result.reason))
    next()
  }

  function next(): void {
    if (inHand) return
    const job = waiting.shift()
    if (!job) return whenEmpty?.()
    worker ??= start()
    const current = worker
    current.ref()
    const timer = setTimeout(() => {
      lost(current, `it took longer than ${timeLimitMs} ms`)
      void current.terminate()
    }, timeLimitMs)
    inHand = { job, timer }
    current.postMessage(job.order)
  }

  worker = start()

  return {
    render(template, data) {
      if (closing) return Promise.reject(new PaperFailed(template, 'the print shop is closed'))
      if (!/^[a-z0-9-]+$/.test(template)) return Promise.reject(new PaperFailed(template, 'not a name of a template'))
      const order = { id: ++lastId, template, json: JSON.stringify(data) }
      return new Promise<Uint8Array>((done, failed) => {
        waiting.push({ order, done, failed })
        next()
      })
    },
    close() {
      closing ??= (async () => {
        if (inHand || waiting.length > 0) await new Promise<void>((resolve) => (whenEmpty = resolve))
        const last = worker
        worker = undefined
        await last?.terminate()
      })()
      return closing
    },
  }
}
