import { fileTypeFromBuffer } from 'file-type'
import { scanTypes } from './limits.ts'
import type { ScanType } from './limits.ts'

/** So many bytes tell the type. */
export const headBytes = 4_100
/** Why a file is not taken as a scan. `heic`: what iPhones make unless told otherwise; its patents keep it out of free libraries. */
export const notScans = ['empty', 'heic', 'wrong-type', 'too-large', 'too-many'] as const
export type NotScan = (typeof notScans)[number]

/** What a file is, by its first bytes and not by its name. */
export async function scanTypeOf(head: Uint8Array): Promise<ScanType | NotScan> {
  if (head.length === 0) return 'empty'
  // Some scanners write a line of their own in front.
  if (Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1_024)).includes('%PDF-')) return 'application/pdf'
  const mime = (await fileTypeFromBuffer(head))?.mime
  if (mime && /^image\/(?:heic|heif)/u.test(mime)) return 'heic'
  return scanTypes.find((type) => type === mime) ?? 'wrong-type'
}

export function isScanType(name: string): name is ScanType {
  return (scanTypes as readonly string[]).includes(name)
}
