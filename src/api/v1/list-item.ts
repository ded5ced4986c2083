import { initialsOf } from '../../complaint/looks.ts'
import type { ComplaintRow } from '../../complaint/questions/complaints-page.ts'

/** A complaint's row as the list shows it: who complained by initials. */
export function listItem(row: ComplaintRow, now: Temporal.Instant) {
  return {
    id: row.id, version: row.version, trackingCode: row.tracking_code, registerNumber: row.register_number, status: row.status, step: row.step, channel: row.channel,
    class: row.class, category: row.category, urgency: row.urgency, area: row.area, outcome: row.outcome,
    receivedAt: row.received_at.toString(), completeAt: text(row.complete_at), dueAt: text(row.due_at),
    overdue: row.due_at !== null && Temporal.Instant.compare(row.due_at, now) < 0, answeredAt: text(row.answered_at), archivedAt: text(row.archived_at),
    holder: { role: row.holder_role, personId: row.holder_id }, identitySecret: row.identity_secret, complainant: (row.complainant && initialsOf(row.complainant)) || null,
    summary: row.summary, place: row.place, updatedAt: row.updated_at.toString(),
  }
}

function text(at: Temporal.Instant | null): string | null {
  return at?.toString() ?? null
}
