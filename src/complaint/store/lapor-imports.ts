import type { Actor } from '../../office/actor.ts'
import type { Queryable } from './history.ts'

export interface LaporImport { id: string; sha256: string; size: number; name: string; at: Temporal.Instant; by: Actor; opened: number; known: number; refused: number }

/** Keeps which file came, before anything of it is opened. */
export async function keepLaporImport(queryable: Queryable, officeId: number, kept: Omit<LaporImport, 'opened' | 'known' | 'refused'>): Promise<void> {
  await queryable.query('insert into lapor_import (office_id, id, sha256, size, name, at, by) values ($1, $2, $3, $4, $5, $6, $7)',
    [officeId, kept.id, kept.sha256, kept.size, kept.name, kept.at, JSON.stringify(kept.by)])
}

/** Writes down what became of its rows. */
export async function countLaporImport(queryable: Queryable, officeId: number, id: string, counts: Pick<LaporImport, 'opened' | 'known' | 'refused'>): Promise<void> {
  await queryable.query('update lapor_import set opened = opened + $3, known = $4, refused = $5 where office_id = $1 and id = $2', [officeId, id, counts.opened, counts.known, counts.refused])
}

const columns = 'id, sha256, size, name, at, by, opened, known, refused'

/** The import, or null. */
export async function findLaporImport(queryable: Queryable, officeId: number, id: string): Promise<LaporImport | null> {
  const { rows } = await queryable.query<LaporImport>(`select ${columns} from lapor_import where office_id = $1 and id = $2`, [officeId, id])
  return rows[0] ?? null
}

/** The latest imports, newest first. */
export async function latestLaporImports(queryable: Queryable, officeId: number, limit: number): Promise<LaporImport[]> {
  const { rows } = await queryable.query<LaporImport>(`select ${columns} from lapor_import where office_id = $1 order by at desc, id desc limit $2`, [officeId, limit])
  return rows
}
