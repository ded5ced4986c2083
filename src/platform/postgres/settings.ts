/** Server settings by their PostgreSQL names. They go on the command line, so a postgresql.conf cannot weaken them. */
export type Settings = Record<string, string>

/** Settings for an office's machine: durable, small, and with nothing in the server's log that a citizen wrote. */
export const baseSettings: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  io_method: 'sync',
  huge_pages: 'off',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'ISO, YMD',
  lc_messages: 'C',
  idle_in_transaction_session_timeout: '60s',
  // Messages below LOG quote statements and values ("Key (email)=(…) already exists"): personal data.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
}
