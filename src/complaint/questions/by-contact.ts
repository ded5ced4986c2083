import type { Status } from '../status.ts'
import type { Queryable } from '../store/history.ts'

/** A complaint of someone who is known by their number or address. */
export interface ContactCase {
  id: string
  trackingCode: string
  registerNumber: string | null
  channel: string
  status: Status
  step: number
  receivedAt: Temporal.Instant
  /** When the office's promise is due; null while it stands still. */
  dueAt: Temporal.Instant | null
  objectionUntil: Temporal.Instant | null
  /** Until when what is missing is awaited, as a day of the office. */
  respondBy: string | null
  answeredAt: Temporal.Instant | null
  /** The identity is secret: nothing about the matter leaves by message. */
  secret: boolean
}

const columns = `c.id, c.tracking_code as "trackingCode", c.register_number as "registerNumber", c.channel, c.status, c.step, c.received_at as "receivedAt", c.due_at as "dueAt",
  c.objection_until as "objectionUntil", c.respond_by as "respondBy", c.answered_at as "answeredAt", c.identity_secret as secret`

/** The complaints of which the person with this digest is a contact, newest first, at most fifty. */
export async function casesOfContact(queryable: Queryable, officeId: number, digest: Buffer): Promise<ContactCase[]> {
  const { rows } = await queryable.query<ContactCase>({
    name: 'cases_of_contact',
    text: `select ${columns} from complaint_contact k join complaint c on c.office_id = k.office_id and c.id = k.complaint_id
           where k.office_id = $1 and k.digest = $2 order by c.received_at desc, c.id desc limit 50`,
    values: [officeId, digest],
  })
  return rows
}

/** These complaints, whoever asks; for what a message refers to. */
export async function casesByIds(queryable: Queryable, officeId: number, ids: readonly string[]): Promise<ContactCase[]> {
  if (ids.length === 0) return []
  const { rows } = await queryable.query<ContactCase>({
    name: 'cases_by_ids', text: `select ${columns} from complaint c where c.office_id = $1 and c.id = any($2::uuid[]) order by c.received_at desc, c.id desc`, values: [officeId, ids],
  })
  return rows
}

/** Whether the person with this digest is a contact of the complaint. */
export async function isContactOf(queryable: Queryable, officeId: number, digest: Buffer, complaintId: string): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'is_contact_of', text: 'select from complaint_contact where office_id = $1 and digest = $2 and complaint_id = $3', values: [officeId, digest, complaintId],
  })
  return rowCount === 1
}
