import type pg from 'pg'
import type { CallDirection } from './calls.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** What an officer typed of a call that is on hold. `fields`: the form as it was sent; `files`: the uploads that were kept with it. */
export interface IntakeDraft {
  id: string; personId: string; fields: Record<string, unknown>; files: readonly string[]; number: string | null; direction: CallDirection; callId: string | null
  startedAt: Temporal.Instant; savedAt: Temporal.Instant
}
export interface ListedDraft extends IntakeDraft { personName: string }

const columns = `d.id, d.person_id as "personId", d.fields, d.files, d.number, d.direction, d.call_id as "callId", d.started_at as "startedAt", d.saved_at as "savedAt"`

/** Saves a draft as it stands now. @returns false when it is done already, or belongs to a colleague who has it in hand: nothing is written */
export async function saveDraft(queryable: Queryable, officeId: number, draft: IntakeDraft): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'save_draft',
    text: `insert into intake_draft as d (office_id, id, person_id, fields, files, number, direction, call_id, started_at, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict (office_id, id) do update set fields = excluded.fields, files = excluded.files, number = excluded.number, saved_at = excluded.saved_at
           where d.closed_at is null and d.person_id = excluded.person_id`,
    values: [officeId, draft.id, draft.personId, JSON.stringify(draft.fields), draft.files, draft.number, draft.direction, draft.callId, draft.startedAt, draft.savedAt],
  })
  return rowCount === 1
}

/** The open draft, or null. */
export async function findDraft(queryable: Queryable, officeId: number, id: string): Promise<IntakeDraft | null> {
  const { rows } = await queryable.query<IntakeDraft>({ name: 'find_draft', text: `select ${columns} from intake_draft d where office_id = $1 and id = $2 and closed_at is null`, values: [officeId, id] })
  return rows[0] ?? null
}

/** A person's own drafts, and those that colleagues left before `leftBefore`: nobody's complaint lies forgotten. Oldest first. */
export async function listDrafts(queryable: Queryable, officeId: number, personId: string, leftBefore: Temporal.Instant): Promise<ListedDraft[]> {
  const { rows } = await queryable.query<ListedDraft>({
    name: 'list_drafts',
    text: `select ${columns}, p.name as "personName" from intake_draft d join person p on p.office_id = d.office_id and p.id = d.person_id
           where d.office_id = $1 and d.closed_at is null and (d.person_id = $2 or d.saved_at < $3) order by d.saved_at limit 100`,
    values: [officeId, personId, leftBefore],
  })
  return rows
}

/** Takes over a draft that a colleague left. @returns false when it is in hand or done */
export async function takeOverDraft(queryable: Queryable, officeId: number, id: string, personId: string, leftBefore: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'take_over_draft', text: 'update intake_draft set person_id = $3 where office_id = $1 and id = $2 and closed_at is null and (person_id = $3 or saved_at < $4)', values: [officeId, id, personId, leftBefore],
  })
  return rowCount === 1
}

/** The draft became a complaint, or was thrown away: what was typed is erased, its id stays a while so that nothing opens it again. */
export async function closeDraft(queryable: Queryable, officeId: number, draft: Pick<IntakeDraft, 'id' | 'personId'>, now: Temporal.Instant): Promise<void> {
  await queryable.query({
    name: 'close_draft',
    text: `insert into intake_draft as d (office_id, id, person_id, fields, direction, started_at, saved_at, closed_at) values ($1, $2, $3, '{}', 'in', $4, $4, $4)
           on conflict (office_id, id) do update set fields = '{}', files = '{}', number = null, call_id = null, closed_at = excluded.closed_at where d.person_id = excluded.person_id`,
    values: [officeId, draft.id, draft.personId, now],
  })
}

/** Forgets drafts that are done since a day. */
export async function clearClosedDrafts(queryable: Queryable, officeId: number, now: Temporal.Instant): Promise<void> {
  await queryable.query('delete from intake_draft where office_id = $1 and closed_at < $2', [officeId, now.subtract({ hours: 24 })])
}
