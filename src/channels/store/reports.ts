import type pg from 'pg'
import type { DeliveryReport, OutboundState } from '../message.ts'

export interface ReportedOn { id: string; state: OutboundState; complaintId: string | null }

/** States that a report may still change. A bounce may follow a delivery: the first server took it, the next one did not. */
const open: Record<DeliveryReport['outcome'], readonly OutboundState[]> = {
  sent: ['sending', 'queued'],
  delayed: ['sending', 'sent'],
  delivered: ['queued', 'sending', 'sent', 'failed', 'expired'],
  failed: ['queued', 'sending', 'sent', 'delivered'],
}

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu

/**
 * Applies a report to the message of ours that it is about; null when there is none or it changes nothing. One statement, so that it is all
 * or nothing and takes one journey: reports come by the hundred thousand.
 */
export async function applyReport(queryable: Queryable, officeId: number, report: DeliveryReport): Promise<ReportedOn | null> {
  const { id, externalId, outcome } = report
  if (id === undefined ? !externalId : !uuid.test(id)) return null
  const state = outcome === 'delayed' ? null : outcome
  const { rows } = await queryable.query<ReportedOn>({
    name: id === undefined ? 'report_by_external_id' : 'report_by_id',
    text: `with reported as (
             update outbound_message set state = coalesce($4, state), words = $5, external_id = coalesce(external_id, $9), sent_at = coalesce(sent_at, $6), settled_at = case when $7 then $6::timestamptz else settled_at end
             where office_id = $1 and channel = $2 and state = any($8)
               and id = ${id === undefined ? '(select id from outbound_message where office_id = $1 and channel = $2 and external_id = $3 limit 1)' : '$3::uuid'}
             returning id, state, complaint_id
           ), stepped as (
             insert into outbound_step (office_id, message_id, at, state, words) select $1, id, $6, coalesce($4, 'delayed'), $5 from reported
           ) select id, state, complaint_id as "complaintId", case when $7 and complaint_id is not null then (${settledJob('id')}).id end as job from reported`,
    values: [officeId, report.channel, id ?? externalId, state, report.words, report.at, state === 'delivered' || state === 'failed', open[outcome], externalId ?? null],
  })
  const [reported] = rows
  return reported ? { id: reported.id, state: reported.state, complaintId: reported.complaintId } : null
}

/** Has a job look at what a settled message means for its complaint; SQL, with the id as an expression. */
export const settledJob = (id: string) => `graphile_worker.add_job('message-settled', json_build_object('id', ${id}::uuid))`

export async function writeStep(client: Pick<pg.PoolClient, 'query'>, officeId: number, messageId: string, state: string, words: string | null, at: Temporal.Instant): Promise<void> {
  await client.query({ name: 'write_step', text: 'insert into outbound_step (office_id, message_id, at, state, words) values ($1, $2, $3, $4, $5)', values: [officeId, messageId, at, state, words] })
}
