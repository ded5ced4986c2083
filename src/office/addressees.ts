import type pg from 'pg'
import type { Role } from './roles.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** Of the people asked for, those who are active, in the order asked, with their own role first and then the roles they deputise on that day. */
export async function addressees(queryable: Queryable, officeId: number, ids: readonly string[], date: string): Promise<{ id: string; name: string; roles: Role[] }[]> {
  const { rows } = await queryable.query<{ id: string; name: string; roles: Role[] }>({
    name: 'addressees',
    text: `select p.id, p.name, array[p.role] || array(
       select d.role from deputy d where d.office_id = p.office_id and d.person_id = p.id and d.ended_at is null and $3::date between d.from_date and d.to_date
     ) as roles
     from person p where p.office_id = $1 and p.id = any($2::uuid[]) and p.active order by array_position($2::uuid[], p.id)`,
    values: [officeId, ids, date],
  })
  return rows
}

/** A party of the directory that may be asked, or null. */
export async function partyFact(queryable: Queryable, officeId: number, id: string): Promise<{ id: string; name: string; replyDays: number } | null> {
  const { rows } = await queryable.query<{ id: string; name: string; replyDays: number }>(
    'select id, name, reply_days as "replyDays" from party where office_id = $1 and id = $2 and active', [officeId, id])
  return rows[0] ?? null
}
