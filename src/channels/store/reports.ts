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

/** Applies a report to the message of ours that it is about, in the caller's transaction; null when there is none or it changes nothing. */
export async function applyReport(client: pg.PoolClient, officeId: number, report: DeliveryReport): Promise<ReportedOn | null> {
  if (!report.id && !report.externalId) return null
  const { rows } = await client.query<ReportedOn>({
    name: report.id ? 'reported_by_id' : 'reported_by_external_id',
    text: `select id, state, complaint_id as "complaintId" from outbound_message where office_id = $1 and channel = $2 and ${report.id ? 'id::text = $3' : 'external_id = $3'} for update`,
    values: [officeId, report.channel, report.id ?? report.externalId],
  })
  const message = rows[0]
  if (!message || !open[report.outcome].includes(message.state)) return null
  const state: OutboundState = report.outcome === 'delayed' ? message.state : report.outcome
  const settled = state === 'delivered' || state === 'failed'
  await client.query({
    name: 'apply_report',
    text: `update outbound_message set state = $3, words = $4, sent_at = coalesce(sent_at, $5), settled_at = case when $6 then $5::timestamptz else settled_at end where office_id = $1 and id = $2`,
    values: [officeId, message.id, state, report.words, report.at, settled],
  })
  await writeStep(client, officeId, message.id, report.outcome === 'delayed' ? 'delayed' : state, report.words, report.at)
  if (settled) await followUp(client, message.id)
  return { ...message, state }
}

export async function writeStep(client: Pick<pg.PoolClient, 'query'>, officeId: number, messageId: string, state: string, words: string | null, at: Temporal.Instant): Promise<void> {
  await client.query({ name: 'write_step', text: 'insert into outbound_step (office_id, message_id, at, state, words) values ($1, $2, $3, $4, $5)', values: [officeId, messageId, at, state, words] })
}

/** What a settled message means for its complaint is decided by a job. */
export async function followUp(client: Pick<pg.PoolClient, 'query'>, messageId: string): Promise<void> {
  await client.query({ name: 'follow_up_message', text: `select graphile_worker.add_job('message-settled', json_build_object('id', $1::uuid))`, values: [messageId] })
}
