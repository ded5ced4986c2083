import { settleMessage } from '../../channels/store/inbound.ts'
import type { KeptMessage, Settled } from '../../channels/store/inbound.ts'
import { queueMessage } from '../../channels/store/outbound.ts'
import type { NewMessage } from '../../channels/store/outbound.ts'
import { withTransaction } from '../../platform/transaction.ts'
import type { House } from '../house.ts'

/** What is answered to a message; null: nothing. */
export type Reply = NewMessage | null

/** Writes down what became of a message, and queues what is answered, together or not at all. @returns false when somebody was faster: nothing is written */
export async function settle({ workplace }: Pick<House, 'workplace'>, message: KeptMessage, settled: Settled, reply: Reply): Promise<boolean> {
  const { pool, officeId, now } = workplace
  const at = now()
  return withTransaction(pool, async (client) => {
    if (!(await settleMessage(client, officeId, message, settled, at))) return false
    if (reply) await queueMessage(client, officeId, reply, at)
    return true
  })
}
