/**
 * The thread in which papers are typeset. Runs as it stands under Node's type stripping and as emitted by tsc:
 * keep it and what it imports free of JSX and of syntax that cannot be erased.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { openPress } from './press.ts'
import type { PaperOrder, PaperResult, WorkerSettings } from './protocol.ts'

const port = parentPort
if (!port) throw new Error('worker.ts runs only as a worker thread')

const press = openPress((workerData as WorkerSettings).templates)

port.on('message', ({ id, template, json }: PaperOrder) => {
  const printed = press(template, json)
  if (!printed.ok) return port.postMessage({ id, ok: false, reason: printed.reason } satisfies PaperResult)
  // A copy of its own, so that the bytes can be handed over without another copy.
  const pdf = new Uint8Array(printed.pdf)
  const result: PaperResult = { id, ok: true, pdf, ...(printed.warning ? { warning: printed.warning } : {}) }
  port.postMessage(result, [pdf.buffer])
})
