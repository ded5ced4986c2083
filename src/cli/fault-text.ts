import type { Fault, FaultKind } from '../complaint/store/faults.ts'
import { t } from '../ui/messages/messages.ts'
import type { Language, MessageKey } from '../ui/messages/messages.ts'

const faultKeys = {
  'history-missing': 'cli.fault_history_missing', 'history-gap': 'cli.fault_history_gap', 'event-changed': 'cli.fault_event_changed',
  'event-unlinked': 'cli.fault_event_unlinked', 'head-differs': 'cli.fault_head_differs', 'history-impossible': 'cli.fault_history_impossible',
  'personal-missing': 'cli.fault_personal_missing', 'personal-changed': 'cli.fault_personal_changed', 'personal-stray': 'cli.fault_personal_stray',
  'event-stray': 'cli.fault_event_stray', 'columns-differ': 'cli.fault_columns_differ', 'attachment-differs': 'cli.fault_attachment_differs',
  'attachment-stray': 'cli.fault_attachment_stray', 'file-missing': 'cli.fault_file_missing', 'file-damaged': 'cli.fault_file_damaged',
  'paper-differs': 'cli.fault_paper_differs', 'paper-missing': 'cli.fault_paper_missing', 'register-gap': 'cli.fault_register_gap',
  'register-double': 'cli.fault_register_double', 'register-counter': 'cli.fault_register_counter', 'log-missing': 'cli.fault_log_missing', 'log-differs': 'cli.fault_log_differs', 'log-stray': 'cli.fault_log_stray',
  'log-gap': 'cli.fault_log_gap', 'log-tile': 'cli.fault_log_tile', 'log-root': 'cli.fault_log_root', 'log-checkpoint': 'cli.fault_log_checkpoint', 'log-rolled-back': 'cli.fault_log_rolled_back',
} as const satisfies Record<FaultKind, MessageKey>

/** One line: where it is (complaint, event), what is wrong, and what exactly. */
export function faultText(lang: Language, { kind, complaintId, seq, detail }: Fault): string {
  const where = [complaintId, seq === undefined ? '' : `#${seq}`].filter(Boolean).join(' ')
  return [where, t(lang, faultKeys[kind]), detail].filter(Boolean).join(': ')
}
