import type { Attachment } from './applicant.ts'
import { refuse } from './refusal.ts'
import type { Decision } from './refusal.ts'
import type { Standard } from '../office/standard/schema.ts'

/** Every file must be one that was uploaded and is not yet in another complaint, within the limits of the standard. */
export function checkFiles(asked: readonly string[], found: readonly Attachment[], standard: Standard): Extract<Decision<never>, { ok: false }> | null {
  const { maxFiles, maxBytesTotal } = standard.attachments
  if (asked.length > maxFiles) return refuse('too_many_files', { field: 'attachments', params: { max: maxFiles } })
  if (new Set(asked).size !== found.length) return refuse('file_unknown', { field: 'attachments' })
  if (found.reduce((total, file) => total + file.size, 0) > maxBytesTotal) return refuse('files_too_large', { field: 'attachments', params: { max: Math.floor(maxBytesTotal / 1_048_576) } })
  return null
}
