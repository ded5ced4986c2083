import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { BookAnswer, BookHead, BookOrder, BookRow } from './protocol.ts'

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
/** Bounds of the thread's memory: 640 pages need no more; the tree of tags grows by some 20 kB a page. */
const memory = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16 }
/** A batch of rows takes a second at most; beyond this the thread is broken. */
const timeLimitMs = 60_000

export interface BookEnd { closing: readonly string[]; signature: readonly string[] }

/**
 * The Buku Pengaduan as PDF, written while it is read: rows come batch by batch, bytes leave page by page, in a thread of its own.
 * @param end what stands under the last line, asked for when all rows have been written
 * @throws Error when the thread fails; what was written until then is no whole file
 */
export async function* writeBook(head: BookHead, batches: AsyncIterable<readonly BookRow[]>, end: () => BookEnd): AsyncGenerator<Uint8Array> {
  const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), { workerData: head, execArgv: [], name: 'register', resourceLimits: memory })
  try {
    for await (const rows of batches) yield* ordered(worker, { kind: 'rows', rows })
    yield* ordered(worker, { kind: 'end', ...end() })
  } finally {
    await worker.terminate()
  }
}

async function* ordered(worker: Worker, order: BookOrder): AsyncGenerator<Uint8Array> {
  const signal = AbortSignal.timeout(timeLimitMs)
  const answers: BookAnswer[] = []
  const take = (answer: BookAnswer) => answers.push(answer)
  worker.on('message', take)
  try {
    worker.postMessage(order)
    for (;;) {
      // An 'error' of the worker rejects here.
      if (answers.length === 0) await once(worker, 'message', { signal })
      const answer = answers.shift()
      if (!answer) continue
      if (answer.kind !== 'bytes') return
      if (answer.bytes.length > 0) yield answer.bytes
    }
  } finally {
    worker.off('message', take)
  }
}
