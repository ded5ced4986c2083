import { createHash } from 'node:crypto'
import {
  addPiece, bytesComingIn, dropPieces, dropRecording, findRecording, finishRecording, openRecording, pieceAt, piecesOf, restingRecordings,
} from '../complaint/store/recordings.ts'
import type { Piece } from '../complaint/store/recordings.ts'
import { keepUpload, removeUnused, unclaimedUploads } from '../complaint/store/uploads.ts'
import type { Upload } from '../complaint/store/uploads.ts'
import type { Standard } from '../office/standard/schema.ts'
import { tokenHash } from '../office/token-hash.ts'
import type { FileStore } from '../platform/files.ts'
import { randomToken } from '../platform/ids.ts'
import { withTransaction } from '../platform/transaction.ts'
import type { KeptFile } from '../ui/file-upload/file-upload.tsx'
import { t } from '../ui/messages/messages.ts'
import type { Language } from '../ui/messages/messages.ts'
import type { House } from './house.ts'
import { keptFile, uploadRefusals } from './kept-files.ts'

/** Most bytes of one piece. */
export const mostBytesOfPiece = 64 * 1024
/** All recordings that come in at one time take no more of the disk than this; who comes then is asked to come again. */
const mostBytesComingIn = 2 * 1024 ** 3
/** What browsers record in, in the order in which they are asked for it. */
const recorded = ['audio/webm', 'audio/ogg', 'audio/mp4'] as const
const batch = 100

type Place = Pick<House, 'workplace' | 'files'>
export type Taken = { ok: true; size: number } | { ok: false; problem: 'unknown' | 'too-large' } | { ok: false; problem: 'elsewhere'; size: number }
/** `taken`: a complaint has it by now. */
export type Finished = { ok: true; file: KeptFile } | { ok: false; problem: 'unknown' | 'taken' } | { ok: false; problem: 'refused'; text: string }

/** What a recorder on a page must know: the kinds of sound that the standard takes (S2), and its size of one file. Null: it takes none. */
export function recordingOf({ attachments }: Standard): { types: string[]; maxBytes: number } | null {
  const types = recorded.filter((type) => attachments.types.some(({ mediaType }) => mediaType === type))
  return types.length === 0 ? null : { types, maxBytes: attachments.maxBytesEach }
}

/** Opens a recording; its token is known to whoever asked, and to nobody else. Null: too much is coming in just now. */
export async function startRecording({ workplace }: Place): Promise<string | null> {
  const { pool, officeId } = workplace
  if ((await bytesComingIn(pool, officeId)) > mostBytesComingIn) return null
  const now = workplace.now()
  const token = randomToken()
  await openRecording(pool, officeId, workplace.newId(now), tokenHash(token), now)
  return token
}

/** How many bytes are here; null for a token that names no recording (any more). */
export async function progressOf({ workplace }: Place, token: string): Promise<{ size: number } | null> {
  const found = await findRecording(workplace.pool, workplace.officeId, tokenHash(token))
  return found && { size: found.size }
}

/**
 * Takes the piece that begins at this byte, durably. The same piece again changes nothing; one that does not begin where the recording
 * ends is answered with where it ends.
 */
export async function takePiece({ workplace, files }: Place, token: string, start: number, bytes: Uint8Array): Promise<Taken> {
  const { pool, officeId } = workplace
  const found = await findRecording(pool, officeId, tokenHash(token))
  if (!found) return { ok: false, problem: 'unknown' }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (found.size !== start || found.fileId !== null) return comparedWith(pool, officeId, found.id, { start, size: bytes.length, sha256 }, found.size)
  const { attachments } = await standardNow(workplace)
  if (start + bytes.length > attachments.maxBytesEach) return { ok: false, problem: 'too-large' }
  const stored = await files.put(bytes, mostBytesOfPiece)
  if (!stored.ok) return { ok: false, problem: 'too-large' }
  const piece = { start, ...stored.file }
  if (await addPiece(pool, officeId, found.id, piece, workplace.now())) return { ok: true, size: start + piece.size }
  // Another piece came in at the same moment, or the recording was finished or cleared away.
  const now = await findRecording(pool, officeId, tokenHash(token))
  await removeUnused({ pool, files }, sha256)
  return now ? comparedWith(pool, officeId, found.id, piece, now.size) : { ok: false, problem: 'unknown' }
}

async function comparedWith(pool: Place['workplace']['pool'], officeId: number, id: string, piece: Piece, size: number): Promise<Taken> {
  const there = await pieceAt(pool, officeId, id, piece.start)
  return there?.sha256 === piece.sha256 ? { ok: true, size } : { ok: false, problem: 'elsewhere', size }
}

/**
 * Makes one file of the pieces and judges it like any upload, by its content. It is kept for the form of `holder`, as `filesOfForm` takes
 * it back. Asked again, it gives the same file until a complaint has it.
 */
export async function completeRecording(place: Place & Pick<House, 'secret'>, token: string, holder: string, lang: Language): Promise<Finished> {
  const { workplace, files, secret } = place
  const { pool, officeId } = workplace
  const standard = await standardNow(workplace)
  const now = workplace.now()
  const made = await withTransaction(pool, async (client): Promise<{ id: string; upload: Upload | null; refusal?: keyof typeof uploadRefusals } | null> => {
    const found = await findRecording(client, officeId, tokenHash(token), true)
    if (!found) return null
    if (found.fileId !== null) return { id: found.id, upload: (await unclaimedUploads(client, officeId, [found.fileId]))[0] ?? null }
    const stored = await files.put(soundOf(files, await piecesOf(client, officeId, found.id)), found.size)
    if (!stored.ok) throw new Error('a recording is longer than its pieces')
    const fileName = nameAt(now.toZonedDateTimeISO(workplace.zone), standard, lang)
    const kept = await keepUpload({ pool: client, files, officeId, standard }, { fileName, kept: stored.file }, workplace.newId(now), now)
    if (!kept.ok) return { id: found.id, upload: null, refusal: kept.refusal }
    await finishRecording(client, officeId, found.id, kept.upload.id, now)
    return { id: found.id, upload: kept.upload }
  })
  if (!made) return { ok: false, problem: 'unknown' }
  await removePieces(place, made.id)
  if (made.upload) return { ok: true, file: keptFile(secret, holder, made.upload, lang) }
  if (!made.refusal) return { ok: false, problem: 'taken' }
  await dropRecording(pool, officeId, made.id)
  return { ok: false, problem: 'refused', text: t(lang, uploadRefusals[made.refusal], { name: t(lang, 'recording.name') }) }
}

/** Clears away recordings that nothing was added to since this moment. */
export async function clearRecordings(place: Place, before: Temporal.Instant): Promise<void> {
  const { pool, officeId } = place.workplace
  for (;;) {
    const resting = await restingRecordings(pool, officeId, before, batch)
    for (const id of resting) {
      await removePieces(place, id)
      await dropRecording(pool, officeId, id)
    }
    if (resting.length < batch) return
  }
}

/** The records go last: what a crash leaves half done is done again. */
async function removePieces({ workplace, files }: Place, id: string): Promise<void> {
  const { pool, officeId } = workplace
  for (const { sha256 } of await piecesOf(pool, officeId, id)) await removeUnused({ pool, files }, sha256, id)
  await dropPieces(pool, officeId, id)
}

async function* soundOf(files: FileStore, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const { sha256 } of pieces) yield await files.bytes(sha256)
}

function nameAt(at: Temporal.ZonedDateTime, standard: Standard, lang: Language): (mediaType: string) => string {
  const time = at.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', '-').replace(':', '.')
  return (mediaType) => `${t(lang, 'recording.name')}-${time}.${standard.attachments.types.find((type) => type.mediaType === mediaType)?.extensions[0] ?? 'webm'}`
}

async function standardNow({ standards, now, zone }: Place['workplace']): Promise<Standard> {
  return (await standards.inForce(now().toZonedDateTimeISO(zone).toPlainDate().toString())).standard
}
