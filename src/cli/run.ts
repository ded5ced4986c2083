import { Command, CommanderError } from 'commander'
import { StandardInvalid } from '../office/standard/problem.ts'
import { formatProblems } from '../office/standard/check.ts'
import { StartError } from '../platform/start-error.ts'
import { t } from '../ui/messages/messages.ts'
import { addChannel } from './channel.ts'
import { addClock } from './clock.ts'
import { addLog } from './log.ts'
import { addStandard } from './standard.ts'
import { Refused, WrongUsage } from './terminal.ts'
import type { Terminal } from './terminal.ts'
import { addToken } from './token.ts'
import { addUser } from './user.ts'
import { addVerify } from './verify.ts'

/** Runs one command of the operator. @returns the exit code: 0 done, 1 refused with a reason, 2 wrong usage. Never throws, never shows a stack. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const program = commandLine(terminal)
  try {
    await program.parseAsync([...words], { from: 'user' })
    return 0
  } catch (error) {
    return judge(error, terminal)
  }
}

function commandLine(terminal: Terminal): Command {
  const { lang } = terminal
  const program = new Command('tanggap').description(t(lang, 'cli.about')).addHelpText('after', `\n  --lang=id|en  ${t(lang, 'cli.lang')}\n`)
    .helpOption('-h, --help', t(lang, 'cli.help')).helpCommand(false).exitOverride()
    .configureOutput({ writeOut: (text) => { terminal.out(text) }, writeErr: (text) => { terminal.err(text) } })
  for (const add of [addClock, addStandard, addUser, addToken, addChannel, addVerify, addLog]) add(program, terminal)
  settle(program)
  return program
}

/** Subcommands do not inherit how the program ends and writes. */
function settle(parent: Command): void {
  for (const child of parent.commands) {
    child.copyInheritedSettings(parent)
    settle(child)
  }
}

function judge(error: unknown, terminal: Terminal): 0 | 1 | 2 {
  // Commander has printed its own message: help asked for is a success, everything else wrong usage.
  if (error instanceof CommanderError) return error.code === 'commander.helpDisplayed' || error.code === 'commander.version' ? 0 : 2
  if (error instanceof Refused || error instanceof StartError) {
    if (error.message !== '') terminal.err(`${error.message}\n`)
    return 1
  }
  if (error instanceof WrongUsage) {
    terminal.err(`${error.message}\n`)
    return 2
  }
  if (error instanceof StandardInvalid) terminal.err(formatProblems(error.problems))
  else terminal.err(`${t(terminal.lang, 'cli.failed', { reason: error instanceof Error ? error.message : String(error) })}\n`)
  return 1
}
