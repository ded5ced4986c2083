import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Actor } from './actor.ts'
import { recordOfficeEvent } from './office-events.ts'
import type { Change } from './office-events.ts'
import type { LetterKind } from './paper-kinds.ts'
import type { OfficeTables } from './tables.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** A template of letters as somebody brought it; its bytes are in the file store. Every one is kept. */
export interface LetterTemplate { kind: LetterKind; version: number; sha256: string; size: number; fileName: string; at: Temporal.Instant; by: Actor }
/** Since when a version is in force. `version` null: the one that the software brings. */
export interface TemplateUse { kind: LetterKind; seq: number; version: number | null; at: Temporal.Instant; by: Actor }

const columns = 'kind, version, sha256, size, file_name as "fileName", created_at as at, created_by as by'

/** The newest versions of a kind. */
export async function letterTemplates(queryable: Queryable, officeId: number, kind: LetterKind, limit: number): Promise<LetterTemplate[]> {
  const { rows } = await queryable.query<LetterTemplate>({
    name: 'letter_templates', text: `select ${columns} from letter_template where office_id = $1 and kind = $2 order by version desc limit $3`, values: [officeId, kind, limit],
  })
  return rows
}

/** One version, or null. */
export async function letterTemplate(queryable: Queryable, officeId: number, kind: LetterKind, version: number): Promise<LetterTemplate | null> {
  const { rows } = await queryable.query<LetterTemplate>({
    name: 'letter_template', text: `select ${columns} from letter_template where office_id = $1 and kind = $2 and version = $3`, values: [officeId, kind, version],
  })
  return rows[0] ?? null
}

/** What is in force of each kind that was ever changed. */
export async function templatesInUse(queryable: Queryable, officeId: number): Promise<TemplateUse[]> {
  const { rows } = await queryable.query<TemplateUse>({
    name: 'templates_in_use', text: 'select distinct on (kind) kind, seq, version, at, by from letter_template_use where office_id = $1 order by kind, seq desc', values: [officeId],
  })
  return rows
}

/** Keeps a template as the next version of its kind, with its line in the office's history (`name`: the kind in words). It is not in force by this. */
export async function addLetterTemplate(db: Kysely<OfficeTables>, by: Change, name: string, template: Pick<LetterTemplate, 'kind' | 'sha256' | 'size' | 'fileName'>): Promise<number> {
  const { officeId, actor, now } = by
  const { kind, sha256, size, fileName } = template
  return db.transaction().execute(async (trx) => {
    // One at a time: two that come together are two versions.
    await sql`select pg_advisory_xact_lock(hashtextextended('letter_template ' || ${officeId}::text || ${kind}, 0))`.execute(trx)
    const { rows } = await sql<{ version: number }>`
      insert into letter_template (office_id, kind, version, sha256, size, file_name, created_at, created_by)
      select ${officeId}, ${kind}, coalesce((select max(version) from letter_template where office_id = ${officeId} and kind = ${kind}), 0) + 1, ${sha256}, ${size}::int, ${fileName}, ${now}, ${JSON.stringify(actor)}::jsonb
      returning version`.execute(trx)
    const version = rows[0]?.version
    if (version === undefined) throw new Error('a template was not kept')
    await recordOfficeEvent(trx, by, 'letter-template-added', { name, version, letter: kind, sha256 })
    return version
  })
}

/**
 * Puts a version into force, null: the one that the software brings; `after`: the use that was seen (0: none).
 * @returns false when somebody else was faster: nothing is written
 */
export async function putTemplateIntoUse(db: Kysely<OfficeTables>, by: Change, name: string, kind: LetterKind, version: number | null, after: number): Promise<boolean> {
  const { officeId, actor, now } = by
  return db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      insert into letter_template_use (office_id, kind, seq, version, at, by)
      select ${officeId}, ${kind}, ${after + 1}::int, ${version}::int, ${now}, ${JSON.stringify(actor)}::jsonb
      where ${after}::int = coalesce((select max(seq) from letter_template_use where office_id = ${officeId} and kind = ${kind}), 0)
      on conflict do nothing`.execute(trx)
    const used = numAffectedRows === 1n
    if (used) await recordOfficeEvent(trx, by, 'letter-template-used', { name, ...(version === null ? {} : { version }), letter: kind })
    return used
  })
}
