import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { ComplaintTables } from '../complaint/store/tables.ts'
import type { OfficeTables } from '../office/tables.ts'
import type { Papers } from '../papers/papers.ts'
import type { WordReader } from '../papers/scan/ocr.ts'
import type { Config } from '../platform/config.ts'
import type { Converter } from '../platform/converter.ts'
import type { FileStore } from '../platform/files.ts'
import type { Log } from '../platform/log.ts'
import type { Secret } from '../platform/secret.ts'
import type { PageFrame } from '../ui/frame.ts'
import type { Post } from '../channels/adapter.ts'
import type { Channels } from '../channels/settings.ts'
import type { Workplace } from './perform.ts'

/** What main builds once and hands to every door; a door takes the part that it needs. */
export interface House {
  workplace: Workplace
  db: Kysely<ComplaintTables & OfficeTables>
  pool: pg.Pool
  files: FileStore
  papers: Papers
  /** Reads the words on scanned pages. */
  words: WordReader
  /** Makes PDFs of officers' own DOCX, where LibreOffice is installed. */
  converter: Converter
  secret: Secret
  /** The office's mailboxes, modems and numbers. */
  channels: Channels
  /** Where messages are handed in, whoever brings them. */
  post: Post
  config: Config
  log: Log
  /** The frame of a page for this request: language, office, who is signed in, assets. */
  frame(request: FastifyRequest): Promise<PageFrame>
  /** The Tanda Terima of a recorded complaint as it was issued; issues it if the job has not yet. Null before recording. */
  receiptOf(complaintId: string): Promise<{ bytes: Uint8Array; sha256: string } | null>
}
