/** The thread in which the Buku Pengaduan is written. Keep it and what it imports free of JSX and of syntax that cannot be erased. */
import { parentPort, workerData } from 'node:worker_threads'
import type { BookAnswer, BookHead, BookOrder } from './protocol.ts'
import { openBookWriter } from './writer.ts'

const port = parentPort
if (!port) throw new Error('worker.ts runs only as a worker thread')
const say = (answer: BookAnswer, transfer: ArrayBuffer[] = []): void => port.postMessage(answer, transfer)

let waiting: Uint8Array[] = []
const book = openBookWriter(workerData as BookHead, (bytes) => waiting.push(bytes))

port.on('message', (order: BookOrder) => {
  const pages = order.kind === 'rows' ? (book.write(order.rows), 0) : book.end(order.closing, order.signature)
  // The library gives its bytes away after this turn.
  setImmediate(() => {
    const bytes = new Uint8Array(Buffer.concat(waiting))
    waiting = []
    say({ kind: 'bytes', bytes }, [bytes.buffer])
    say(order.kind === 'rows' ? { kind: 'ready' } : { kind: 'done', pages })
  })
})
