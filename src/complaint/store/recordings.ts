import type { Queryable } from './history.ts'

/** A recording that is coming in. `size`: bytes that are here without a gap; `fileId`: what it became, once finished. */
export interface Recording { id: string; size: number; fileId: string | null }
/** A piece of it: where it begins, in bytes, and its content in the file store. */
export interface Piece { start: number; size: number; sha256: string }

/** Opens a recording under a token of which only the hash is kept. */
export async function openRecording(queryable: Queryable, officeId: number, id: string, tokenHash: Buffer, now: Temporal.Instant): Promise<void> {
  await queryable.query('insert into recording (office_id, id, token_hash, touched_at) values ($1, $2, $3, $4)', [officeId, id, tokenHash, now])
}

/** `lock`: nobody else changes it until the transaction ends. */
export async function findRecording(queryable: Queryable, officeId: number, tokenHash: Buffer, lock = false): Promise<Recording | null> {
  const { rows } = await queryable.query<Recording>(
    `select id, size, file_id as "fileId" from recording where office_id = $1 and token_hash = $2 ${lock ? 'for update' : ''}`, [officeId, tokenHash])
  return rows[0] ?? null
}

/** Adds a piece at the end, and only there: false when the recording has grown or was finished meanwhile. */
export async function addPiece(queryable: Queryable, officeId: number, id: string, piece: Piece, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await queryable.query(
    `with grown as (
       update recording set size = size + $4, touched_at = $6
       where office_id = $1 and id = $2 and size = $3 and file_id is null returning id
     )
     insert into recording_piece (office_id, recording_id, start, size, sha256) select $1, id, $3, $4, $5 from grown returning start`,
    [officeId, id, piece.start, piece.size, piece.sha256, now])
  return rows.length > 0
}

/** The pieces in order. */
export async function piecesOf(queryable: Queryable, officeId: number, id: string): Promise<Piece[]> {
  const { rows } = await queryable.query<Piece>('select start, size, sha256 from recording_piece where office_id = $1 and recording_id = $2 order by start', [officeId, id])
  return rows
}

export async function pieceAt(queryable: Queryable, officeId: number, id: string, start: number): Promise<Piece | null> {
  const { rows } = await queryable.query<Piece>('select start, size, sha256 from recording_piece where office_id = $1 and recording_id = $2 and start = $3', [officeId, id, start])
  return rows[0] ?? null
}

/** The recording is a file now. */
export async function finishRecording(queryable: Queryable, officeId: number, id: string, fileId: string, now: Temporal.Instant): Promise<void> {
  await queryable.query('update recording set file_id = $3, touched_at = $4 where office_id = $1 and id = $2', [officeId, id, fileId, now])
}

export async function dropPieces(queryable: Queryable, officeId: number, id: string): Promise<void> {
  await queryable.query('delete from recording_piece where office_id = $1 and recording_id = $2', [officeId, id])
}

/** Takes the recording and its pieces. */
export async function dropRecording(queryable: Queryable, officeId: number, id: string): Promise<void> {
  await queryable.query('delete from recording where office_id = $1 and id = $2', [officeId, id])
}

/** Recordings that nothing was added to since this moment, the oldest first. */
export async function restingRecordings(queryable: Queryable, officeId: number, before: Temporal.Instant, limit: number): Promise<string[]> {
  const { rows } = await queryable.query<{ id: string }>(
    'select id from recording where office_id = $1 and touched_at < $2 order by touched_at, id limit $3', [officeId, before, limit])
  return rows.map((row) => row.id)
}

/** Bytes of all recordings that are still coming in. */
export async function bytesComingIn(queryable: Queryable, officeId: number): Promise<number> {
  const { rows } = await queryable.query<{ bytes: number }>(
    'select coalesce(sum(size), 0)::bigint as bytes from recording where office_id = $1 and file_id is null', [officeId])
  return rows[0]?.bytes ?? 0
}
