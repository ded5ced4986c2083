import { filesOf, keepUpload } from '../../complaint/store/uploads.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'

/** Pictures within the text below this size are signatures and logos, not evidence. */
const logoBytes = 15_000

/** A file that a message brought, its original among them. */
interface Brought { name: string; sha256: string; size: number }

/** What belongs into the complaint's file: the original mail first (S2: an e-mail is the mail itself), then what was attached on purpose. */
function broughtBy(message: KeptMessage): Brought[] {
  const original = message.raw && message.channel === 'email' ? [{ name: t('id', 'dialogue.original_mail'), ...message.raw }] : []
  const attached = message.attachments.filter((file) => !file.inline || file.size >= logoBytes)
  const all = [...original, ...attached.map(({ name, sha256, size }) => ({ name, sha256, size }))]
  return all.filter((file, index) => all.findIndex(({ sha256 }) => sha256 === file.sha256) === index)
}

/**
 * Keeps the files of a message for the complaint that takes it, within the standard's limits: of types that it takes, not too many, not too
 * large. What is not kept stays with the message. Gives the ids to be claimed.
 */
export async function keepFilesOf({ workplace, files }: Pick<House, 'workplace' | 'files'>, message: KeptMessage, standard: Standard): Promise<string[]> {
  const { pool, officeId } = workplace
  const { maxFiles, maxBytesEach, maxBytesTotal } = standard.attachments
  const ids: string[] = []
  let total = 0
  for (const { name, sha256, size } of broughtBy(message)) {
    if (ids.length >= maxFiles || size > maxBytesEach || total + size > maxBytesTotal) continue
    const now = workplace.now()
    const kept = await keepUpload({ pool, files, officeId, standard }, { fileName: name, kept: { sha256, size } }, workplace.newId(now), now)
    if (!kept.ok) continue
    ids.push(kept.upload.id)
    total += size
  }
  return ids
}

/** Names of the files of a message that are not among those of the complaint. */
export async function leftWithMessage({ workplace: { pool, officeId } }: Pick<House, 'workplace'>, message: KeptMessage, complaintId: string): Promise<string[]> {
  const brought = broughtBy(message)
  if (brought.length === 0) return []
  const inFile = new Set((await filesOf(pool, officeId, complaintId)).map((file) => file.sha256))
  return brought.filter(({ sha256 }) => !inFile.has(sha256)).map(({ name }) => name)
}
