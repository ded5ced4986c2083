import { fileTypeFromBuffer } from 'file-type'
import type { FileStore } from '../platform/files.ts'
import { cleanLine } from './clean-text.ts'
import type { MessageFile } from './message.ts'
import { NetworkAway, awayBecause, mayPass } from './network-away.ts'

/** Why a file of a message will never be had, as a note to the officer. */
export type FileNote = 'file-too-large' | 'file-not-fetched'

/**
 * Fetches a file that a message refers to into the store; a note where the network says for good that it cannot be had, or it is larger than the limit.
 * @throws NetworkAway when the network is away: the message will come again
 */
export async function fetchFile(files: FileStore, url: string, headers: Record<string, string>, name: string, limit: number): Promise<MessageFile | FileNote> {
  if (!/^https?:/iu.test(url) || !URL.canParse(url)) return 'file-not-fetched'
  // Followed nowhere: the headers hold the key to the account.
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(120_000), redirect: 'manual' }).catch((error: unknown) => { throw awayBecause(error) })
  const { status, body } = response
  if (mayPass(status)) throw new NetworkAway(String(status))
  const tooLarge = Number(response.headers.get('content-length') ?? 0) > limit
  if (!response.ok || !body || tooLarge) {
    await body?.cancel()
    return tooLarge && response.ok ? 'file-too-large' : 'file-not-fetched'
  }
  let head: Buffer = Buffer.alloc(0)
  async function* watched(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    try {
      for await (const chunk of chunks) {
        if (head.length < 4_100) head = Buffer.concat([head, chunk])
        yield chunk
      }
    } catch (error) {
      throw awayBecause(error)
    }
  }
  const put = await files.put(watched(body), limit)
  if (!put.ok) return 'file-too-large'
  const mediaType = (await fileTypeFromBuffer(head))?.mime ?? 'application/octet-stream'
  return { ...put.file, mediaType, name: cleanLine(name) ?? 'berkas' }
}
