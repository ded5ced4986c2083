import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from 'grammy'
import type { Log } from '../../platform/log.ts'
import { awayOf, isOfTelegram } from './errors.ts'

/** How long Telegram lets a question stand until there is something to say. */
export const longPollSeconds = 25
const waits = { first: 1_000, longest: 60_000 } as const

export interface Polling { api: Api; account: string; log: Log; take(update: unknown): Promise<'kept' | 'again'> }

/**
 * Asks Telegram for what is new until the signal aborts. A message counts as fetched only when the next question says so, after it was kept: one that
 * must come again comes with that question, and what follows it too.
 */
export async function poll(polling: Polling, signal: AbortSignal): Promise<void> {
  let offset = 0
  let wait: number = waits.first
  while (!signal.aborted) {
    const asked = await ask(polling, offset, signal)
    if (asked === 'stopped') return
    offset = asked.offset
    if (asked.went) wait = waits.first
    else {
      await sleep(wait, undefined, { signal }).catch(() => {}) // woken to stop
      wait = Math.min(wait * 2, waits.longest)
    }
  }
}

/** @returns from where to ask next; `went` false: not all that came was kept, or the network is away */
async function ask({ api, account, log, take }: Polling, from: number, signal: AbortSignal): Promise<{ offset: number; went: boolean } | 'stopped'> {
  let offset = from
  try {
    // Stopping does not wait for the end of a long question: what its answer would have brought is asked for again.
    const updates = await unlessAborted(api.getUpdates({ offset, timeout: longPollSeconds, allowed_updates: ['message', 'edited_message'] }), signal)
    if (updates === 'aborted') return 'stopped'
    for (const update of updates) {
      if ((await take(update)) === 'again') return { offset, went: false }
      offset = update.update_id + 1
    }
    return { offset, went: true }
  } catch (error) {
    if (isOfTelegram(error)) log.warn({ account, code: awayOf(error).code }, 'Telegram could not be asked')
    else log.error({ err: error, account }, 'an update of Telegram could not be taken')
    return { offset, went: false }
  }
}

/** The work's end, or `aborted` as soon as the signal says so. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  return new Promise((resolve, reject) => {
    const stop = () => { resolve('aborted') }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    void work.then(resolve, reject).finally(() => { signal.removeEventListener('abort', stop) })
  })
}
