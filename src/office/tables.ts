import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely'
import type { Acting, Actor } from './actor.ts'
import type { Role } from './roles.ts'
import type { StandardBundle } from './standard/bundle.ts'

type Instant = ColumnType<Temporal.Instant, Temporal.Instant, Temporal.Instant>
type InstantOrNull = ColumnType<Temporal.Instant | null, Temporal.Instant | null, Temporal.Instant | null>
type DefaultInstant = ColumnType<Temporal.Instant, Temporal.Instant | undefined, Temporal.Instant>

/** The office's own tables (migrations/0001-office.sql) as queries see them. Dates are `YYYY-MM-DD`, hashes raw bytes. */
export interface OfficeTables {
  office: { id: number; slug: string; name: string; zone: string; created_at: DefaultInstant }
  standard_version: {
    office_id: number
    version: number
    valid_from: string
    sha256: string
    content: JSONColumnType<StandardBundle>
    loaded_at: DefaultInstant
  }
  person: {
    office_id: number
    id: string
    name: string
    title: string
    role: Role
    email: string
    password_hash: string | null
    nip: ColumnType<string | null, string | null | undefined, string | null>
    rank: ColumnType<string | null, string | null | undefined, string | null>
    active: ColumnType<boolean, boolean | undefined, boolean>
    created_at: Instant
  }
  deputy: {
    office_id: number
    id: string
    person_id: string
    role: Role
    kind: Acting
    from_date: string
    to_date: string
    reason: string
    created_at: Instant
    ended_at: InstantOrNull
  }
  one_time_link: {
    office_id: number
    token_hash: Buffer
    person_id: string
    purpose: 'first-password' | 'reset'
    created_at: Instant
    expires_at: Instant
    used_at: InstantOrNull
  }
  session: {
    office_id: number
    token_hash: Buffer
    person_id: string
    csrf_token: string
    device: string
    created_at: Instant
    seen_at: Instant
    expires_at: Instant
  }
  sign_in_failure: { office_id: number; id: GeneratedAlways<number>; bucket: Buffer; at: Instant }
  api_token: {
    office_id: number
    token_hash: Buffer
    id: string
    label: string
    role: Role
    created_at: Instant
    expires_at: InstantOrNull
    revoked_at: InstantOrNull
  }
  closure: {
    office_id: number
    id: string
    date: string
    kind: 'national-holiday' | 'joint-leave' | 'office-closure'
    name: string
    created_by: string | null
    created_at: Instant
    revoked_at: InstantOrNull
  }
  party: {
    office_id: number
    id: string
    name: string
    kind: string
    address: string | null
    phone: string | null
    email: string | null
    reply_days: number
    active: ColumnType<boolean, boolean | undefined, boolean>
    created_at: Instant
  }
  office_event: {
    office_id: number
    id: GeneratedAlways<number>
    at: Instant
    actor: JSONColumnType<Actor>
    type: string
    data: JSONColumnType<object>
  }
}
