import type { Append, Queryable } from './history.ts'
import { projectionColumns } from './history.ts'

// One statement for any number of complaints, each with its events, their personal parts, its files and its follow-up jobs. A complaint
// whose intake key was used before is left out with all that belongs to it.
export const openSql = `with opened as (
    insert into complaint (office_id, id, version, head, channel, tracking_code, intake_key, standard_version, received_at, updated_at, ${projectionColumns.join(', ')})
    select office_id, id, version, head, channel, tracking_code, intake_key, standard_version, received_at, updated_at, ${projectionColumns.join(', ')}
    from json_populate_recordset(null::complaint, $1)
    on conflict on constraint complaint_intake_key do nothing
    returning id
  ), event as (
    insert into complaint_event select e.* from json_populate_recordset(null::complaint_event, $2) e join opened on opened.id = e.complaint_id
  ), personal as (
    insert into complaint_event_personal select p.* from json_populate_recordset(null::complaint_event_personal, $3) p join opened on opened.id = p.complaint_id
  ), claimed as (
    update file set complaint_id = f.complaint_id from json_populate_recordset(null::file, $4) f join opened on opened.id = f.complaint_id
    where file.office_id = f.office_id and file.id = f.id
  ), contact as (
    insert into complaint_contact select c.* from json_populate_recordset(null::complaint_contact, $6) c join opened on opened.id = c.complaint_id on conflict do nothing
  ), job as (
    select graphile_worker.add_job(task, payload, job_key := key)
    from json_to_recordset($5) as j(complaint_id uuid, task text, payload json, key text) join opened on opened.id = j.complaint_id
  )
  select id from opened where (select count(*) from job) >= 0`

export interface Open extends Omit<Append, 'answered'> {
  channel: string
  trackingCode: string
  intakeKey: string
  standardVersion: number
  receivedAt: Temporal.Instant
}

/** Opens these complaints in one statement. Gives the ids of those that were opened; the intake key of the others was used before. */
export async function open(queryable: Queryable, writes: readonly Open[]): Promise<Set<string>> {
  // In the order of their keys, so that two statements with the same keys wait for each other instead of both.
  const inOrder = writes.toSorted((a, b) => (a.intakeKey < b.intakeKey ? -1 : 1))
  const lists = [inOrder.map(complaintRow), inOrder.flatMap(eventRows), inOrder.flatMap(personalRows), inOrder.flatMap(fileRows), inOrder.flatMap(jobRows), inOrder.flatMap(contactRows)]
  const { rows } = await queryable.query<{ id: string }>({ name: 'open', text: openSql, values: lists.map((list) => JSON.stringify(list)) })
  return new Set(rows.map((row) => row.id))
}

const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`

function complaintRow(write: Open): object {
  const last = write.events.at(-1)
  if (!last) throw new Error('nothing to write')
  return {
    ...write.projection, office_id: write.officeId, id: write.complaintId, version: last.seq, head: hex(last.hash), channel: write.channel,
    tracking_code: write.trackingCode, intake_key: write.intakeKey, standard_version: write.standardVersion, received_at: write.receivedAt, updated_at: last.at,
  }
}

function eventRows({ officeId, complaintId, events }: Open): object[] {
  return events.map(({ seq, type, at, actor, data, personal, previous, hash }) => ({
    office_id: officeId, complaint_id: complaintId, seq, type, at, actor, data, personal_digest: personal && hex(personal.digest), previous: hex(previous), hash: hex(hash),
  }))
}

function personalRows({ officeId, complaintId, events }: Open): object[] {
  return events.flatMap(({ seq, personal }) => (
    personal ? [{ office_id: officeId, complaint_id: complaintId, seq, salt: hex(personal.salt), content: personal.content }] : []))
}

const fileRows = ({ officeId, complaintId, fileIds }: Open): object[] => fileIds.map((id) => ({ office_id: officeId, complaint_id: complaintId, id }))
const contactRows = ({ officeId, complaintId, contacts }: Open): object[] => contacts.map((digest) => ({ office_id: officeId, digest: hex(digest), complaint_id: complaintId }))
const jobRows = ({ complaintId, jobs }: Open): object[] => jobs.map((job) => ({ ...job, complaint_id: complaintId }))
