import { fileTypeFromBuffer } from 'file-type'
import type { FileStore } from '../platform/files.ts'
import type { MessageFile } from './message.ts'

/** Fetches a file that a message refers to into the store; null when it is larger than the limit, or the network will never give it. @throws when the network is away: the message will come again */
export async function fetchFile(files: FileStore, url: string, headers: Record<string, string>, name: string, limit: number): Promise<MessageFile | null> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(120_000), redirect: 'error' })
  if (response.status >= 400 && response.status < 500 && response.status !== 429) return null
  if (!response.ok || !response.body) throw new Error(`a file could not be fetched: ${response.status}`)
  let head: Buffer = Buffer.alloc(0)
  async function* watched(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of body) {
      if (head.length < 4_100) head = Buffer.concat([head, chunk])
      yield chunk
    }
  }
  const put = await files.put(watched(response.body), limit)
  if (!put.ok) return null
  const mediaType = (await fileTypeFromBuffer(head))?.mime ?? 'application/octet-stream'
  return { ...put.file, mediaType, name }
}
