import { createWorker } from 'tesseract.js'
import type { Worker } from 'tesseract.js'
import { packageFolder } from '../../platform/package-file.ts'
import { scanLimits } from './limits.ts'

/** What was read on a page; `confidence` in percent, as Tesseract says it. */
export type PageWords = { ok: true; words: string; confidence: number } | { ok: false; why: 'too-slow' }

/** Reads the words of pages, in a thread of its own, offline. */
export interface WordReader {
  /** One page as a PNG. Pages are read one after the other. */
  read(png: Uint8Array): Promise<PageWords>
  close(): Promise<void>
}

/** Tesseract's memory grows with what it reads; after so many pages it is started anew. */
const pagesPerWorker = 50
/** Without work for so long the thread is ended: it holds some 100 MB. */
const idleMs = 60_000

/** Opens the reader; its thread starts with the first page. */
export function openWordReader({ timeLimitMs = scanLimits.ocrMs }: { timeLimitMs?: number } = {}): WordReader {
  let worker: Promise<Worker> | undefined
  let pages = 0
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await (await ending?.catch(() => undefined))?.terminate()
  }

  async function readNext(png: Uint8Array): Promise<PageWords> {
    clearTimeout(idle)
    if (pages++ >= pagesPerWorker) {
      await end()
      pages = 1
    }
    worker ??= createWorker('ind', 1, {
      langPath: packageFolder('@tesseract.js-data/ind', '4.0.0_best_int'), cacheMethod: 'none', gzip: true,
      errorHandler: () => {}, // what fails is thrown by the call that it belongs to
    })
    let timer: NodeJS.Timeout | undefined
    const slow = new Promise<'too-slow'>((resolve) => { timer = setTimeout(() => resolve('too-slow'), timeLimitMs) })
    try {
      const reading = (await worker).recognize(Buffer.from(png), {}, { text: true })
      reading.catch(() => {}) // ended together with its thread, when it took too long
      const found = await Promise.race([reading, slow])
      if (found === 'too-slow') {
        await end()
        return { ok: false, why: 'too-slow' }
      }
      return { ok: true, words: found.data.text.trim(), confidence: found.data.confidence }
    } catch (error) {
      await end()
      throw error
    } finally {
      clearTimeout(timer)
      idle = setTimeout(() => void end(), idleMs)
      idle.unref()
    }
  }

  return {
    read(png) {
      const reading = turn.then(() => readNext(png))
      turn = reading.catch(() => undefined)
      return reading
    },
    async close() {
      await end()
      await turn
    },
  }
}
