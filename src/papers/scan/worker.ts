/**
 * The thread in which one scan is drawn, searched for codes and cut apart; it ends with the scan and gives back all its memory. Runs as it
 * stands under Node's type stripping and as emitted by tsc: keep it and what it imports free of JSX and of syntax that cannot be erased.
 */
import { parentPort, workerData } from 'node:worker_threads'
import sharp from 'sharp'
import { cut } from './cut.ts'
import { forReading, preview } from './images.ts'
import { readingDpi } from './limits.ts'
import { openPages } from './pages.ts'
import type { ScanPages } from './pages.ts'
import type { ScanAnswer, ScanOrder, ScanSource } from './protocol.ts'
import { ScanFaulty } from './scan-faulty.ts'
import { readPageCodes } from './qr-reader.ts'
import { readCheckAddress } from './split.ts'

const port = parentPort
if (!port) throw new Error('worker.ts runs only as a worker thread')
sharp.cache(false)
sharp.concurrency(1)

const sources = workerData as ScanSource[]
let opened: Promise<ScanPages> | undefined

/** A content of its own, so that its bytes can be handed over without another copy. */
function answer(given: ScanAnswer, content?: Uint8Array): void {
  port?.postMessage(given, content ? [content.buffer as ArrayBuffer] : [])
}

async function serve(order: ScanOrder): Promise<void> {
  if (order.kind === 'cut') {
    for await (const part of cut(sources, order.ranges)) answer({ kind: 'content', bytes: new Uint8Array(part) })
    return
  }
  const { pages } = await (opened ??= openPages(sources))
  if (order.kind === 'image') {
    const bytes = new Uint8Array(await forReading(await (pages[order.page - 1] ?? fail()).grey(readingDpi)))
    return answer({ kind: 'content', bytes }, bytes)
  }
  for (const page of pages) {
    const grey = await page.grey(readingDpi)
    const small = new Uint8Array(await preview(grey))
    answer({ kind: 'page', page: { page: page.page, codes: await readPageCodes(grey, (code) => readCheckAddress(code) !== null), preview: small } }, small)
  }
}

function fail(): never {
  throw new Error('a page that is not in the scan')
}

port.on('message', (order: ScanOrder) => {
  serve(order).then(() => answer({ kind: 'end' }), (error: unknown) => {
    if (error instanceof ScanFaulty) answer({ kind: 'fault', fault: error.fault, ...(error.page === undefined ? {} : { page: error.page }) })
    else answer({ kind: 'bug', reason: error instanceof Error ? `${error.name} ${error.message}` : typeof error })
  })
})
