import type { Kysely } from 'kysely'
import type pg from 'pg'
import { closureHistory, closuresAt } from '../../office/closure-history.ts'
import type { PastClosure } from '../../office/closure-history.ts'
import type { WorkingCalendar } from '../../clock/calendar.ts'
import { calendarOf } from '../../office/standard/calendar.ts'
import type { StandardInForce, StandardsInForce } from '../../office/standards-in-force.ts'
import type { OfficeTables } from '../../office/tables.ts'
import type { FileStore } from '../../platform/files.ts'
import { copiesOf, differingColumns } from '../compare-columns.ts'
import { project } from '../projection.ts'
import type { ComplaintState } from '../state.ts'
import type { Fault } from './faults.ts'
import { logFaults } from './transparency/verify-log.ts'
import type { VerifyingLog } from './transparency/verify-log.ts'
import { fileRowExists, readBatch, readOfficePapers, readUnclaimed } from './verify-batch.ts'
import type { StoredComplaint, StoredFileRow, StoredPaper } from './verify-batch.ts'
import { chainFaults, foldStored } from './verify-history.ts'
import { registerFaults, strayFaults } from './verify-register.ts'

export interface Verifying extends Pick<VerifyingLog, 'verifier' | 'kept'> { pool: pg.Pool; db: Kysely<OfficeTables>; officeId: number; standards: StandardsInForce; files: FileStore; now(): Temporal.Instant }
export interface Verified { complaints: number; events: number; files: number; papers: number; leaves: number; faults: number }

const batchSize = 200
const lowestId = '00000000-0000-0000-0000-000000000000'
/** A process may have counted by the closures of a few seconds before (see standards-in-force). */
const stale = Temporal.Duration.from({ seconds: 10 })

/**
 * Holds the records of an office against themselves: each history against its chain, each row against its history, the register against its
 * counter, files and papers against their fingerprints, all of it against the transparency log. Reads by batches, whatever the size of the office. Every fault is told to `report`.
 * Not covered, because nothing else knows them: names of files, keys of commands, the office's own tables.
 */
export async function verifyOffice(given: Verifying, report: (fault: Fault) => void): Promise<Verified> {
  const { pool, officeId } = given
  const count: Verified = { complaints: 0, events: 0, files: 0, papers: 0, leaves: 0, faults: 0 }
  const tell = (faults: readonly Fault[]) => {
    count.faults += faults.length
    for (const fault of faults) report(fault)
  }
  const calendars = calendarsOf(await closureHistory(given.db, officeId))
  for (let after = lowestId; ;) {
    const { complaints, events, files, papers } = await readBatch(pool, officeId, after, batchSize)
    for (const row of complaints) {
      const stored = events.get(row.id) ?? []
      const broken = chainFaults({ officeId, complaintId: row.id, head: row.head }, stored)
      tell(broken)
      const [own, issued] = [files.get(row.id) ?? [], papers.get(row.id) ?? []]
      // A history that was changed proves nothing about its copies, and need not even have the shape that folding expects.
      const folded = broken.length === 0 ? foldStored(stored) : null
      if (folded?.ok) {
        tell(await columnFaults(given, calendars, row, folded.state, stored.at(-1)?.at ?? row.updated_at))
        tell([...attachmentFaults(row.id, folded.state, own), ...paperFaults(row.id, folded.state, issued)])
      } else if (folded && stored.length > 0) tell([{ kind: 'history-impossible', complaintId: row.id, detail: folded.reason }])
      for (const file of [...own, ...issued, ...issued.flatMap(({ renditions }) => renditions)]) tell(await contentFaults(given, file, row.id))
      count.complaints += 1
      count.events += stored.length
      count.files += own.length
      count.papers += issued.length
    }
    after = complaints.at(-1)?.id ?? after
    if (complaints.length < batchSize) break
  }
  for (let after = lowestId; ;) {
    const unclaimed = await readUnclaimed(pool, officeId, after, batchSize)
    for (const file of unclaimed) {
      const faults = await contentFaults(given, file)
      if (faults.length > 0 && (await fileRowExists(pool, officeId, file.id))) tell(faults)
    }
    count.files += unclaimed.length
    after = unclaimed.at(-1)?.id ?? after
    if (unclaimed.length < batchSize) break
  }
  for (let after = lowestId; ;) {
    const issued = await readOfficePapers(pool, officeId, after, batchSize)
    for (const paper of issued) for (const content of [paper, ...paper.renditions]) tell(await contentFaults(given, content))
    count.papers += issued.length
    after = issued.at(-1)?.id ?? after
    if (issued.length < batchSize) break
  }
  tell(await registerFaults(pool, officeId))
  tell(await strayFaults(pool, officeId))
  const log = await logFaults(given)
  tell(log.faults)
  count.leaves = log.leaves
  return count
}

type Calendars = (inForce: StandardInForce, at: Temporal.Instant, now: Temporal.Instant) => WorkingCalendar[]

/** The calendars by which a row may have been written at a moment: as it was known then, seconds before, and as it is known now. */
function calendarsOf(closures: readonly PastClosure[]): Calendars {
  const built = new Map<string, WorkingCalendar>()
  return ({ version, bundle, calendar }, at, now) => {
    if (closures.length === 0) return [calendar]
    return [at, at.subtract(stale), now].map((moment) => {
      const days = closuresAt(closures, moment)
      const key = `${version} ${JSON.stringify(days)}`
      const made = built.get(key) ?? calendarOf(bundle, days)
      built.set(key, made)
      return made
    })
  }
}

/** A row must be what its history says under one of these calendars. */
async function columnFaults({ standards, now }: Verifying, calendars: Calendars, row: StoredComplaint, state: ComplaintState, writtenAt: Temporal.Instant): Promise<Fault[]> {
  const inForce = await standards.version(state.standardVersion).catch((error: unknown) => {
    if (error instanceof RangeError) return null // the history names a standard that never was
    throw error
  })
  if (!inForce) return [{ kind: 'history-impossible', complaintId: row.id, detail: 'standard_version' }]
  let differing: string[] = []
  for (const calendar of calendars(inForce, writtenAt, now())) {
    differing = differingColumns(row, copiesOf(state, project(state, inForce.standard, calendar), writtenAt))
    if (differing.length === 0) return []
  }
  return [{ kind: 'columns-differ', complaintId: row.id, detail: differing.join(', ') }]
}

function attachmentFaults(complaintId: string, { attachments }: ComplaintState, rows: readonly StoredFileRow[]): Fault[] {
  const matches = (row: StoredFileRow) => attachments.some((file) => file.id === row.id && file.sha256 === row.sha256 && file.size === row.size && file.mediaType === row.media_type)
  const lost = attachments.filter((file) => !rows.some((row) => row.id === file.id))
  const stray = rows.filter((row) => !attachments.some((file) => file.id === row.id))
  const changed = rows.filter((row) => !stray.includes(row) && !matches(row))
  return [
    ...[...lost, ...changed].map((file) => ({ kind: 'attachment-differs' as const, complaintId, detail: file.id })),
    ...stray.map((file) => ({ kind: 'attachment-stray' as const, complaintId, detail: file.id })),
  ]
}

/** A paper without its event was made a moment ago, and is recorded by the next look at it; an event without its paper is a loss. */
function paperFaults(complaintId: string, state: ComplaintState, rows: readonly StoredPaper[]): Fault[] {
  return state.papers.flatMap((paper): Fault[] => {
    const row = rows.find((candidate) => candidate.id === paper.paper)
    if (!row) return [{ kind: 'paper-missing', complaintId, detail: paper.sha256 }]
    const same = row.sha256 === paper.sha256 && row.kind === paper.kind && row.subject === paper.subject
    const unsigned = paper.renditions.filter(({ sha256 }) => !row.renditions.some((kept) => kept.sha256 === sha256))
    return [
      ...(same ? [] : [{ kind: 'paper-differs' as const, complaintId, detail: row.id }]),
      ...unsigned.map(({ sha256 }) => ({ kind: 'paper-missing' as const, complaintId, detail: sha256 })),
    ]
  })
}

async function contentFaults({ files }: Verifying, file: { sha256: string; size: number }, complaintId?: string): Promise<Fault[]> {
  const where = { ...(complaintId ? { complaintId } : {}), detail: file.sha256 }
  const found = /^[0-9a-f]{64}$/u.test(file.sha256) ? await files.verify(file.sha256) : 'missing'
  return found === 'ok' ? [] : [{ kind: found === 'missing' ? 'file-missing' : 'file-damaged', ...where }]
}
