import type { FastifyRequest } from 'fastify'
import { findPart, findScan, pagesOfPart, settleTaken, uploadOfPart } from '../../complaint/store/scans.ts'
import { filesOf } from '../../complaint/store/uploads.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { may } from '../../office/permissions.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { keptFilesOf } from '../../procedure/kept-files.ts'
import { partFileName } from '../../procedure/scans/file-part.ts'
import { suggestFrom } from '../../procedure/scans/suggest.ts'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import type { Language } from '../../ui/messages/messages.ts'
import { textAt } from '../list/query.ts'

type ScanHouse = Pick<House, 'workplace' | 'secret'>

/** The form of a new complaint for a letter in the tray of scans (`?pindaian=`): the letter attached, and what was read of it suggested. Null: none is named, or none waits. */
export async function scannedLetter(house: ScanHouse, request: FastifyRequest, lang: Language): Promise<{ values: Record<string, unknown>; kept: KeptFile[] } | null> {
  const { workplace } = house
  const { pool, officeId } = workplace
  const id = textAt(request.query, 'pindaian')
  const part = isUuid(id) ? await findPart(pool, officeId, id) : null
  const scan = part && (await findScan(pool, officeId, part.scanId))
  if (part?.state !== 'waiting' || !scan) return null
  const now = workplace.now()
  const upload = await uploadOfPart(pool, officeId, part, { id: workplace.newId(now), name: partFileName(part, scan), now })
  const pages = await pagesOfPart(pool, officeId, part.id)
  const { name, line, phone, number, date, about, narrative } = suggestFrom(pages.map(({ words }) => words ?? '').join('\n'))
  return {
    kept: await keptFilesOf(house, signedInOf(request).person.id, [upload], lang),
    values: {
      channel: 'letter', narrative, about: about ?? '', applicant: { name: name ?? '', phone: phone ?? '', address: { line: line ?? '' } },
      letter: { number: number ?? '', date: date ?? '', sheets: String(pages.length) },
    },
  }
}

/** The parts of scans that this complaint has taken leave the tray. */
export async function settleScanned({ workplace }: ScanHouse, request: FastifyRequest, complaintId: string): Promise<void> {
  const { pool, officeId } = workplace
  const actor = actorsOfRequest(request).find((candidate) => may(candidate, 'intake'))
  if (actor && (await filesOf(pool, officeId, complaintId)).length > 0) await settleTaken(pool, officeId, complaintId, actor, workplace.now())
}
