import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Actor } from '../../office/actor.ts'
import { recordOfficeEvent } from '../../office/office-events.ts'
import type { Change } from '../../office/office-events.ts'
import type { OfficeTables } from '../../office/tables.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** Which letter, for which kind of channel (email, sms, chat), in which language. */
export interface TemplatePlace { letter: string; channel: string; language: string }
/** The words of a letter: only a mail has a subject. */
export interface TemplateContent { subject?: string; text: string }
/** One version of a letter's words; `content` null: back to the words that the software brings. */
export interface TemplateVersion extends TemplatePlace { version: number; content: TemplateContent | null; at: Temporal.Instant; by: Actor }

const columns = 'letter, channel, language, version, content, created_at as at, created_by as by'

/** The latest version of every letter that the office ever changed. */
export async function latestTemplates(queryable: Queryable, officeId: number): Promise<TemplateVersion[]> {
  const { rows } = await queryable.query<TemplateVersion>({
    name: 'latest_templates',
    text: `select distinct on (letter, channel, language) ${columns} from message_template where office_id = $1 order by letter, channel, language, version desc`,
    values: [officeId],
  })
  return rows
}

/** The versions of one letter, newest first: the first is the one in use. */
export async function templateVersions(queryable: Queryable, officeId: number, { letter, channel, language }: TemplatePlace, limit: number): Promise<TemplateVersion[]> {
  const { rows } = await queryable.query<TemplateVersion>({
    name: 'template_versions',
    text: `select ${columns} from message_template where office_id = $1 and letter = $2 and channel = $3 and language = $4 order by version desc limit $5`,
    values: [officeId, letter, channel, language, limit],
  })
  return rows
}

/**
 * Adds a version after the one that was seen (0: none), with its line in the office's history, where `name` says which letter it is.
 * @returns false when somebody else was faster: nothing is written
 */
export async function addTemplateVersion(db: Kysely<OfficeTables>, by: Change, place: TemplatePlace, name: string, after: number, content: TemplateContent | null): Promise<boolean> {
  const { officeId, actor, now } = by
  const { letter, channel, language } = place
  return db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      insert into message_template (office_id, letter, channel, language, version, content, created_at, created_by)
      select ${officeId}, ${letter}, ${channel}, ${language}, ${after + 1}::int, ${content && JSON.stringify(content)}::jsonb, ${now}, ${JSON.stringify(actor)}::jsonb
      where ${after}::int = coalesce((
        select max(version) from message_template where office_id = ${officeId} and letter = ${letter} and channel = ${channel} and language = ${language}), 0)
      on conflict do nothing`.execute(trx)
    const added = numAffectedRows === 1n
    if (added) await recordOfficeEvent(trx, by, 'template-changed', { name, version: after + 1, letter, channel, language })
    return added
  })
}
