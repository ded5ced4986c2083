import { join } from 'node:path'
import { growLog, latestCheckpoint, LogBroken } from '../complaint/store/transparency/log.ts'
import type { SignedCheckpoint } from '../complaint/store/transparency/log.ts'
import { noteKey, openCheckpoint, readVerifier } from '../complaint/store/transparency/note.ts'
import type { NoteKey, Verifier } from '../complaint/store/transparency/note.ts'
import { readTextIfThere, replaceTextFile } from '../platform/text-file.ts'
import type { House } from './house.ts'

export type LogHouse = Pick<House, 'workplace' | 'secret' | 'config' | 'log'>

/** Under which the newest checkpoint stands beside the database: an older database put in its place is noticed. */
const keptName = 'log-checkpoint'

/**
 * The key of the office's log. It is named after the address at which the log was published first, and keeps that name: whoever holds an old
 * checkpoint must be able to compare it.
 */
export async function logKey({ workplace: { pool, officeId, standards, now, zone }, secret, config }: Omit<LogHouse, 'log'>): Promise<NoteKey> {
  const latest = await latestCheckpoint(pool, officeId)
  const { standard } = await standards.inForce(now().toZonedDateTimeISO(zone).toPlainDate().toString())
  const name = latest?.note.split('\n')[0] ?? `${new URL(config.publicUrl).host}/log/${standard.office.slug}`
  return noteKey(name, secret.key(`log ${officeId}`))
}

export async function logVerifier(house: Omit<LogHouse, 'log'>): Promise<Verifier> {
  const verifier = readVerifier((await logKey(house)).verifier)
  if (!verifier) throw new Error('a key that does not know itself')
  return verifier
}

/** Takes what happened into the log and keeps the checkpoint beside the database too. A broken log is told of and left as it is, for `tanggap verify`. */
export async function growRegisterLog(house: LogHouse): Promise<SignedCheckpoint | null> {
  const { workplace: { pool, officeId, now }, config, log } = house
  try {
    const checkpoint = await growLog({ pool, officeId }, await logKey(house), now)
    if (checkpoint && (await keptCheckpoint(house))?.size !== checkpoint.size) await replaceTextFile(join(config.dataFolder, keptName), checkpoint.note)
    return checkpoint
  } catch (error) {
    if (!(error instanceof LogBroken)) throw error
    log.error({ err: error }, 'the transparency log does not hold; nothing more is signed. Run: npm run tanggap -- verify')
    return null
  }
}

/** The checkpoint that was kept beside the database; null when there is none that bears our signature. */
export async function keptCheckpoint(house: Omit<LogHouse, 'log'>): Promise<{ size: number; root: Buffer } | null> {
  const note = await readTextIfThere(join(house.config.dataFolder, keptName))
  return note === null ? null : openCheckpoint(note, await logVerifier(house))
}
