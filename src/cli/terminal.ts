import type { Config } from '../platform/config.ts'
import type { Language } from '../ui/messages/messages.ts'

/** Where a command writes and what it was started with; given by main, chosen by tests. */
export interface Terminal {
  lang: Language
  /** The project's root. */
  root: string
  config(): Config
  /** Results: standard output. */
  out(text: string): void
  /** Reasons and warnings: standard error. */
  err(text: string): void
  now(): Temporal.Instant
  /** Ends a command that runs until it is stopped. */
  stopped: AbortSignal
}

/** The command was understood and refused: the reason is printed, exit 1. */
export class Refused extends Error {
  override name = 'Refused'
}

/** The command was not written as it must be: exit 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage'
}

/** Every command takes `--json`; commander gives options without types. */
export interface CommonOptions { json?: boolean }

/** One JSON value on one line. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value)}\n`)
}

/** Columns under each other, for people. */
export function printTable(terminal: Terminal, rows: readonly (readonly string[])[]): void {
  const widths = rows.reduce<number[]>((known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)), [])
  for (const row of rows) terminal.out(`${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()}\n`)
}
