import type { Problem } from './problem.ts'

/**
 * The problems as `tanggap standard check` prints them, one paragraph each: `file:line message`, then the remedy after an arrow.
 * Empty for none; what the command says then is its own affair.
 */
export function formatProblems(problems: readonly Problem[]): string {
  return problems.map(({ file, line, message, remedy }) => `${file}:${line} ${message}\n  → ${remedy}\n`).join('')
}
