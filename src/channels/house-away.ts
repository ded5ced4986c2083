import { isDatabaseAway } from '../platform/database.ts'

/** Full disk, read-only file system, failing disk, too many open files. */
const diskCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM'])

/** Whether keeping failed for a reason that has nothing to do with this message: the database or the disk is away. It will work later. */
export function isHouseAway(error: unknown): boolean {
  return isDatabaseAway(error) || (error instanceof Error && 'code' in error && diskCodes.has(String(error.code))) || isPoolEnded(error)
}

/** The program is stopping. */
function isPoolEnded(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Cannot use a pool after calling end')
}
