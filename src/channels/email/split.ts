import { pipeline } from 'node:stream/promises'
import { Splitter } from '@zone-eu/mailsplit'
import type { MimeNode, SplitterChunk } from '@zone-eu/mailsplit'
import type { FileStore, StoredFile } from '../../platform/files.ts'
import { readHeaders } from './headers.ts'
import type { MailHeaders } from './headers.ts'
import { limits } from './limits.ts'
import type { Note } from './limits.ts'
import { isLookedAt, partOf } from './part.ts'
import type { MailNode, Part } from './part.ts'

/** A mail taken apart: its header and its leaves, texts in memory, files in the store. */
export interface SplitMail { headers: MailHeaders; parts: Part[]; notes: Set<Note> }

/** Bytes of a mail that is too large, or whose header is, that are still read: who wrote, and what about. */
const glance = 512 * 1024

/**
 * Takes a stored mail apart as a stream: never more of it in memory than its texts. `store: false` keeps its texts alone.
 * Ends for any bytes, with a note of what could not be read. @throws when the file store fails
 */
export async function splitMail(source: StoredFile, files: FileStore, { store }: { store: boolean }): Promise<SplitMail> {
  if (source.size > limits.mail) {
    const seen = await split(() => firstBytes(files, source, glance), files, { store: false, head: limits.head })
    return { ...seen, notes: new Set<Note>(['too-large', ...seen.notes]) }
  }
  const mail = await split(() => files.read(source.sha256), files, { store, head: limits.head })
  if (!mail.notes.has('headers-too-long') || mail.parts.length > 0) return mail
  // A header of a megabyte still says at its beginning who wrote.
  const { headers } = await split(() => wholeLines(firstBytes(files, source, limits.head / 4)), files, { store: false, head: glance * 8 })
  return { headers, parts: [], notes: mail.notes }
}

async function split(open: () => AsyncIterable<Uint8Array>, files: FileStore, { store, head }: { store: boolean; head: number }): Promise<SplitMail> {
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: head, maxChildNodes: limits.parts * 2 })
  const mail: SplitMail = { headers: readHeaders([]), parts: [], notes: new Set() }
  // Whose error ended it: the mail's own (noted) or the store's (thrown).
  const ended: { byMail?: unknown; bySource?: unknown } = {}
  const stopping = new AbortController()
  const timer = setTimeout(() => stopping.abort(), limits.time)
  const feeding = pipeline(watched(open(), ended), splitter, { signal: stopping.signal }).catch((error: unknown) => { ended.byMail ??= error })
  const chunks = chunksOf(splitter, ended)
  try {
    await readChunks(chunks, mail, files, store)
  } catch (error) {
    if (error !== ended.byMail) throw error
    mail.notes.add(isTooLong(error) ? 'headers-too-long' : 'damaged')
  } finally {
    clearTimeout(timer)
    splitter.destroy()
    await feeding
  }
  if (ended.bySource !== undefined) throw ended.bySource
  return mail
}

async function* watched(source: AsyncIterable<Uint8Array>, ended: { bySource?: unknown }): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch (error) {
    ended.bySource = error
    throw error
  }
}

/** The splitter's chunks one by one; null at the end. */
function chunksOf(splitter: Splitter, ended: { byMail?: unknown }): () => Promise<SplitterChunk | null> {
  const iterator: AsyncIterator<SplitterChunk> = splitter[Symbol.asyncIterator]()
  return async () => {
    try {
      const next = await iterator.next()
      return next.done ? null : next.value
    } catch (error) {
      ended.byMail = error
      throw error
    }
  }
}

async function readChunks(next: () => Promise<SplitterChunk | null>, mail: SplitMail, files: FileStore, store: boolean): Promise<void> {
  let texts: number = limits.texts
  let nodes = 0
  const preamble: Buffer[] = []
  let root: MimeNode | null = null
  let chunk = await next()
  while (chunk) {
    if (chunk.type !== 'node') {
      // The text of a multipart mail without parts stands where others have the words for programs without MIME.
      if (chunk.node === root && mail.parts.length === 0 && preamble.length < 16) preamble.push(chunk.value)
      chunk = await next()
      continue
    }
    const node: MimeNode = chunk
    const headers = readHeaders(node.headers ? node.headers.getList() : [])
    if (!root) [root, mail.headers] = [node, headers]
    if (++nodes > limits.parts) return void mail.notes.add('too-many-parts')
    // Every line is compared with the boundary of every part that is open: what goes on too deep ends here.
    if (depthOf(node) > limits.depth) return void mail.notes.add('too-deep')
    if (node.multipart) {
      chunk = await next()
      continue
    }
    const part = partOf(node, { hasCid: headers.has('content-id') })
    if (part.use === 'text' && texts <= 0) part.use = 'file'
    const skipped = !store && part.use !== 'text' && part.use !== 'report'
    const following: { chunk: SplitterChunk | null } = { chunk: null }
    const body = bodyOf(next, following)
    if (skipped) for await (const _ of body);
    else {
      mail.parts.push(part)
      await pipeline(body, node.getDecoder(), (content: AsyncIterable<Buffer>) => take(part, content, files, texts))
      if (part.use === 'text') texts -= part.pieces.reduce((sum, piece) => sum + piece.length, 0)
    }
    chunk = following.chunk
  }
  if (root?.multipart && mail.parts.length === 0) {
    mail.notes.add('damaged')
    mail.parts.push({ ...partOf(asText(root), { hasCid: false }), pieces: preamble })
  }
}

function depthOf(node: MailNode): number {
  let depth = 0
  for (let parent = node.parentNode; parent; parent = parent.parentNode) depth++
  return depth
}

function asText(node: MailNode): MailNode {
  return { parentNode: false, contentType: 'text/plain', charset: node.charset, disposition: false, filename: false, flowed: false, delSp: false, multipart: false }
}

/** The bytes of a leaf, up to what follows it. */
async function* bodyOf(next: () => Promise<SplitterChunk | null>, following: { chunk: SplitterChunk | null }): AsyncGenerator<Buffer> {
  for (;;) {
    const chunk = await next()
    following.chunk = chunk
    if (chunk?.type !== 'body') return
    yield chunk.value
  }
}

async function take(part: Part, content: AsyncIterable<Buffer>, files: FileStore, texts: number): Promise<void> {
  const most = { text: texts, report: limits.report, winmail: limits.winmail, file: isLookedAt(part.mediaType) ? limits.report : 0 }[part.use]
  const seen = keepFirst(part, most)
  if (part.use !== 'file') {
    for await (const chunk of content) seen(chunk)
    return
  }
  const put = await files.put(passing(content, seen), limits.mail)
  if (put.ok) part.file = put.file
}

async function* passing(content: AsyncIterable<Buffer>, seen: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    seen(chunk)
    yield chunk
  }
}

/** Keeps the first bytes of a part in memory, also when its end never comes. */
function keepFirst(part: Part, most: number): (chunk: Buffer) => void {
  let left = most
  return (chunk) => {
    if (chunk.length > left) part.whole = false
    if (left > 0) part.pieces.push(chunk.subarray(0, left))
    left = Math.max(0, left - chunk.length)
  }
}

async function* firstBytes(files: FileStore, { sha256 }: StoredFile, most: number): AsyncGenerator<Uint8Array> {
  let left = most
  for await (const chunk of files.read(sha256) as AsyncIterable<Buffer>) {
    yield chunk.subarray(0, left)
    left -= chunk.length
    if (left <= 0) return
  }
}

/** Without the line that was cut at the end: half a header line would read as another one. */
async function* wholeLines(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array = new Uint8Array()
  for await (const chunk of content) {
    const all = Buffer.concat([waiting, chunk])
    const end = all.lastIndexOf(0x0a) + 1
    yield all.subarray(0, end)
    waiting = all.subarray(end)
  }
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EMAXLEN'
}
