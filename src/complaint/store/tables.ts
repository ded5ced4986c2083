import type { ColumnType, Generated } from 'kysely'
import type { Actor } from '../../office/actor.ts'
import type { ClockReading } from '../clocks.ts'
import type { Projection } from '../projection.ts'

type Moment = Temporal.Instant
type ReadOnly<T> = ColumnType<T, T, never>

/** Rows of migrations/0002-complaint.sql and 0012-papers.sql. */
export interface ComplaintTables {
  complaint: Omit<Projection, 'clocks' | 'archive'> & {
    office_id: number
    id: string
    version: number
    head: Buffer
    channel: string
    tracking_code: string
    intake_key: string
    standard_version: number
    received_at: Moment
    clocks: ColumnType<ClockReading[], string, string>
    archive: ColumnType<Projection['archive'], string | null, string | null>
    updated_at: Moment
    search: Generated<string>
  }
  complaint_event: {
    office_id: ReadOnly<number>
    complaint_id: ReadOnly<string>
    seq: ReadOnly<number>
    type: ReadOnly<string>
    at: ReadOnly<Moment>
    actor: ColumnType<Actor, string, never>
    data: ColumnType<Record<string, unknown>, string, never>
    personal_digest: ReadOnly<Buffer | null>
    previous: ReadOnly<Buffer>
    hash: ReadOnly<Buffer>
  }
  complaint_event_personal: {
    office_id: number
    complaint_id: string
    seq: number
    salt: Buffer
    content: ColumnType<Record<string, unknown>, string, never>
  }
  command_answer: { office_id: number; key: string; complaint_id: string; verb: string; content: string | null; answer: ColumnType<unknown, string, never>; at: Moment }
  register_counter: { office_id: number; year: number; last: number }
  file: {
    office_id: number
    id: string
    sha256: string
    size: number
    media_type: string
    name: string
    complaint_id: string | null
    uploaded_at: Moment
  }
  complaint_contact: { office_id: number; digest: Buffer; complaint_id: string }
  issued_paper: {
    office_id: number; id: string; complaint_id: string | null; kind: string; subject: string; code: string | null; number: string | null
    sha256: string; size: number; issued_at: Moment; issued_by: ColumnType<Actor | null, string | null, never>
  }
  paper_rendition: { office_id: number; paper_id: string; sha256: string; size: number; media_type: string; how: string; at: Moment; by: ColumnType<Actor, string, never> }
  letter_number: {
    office_id: number; number_key: string; number: string; series: string; year: number; sequence: number | null; complaint_id: string; letter_id: string
    kind: string; taken_at: Moment
  }
  letter_counter: { office_id: number; series: string; year: number; last: number }
}
