import type { Queryable } from '../store/history.ts'

/**
 * Whether a command was answered under a key that begins with `prefix` and is not `key`. The prefix ends in a colon and hexadecimal
 * digits follow it, so that the range is the same in every collation.
 */
export async function otherKeyUsed(queryable: Queryable, officeId: number, prefix: string, key: string): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'other_key_used',
    text: `select 1 from command_answer where office_id = $1 and key >= $2 and key < $2 || 'g' and starts_with(key, $2) and key <> $3 limit 1`,
    values: [officeId, prefix, key],
  })
  return (rowCount ?? 0) > 0
}
