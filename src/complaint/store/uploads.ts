import { fileTypeFromBuffer } from 'file-type'
import type { Standard } from '../../office/standard/schema.ts'
import type { FileStore, StoredFile } from '../../platform/files.ts'
import type { Queryable } from './history.ts'
import { isSoundOnly } from './webm.ts'

/** A file that a citizen or officer sent and that no complaint has claimed yet, or has. */
export interface Upload { id: string; name: string; size: number; mediaType: string; sha256: string }
export type UploadRefusal = 'empty' | 'wrong-type' | 'too-many-pixels'
export type Kept = { ok: true; upload: Upload } | { ok: false; refusal: UploadRefusal }

/** Enough to recognise every allowed type and to read a picture's size. */
const headBytes = 256 * 1024
/** A phone's best camera has some 200 million pixels; far beyond it lies a decompression bomb. */
const maxPixels = 250_000_000
const nameLength = 150

/** Names that the file-type package uses for types that the standard calls otherwise. */
const sameType: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4', 'video/mp4': 'audio/mp4', 'audio/ogg; codecs=opus': 'audio/ogg', 'application/ogg': 'audio/ogg', 'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav', 'image/heif': 'image/heic', 'image/heic-sequence': 'image/heic', 'image/heif-sequence': 'image/heic', 'image/apng': 'image/png',
}

/**
 * Judges a stored file by its content, not by its name, and keeps it for a complaint to come: one that is empty, of a type that the
 * standard does not take, or a picture that claims absurd dimensions is refused and removed.
 */
export async function keepUpload(
  place: { pool: Queryable; files: FileStore; officeId: number; standard: Pick<Standard, 'attachments'> },
  sent: { fileName: string | ((mediaType: string) => string); kept: StoredFile }, id: string, now: Temporal.Instant,
): Promise<Kept> {
  const { sha256, size } = sent.kept
  const head = size === 0 ? Buffer.alloc(0) : await readHead(place.files, sha256)
  const mediaType = await typeOf(head)
  const allowed = mediaType !== null && place.standard.attachments.types.some((type) => type.mediaType === mediaType)
  const refusal: UploadRefusal | null = size === 0 ? 'empty' : !allowed ? 'wrong-type' : pixels(head, mediaType) > maxPixels ? 'too-many-pixels' : null
  if (refusal || mediaType === null) {
    await removeUnused(place, sha256)
    return { ok: false, refusal: refusal ?? 'wrong-type' }
  }
  const name = cleanName(typeof sent.fileName === 'string' ? sent.fileName : sent.fileName(mediaType))
  await place.pool.query(
    'insert into file (office_id, id, sha256, size, media_type, name, complaint_id, uploaded_at) values ($1, $2, $3, $4, $5, $6, null, $7)',
    [place.officeId, id, sha256, size, mediaType, name, now])
  return { ok: true, upload: { id, name, size, mediaType, sha256 } }
}

/** Unclaimed uploads of these ids, in the order they came. */
export async function unclaimedUploads(queryable: Queryable, officeId: number, ids: readonly string[]): Promise<Upload[]> {
  if (ids.length === 0) return []
  const { rows } = await queryable.query<Upload>(
    `select id, name, size, media_type as "mediaType", sha256 from file
     where office_id = $1 and id = any($2::uuid[]) and complaint_id is null order by uploaded_at, id`, [officeId, ids])
  return rows
}

/** A complaint's files, in the order they came. */
export async function filesOf(queryable: Queryable, officeId: number, complaintId: string): Promise<Upload[]> {
  const { rows } = await queryable.query<Upload>(
    `select id, name, size, media_type as "mediaType", sha256 from file where office_id = $1 and complaint_id = $2 order by uploaded_at, id`,
    [officeId, complaintId])
  return rows
}

/** A file name that can be shown and saved anywhere: no folders, no control or direction marks, not endless. */
export function cleanName(fileName: string): string {
  const base = fileName.toWellFormed().normalize('NFC').split(/[\\/]/u).at(-1) ?? ''
  const clean = base.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').replace(/\s+/gu, ' ').trim()
  if (clean === '' || /^\.+$/u.test(clean)) return 'berkas'
  if (clean.length <= nameLength) return clean
  const extension = /\.[a-z0-9]{1,8}$/iu.exec(clean)?.[0] ?? ''
  return `${clean.slice(0, nameLength - extension.length).toWellFormed()}${extension}`
}

async function readHead(files: FileStore, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of files.read(sha256)) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    length += bytes.length
    if (length >= headBytes) break
  }
  return Buffer.concat(chunks).subarray(0, headBytes)
}

async function typeOf(head: Buffer): Promise<string | null> {
  const found = (await fileTypeFromBuffer(head))?.mime
  if (found === 'video/webm') return isSoundOnly(head) ? 'audio/webm' : found
  if (found !== undefined) return sameType[found] ?? found.replace(/;.*$/u, '')
  return looksLikeMail(head) ? 'message/rfc822' : null
}

/** A mail has no magic number: it begins with header lines, among them one that every mail has. */
function looksLikeMail(head: Buffer): boolean {
  const text = head.subarray(0, 16_384).toString('latin1')
  const headers = text.split(/\r?\n\r?\n/u, 1)[0] ?? ''
  const lines = headers.split(/\r?\n/u)
  return !head.includes(0) && lines.every((line) => /^(?:[!-9;-~]+:|[ \t]|From )/u.test(line)) && /^(?:from|received|message-id):/imu.test(headers)
}

/** Pixels that a PNG, JPEG or WebP says it has; 0 when it does not say. */
function pixels(head: Buffer, mediaType: string): number {
  if (mediaType === 'image/png' && head.length >= 24) return head.readUInt32BE(16) * head.readUInt32BE(20)
  if (mediaType === 'image/jpeg') return jpegPixels(head)
  return 0
}

function jpegPixels(head: Buffer): number {
  let at = 2
  while (at + 9 < head.length && head[at] === 0xff) {
    const marker = head[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return head.readUInt16BE(at + 5) * head.readUInt16BE(at + 7)
    at += 2 + head.readUInt16BE(at + 2)
  }
  return 0
}

/** Removes a content that nothing refers to, in no office of this database; `butFor`: a recording whose own pieces do not count. */
export async function removeUnused({ pool, files }: { pool: Queryable; files: FileStore }, sha256: string, butFor: string | null = null): Promise<void> {
  const { rows } = await pool.query<{ used: boolean }>('select content_in_use($1, $2) as used', [sha256, butFor])
  if (rows[0]?.used === false) await files.remove(sha256)
}
