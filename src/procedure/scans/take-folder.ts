import { findScan } from '../../complaint/store/scans.ts'
import type { Actor } from '../../office/actor.ts'
import { scanLimits } from '../../papers/scan/limits.ts'
import { scanFaults } from '../../papers/scan/protocol.ts'
import type { ScanFault } from '../../papers/scan/protocol.ts'
import { notScans } from '../../papers/scan/scan-type.ts'
import type { NotScan } from '../../papers/scan/scan-type.ts'
import { withLock } from '../../platform/advisory-lock.ts'
import type { WatchedFolder } from '../../platform/watched-folder.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { noteRefused, takeScans } from './take-scan.ts'
import type { ScanHouse } from './take-scan.ts'

/** Who hands in what lies in the folder. */
const scanner: Actor = { kind: 'system', part: 'scanner' }

/**
 * Takes what the scanner put into the watched folder (job, every minute). One program at a time; a file that was taken by a program which then
 * died is known by its content and only moved. What is refused lies in `gagal/` with its reason, and is told at the desk.
 */
export async function takeFromFolder(house: ScanHouse, folder: WatchedFolder): Promise<void> {
  const { pool, officeId } = house.workplace
  await withLock(pool, `scan-folder:${officeId}`, async () => {
    for (const { name, size } of await folder.ready()) {
      const why = size > scanLimits.bytes ? 'too-large' : await take(house, folder, name)
      if (why === null) {
        await folder.done(name)
        continue
      }
      await noteRefused(house, { name, why }, 'folder', scanner)
      await folder.failed(name, faultText('id', why, null))
    }
  })
}

async function take(house: ScanHouse, folder: WatchedFolder, name: string): Promise<NotScan | null> {
  const stored = await house.files.put(folder.read(name), scanLimits.bytes)
  if (!stored.ok) return 'too-large'
  const { refused } = await takeScans(house, [{ ...stored.file, name }], 'folder', scanner)
  return refused[0]?.why ?? null
}

/** A scan of the folder turned out to be unreadable: its file is put with the others that failed. */
export async function moveFailed({ workplace }: Pick<House, 'workplace'>, folder: WatchedFolder, scanId: string, fault: ScanFault): Promise<void> {
  const scan = await findScan(workplace.pool, workplace.officeId, scanId)
  if (scan?.source === 'folder') await folder.failed(scan.name, faultText('id', fault, scan.faultPage))
}

/** Why a scan was not taken, or could not be read, as a sentence. */
export function faultText(lang: Language, fault: ScanFault | NotScan, page: number | null): string {
  const { bytes, pages, photoPixels, files } = scanLimits
  const sentence = t(lang, keyOf('scan_fault', fault), { size: Math.floor(bytes / 1_048_576), pages, pixels: Math.floor(photoPixels / 1_000_000), files })
  return page === null ? sentence : `${t(lang, 'scans.on_page', { page })} ${sentence}`
}

const faults: readonly string[] = [...scanFaults, ...notScans]
/** Whether a text of the record is one of the faults that have a sentence. */
export function isScanFault(text: string): text is ScanFault | NotScan {
  return faults.includes(text)
}
