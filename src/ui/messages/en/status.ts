import type { status as id } from '../id/status.ts'

export const status: Record<keyof typeof id, string> = {
  'status.received': 'Received',
  'status.incomplete': 'Waiting for missing details',
  'status.complete': 'Complete',
  'status.recorded': 'Recorded',
  'status.handed_over': 'Handed over to the Head of Services',
  'status.under_study': 'Under study',
  'status.reported': 'Reported to the Camat',
  'status.in_follow_up': 'In follow-up',
  'status.answered': 'Answered',
  'status.archived': 'Archived',
  'status.postponed': 'Postponed',
  'status.merged': 'Merged',
  'status.withdrawn': 'Withdrawn by the complainant',
  'status.deemed_withdrawn': 'Deemed withdrawn',
  'status.not_processable': 'Cannot be processed',
}
