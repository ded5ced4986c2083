import { GrammyError, HttpError } from 'grammy'
import type { Sent } from '../adapter.ts'
import type { FileNote } from '../fetch-file.ts'
import { NetworkAway, awayBecause } from '../network-away.ts'

/** Answers that stay what they are: 403 the person blocked the bot, 400 and 404 there is no such chat or file. */
const final: ReadonlySet<number> = new Set([400, 403, 404])

/** What a failed handing over means. */
export function refusalOf(error: unknown): Sent {
  return { outcome: error instanceof GrammyError && error.error_code !== 404 && final.has(error.error_code) ? 'refused' : 'later', words: wordsOf(error) }
}

/** Of a file: why it cannot be had. @throws NetworkAway when it may be had later */
export function noteOf(error: unknown): FileNote {
  if (!(error instanceof GrammyError) || !final.has(error.error_code)) throw awayOf(error)
  return /too big/iu.test(error.description) ? 'file-too-large' : 'file-not-fetched'
}

/** Whether a call to Telegram failed: of such an error nothing goes into the log but its code. */
export function isOfTelegram(error: unknown): boolean {
  return error instanceof GrammyError || error instanceof HttpError
}

/** The failure of a call without the words of its error, which may hold the address that was called and in it the token. */
export function awayOf(error: unknown): NetworkAway {
  return error instanceof GrammyError ? new NetworkAway(String(error.error_code)) : awayBecause(error instanceof HttpError ? error.error : error)
}

/** The network's own words; never the address that was called, which holds the token. */
export function wordsOf(error: unknown): string {
  return error instanceof GrammyError ? `${error.error_code} ${error.description}` : 'tidak ada sambungan'
}
