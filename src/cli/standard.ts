import { resolve } from 'node:path'
import type { Command } from 'commander'
import { formatProblems } from '../office/standard/check.ts'
import { checkStandard } from '../office/standard/load.ts'
import { t } from '../ui/messages/messages.ts'
import { printJson, Refused } from './terminal.ts'
import type { CommonOptions, Terminal } from './terminal.ts'

/** `standard check`: every fault of a standard's file or folder, with its line and remedy. */
export function addStandard(program: Command, terminal: Terminal): void {
  const { lang } = terminal
  program.command('standard').description(t(lang, 'cli.standard')).command('check')
    .description(t(lang, 'cli.standard_check')).argument('<path>').option('--json', t(lang, 'cli.json'))
    .action(async (path: string, options: CommonOptions) => {
      const problems = await checkStandard(resolve(terminal.root, path))
      if (options.json) printJson(terminal, problems)
      else if (problems.length === 0) terminal.out(`${t(lang, 'cli.standard_good', { path })}\n`)
      if (problems.length > 0) throw new Refused(options.json ? '' : formatProblems(problems).trimEnd())
    })
}
