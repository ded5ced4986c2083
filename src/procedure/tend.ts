import { dropUnclaimedFiles, postponedUntil, waitingForCompletion, withPromise } from '../complaint/questions/tending.ts'
import { dropUnusedDocuments } from '../complaint/store/letter-documents.ts'
import { removeUnused } from '../complaint/store/uploads.ts'
import type { Actor } from '../office/actor.ts'
import type { FileStore } from '../platform/files.ts'
import { perform } from './perform.ts'
import { clearRecordings } from './recordings.ts'
import { wakeForgotten } from './wake-forgotten.ts'
import type { Command, Workplace } from './perform.ts'

const clock: readonly Actor[] = [{ kind: 'system', part: 'clock' }]
const batch = 200
/** An upload that was not sent with a complaint is kept for two days: a form may stay open overnight. */
const unclaimedHours = 48
/** An edited letter that was looked at and not taken may still be taken in this time. */
const unusedDocumentDays = 7
/** A recording that grows no more was broken off; its room is for the next one. */
const brokenOffHours = 12

/**
 * What time itself does, every few minutes: reminders and the end of the time to complete a file (step 2), review of postponed ones,
 * uploads and recordings that were never sent, messages whose job was lost. Each is a verb with its own rule: one that is not due is refused and nothing happens.
 */
export async function tendFiles(workplace: Workplace, files: FileStore): Promise<void> {
  const { pool, officeId } = workplace
  await wakeForgotten(workplace)
  const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString()
  let after: string | null = null
  for (;;) {
    const waiting = await waitingForCompletion(pool, officeId, after, batch)
    for (const { id, respondBy } of waiting) {
      if (respondBy < today) await attempt(workplace, { verb: 'lapse', complaintId: id, input: {}, key: `lapse:${id}:${respondBy}` })
      else await attempt(workplace, { verb: 'remind-missing', complaintId: id, input: {}, key: `remind:${id}:${respondBy}:${today}` })
    }
    after = waiting.at(-1)?.id ?? null
    if (waiting.length < batch) break
  }
  for (const id of await postponedUntil(pool, officeId, today)) {
    await attempt(workplace, { verb: 'resume', complaintId: id, input: {}, key: `resume:${id}:${today}` })
  }
  const cutoff = workplace.now().subtract({ hours: unclaimedHours })
  for (const sha256 of await dropUnclaimedFiles(pool, officeId, cutoff)) await files.remove(sha256)
  for (const sha256 of await dropUnusedDocuments(pool, officeId, workplace.now().subtract({ hours: 24 * unusedDocumentDays }))) await removeUnused({ pool, files }, sha256)
  await clearRecordings({ workplace, files }, workplace.now().subtract({ hours: brokenOffHours }))
}

/**
 * The calendar changed: the promises of open files are counted anew, each change an event with its reason. `change` names the change,
 * so that a job that runs twice writes once. Returns how many due times moved.
 */
export async function recomputeDeadlines(workplace: Workplace, because: string, change: string): Promise<number> {
  const { pool, officeId } = workplace
  let moved = 0
  let after: string | null = null
  for (;;) {
    const open = await withPromise(pool, officeId, after, batch)
    for (const { id, dueAt } of open) {
      const input = { before: dueAt.toString(), because }
      if (await attempt(workplace, { verb: 'recompute-deadline', complaintId: id, input, key: `recompute:${change}:${id}` })) moved += 1
    }
    after = open.at(-1)?.id ?? null
    if (open.length < batch) return moved
  }
}

/** Whether something followed. A refusal means that it was not due, or that somebody was faster. */
async function attempt(workplace: Workplace, command: Omit<Command, 'actors'>): Promise<boolean> {
  const acted = await perform(workplace, { ...command, actors: clock })
  return acted.ok && !acted.replayed
}
