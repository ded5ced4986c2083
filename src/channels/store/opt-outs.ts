import type pg from 'pg'
import type { MessageChannel } from '../message.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** Notes that a person wants no news on a channel (they answered STOP), or wants it again. `digest`: the keyed digest of their address (contactDigest). */
export async function setOptOut(queryable: Queryable, officeId: number, channel: MessageChannel, digest: Buffer, out: boolean, now: Temporal.Instant): Promise<void> {
  if (out) {
    await queryable.query({
      name: 'opt_out', text: 'insert into opt_out (office_id, channel, digest, at) values ($1, $2, $3, $4) on conflict do nothing', values: [officeId, channel, digest, now],
    })
  } else await queryable.query({ name: 'opt_in', text: 'delete from opt_out where office_id = $1 and channel = $2 and digest = $3', values: [officeId, channel, digest] })
}

/** Whether the person of this address wants no news on a channel. */
export async function isOptedOut(queryable: Queryable, officeId: number, channel: MessageChannel, digest: Buffer): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'is_opted_out', text: 'select from opt_out where office_id = $1 and channel = $2 and digest = $3', values: [officeId, channel, digest],
  })
  return rowCount === 1
}
