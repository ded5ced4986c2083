import type { Queryable } from '../store/history.ts'

/** What a message became, as the complaints themselves know it. */
export interface MadeOf { complaintId: string; became: 'complaint' | 'supplement' | 'note' | 'objection' }

/** What was made of a message before the program died that was about to write it down; null when nothing was. */
export async function madeOfMessage(queryable: Queryable, officeId: number, messageId: string): Promise<MadeOf | null> {
  const { rows } = await queryable.query<MadeOf>({
    name: 'made_of_message',
    text: `select id as "complaintId", 'complaint' as became from complaint where office_id = $1 and intake_key = 'message:' || $2::text || ':complaint'
           union all
           select complaint_id, split_part(key, ':', 3) from command_answer
           where office_id = $1 and key in ('message:' || $2::text || ':supplement', 'message:' || $2::text || ':note', 'message:' || $2::text || ':objection') limit 1`,
    values: [officeId, messageId],
  })
  return rows[0] ?? null
}
