/** What can be wrong with the records of an office. */
export const faultKinds = [
  'history-missing', 'history-gap', 'event-changed', 'event-unlinked', 'head-differs', 'history-impossible',
  'personal-missing', 'personal-changed', 'personal-stray', 'event-stray', 'columns-differ',
  'attachment-differs', 'attachment-stray', 'file-missing', 'file-damaged', 'paper-differs', 'paper-missing',
  'register-gap', 'register-double', 'register-counter',
  'log-missing', 'log-differs', 'log-stray', 'log-gap', 'log-tile', 'log-root', 'log-checkpoint', 'log-rolled-back',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** One thing that is wrong, and where. `detail`: columns, a file's fingerprint, a register number: nothing personal. */
export interface Fault { kind: FaultKind; complaintId?: string; seq?: number; detail?: string }
