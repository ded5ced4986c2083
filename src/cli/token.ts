import type { Command } from 'commander'
import { Option } from 'commander'
import { createApiToken, listApiTokens, revokeApiToken } from '../office/api-tokens.ts'
import { roles } from '../office/roles.ts'
import type { Role } from '../office/roles.ts'
import { t } from '../ui/messages/messages.ts'
import { printJson, printTable, Refused, WrongUsage } from './terminal.ts'
import type { CommonOptions, Terminal } from './terminal.ts'
import { changeBy, lineOf, refused } from './user.ts'
import { withHouse } from './with-house.ts'

interface Creating extends CommonOptions { role: Role; label?: string; days?: string }

/** `token create`, `token list`, `token revoke`: bearer tokens of programs. */
export function addToken(program: Command, terminal: Terminal): void {
  const { lang } = terminal
  const token = program.command('token').description(t(lang, 'cli.token'))
  token.command('create').description(t(lang, 'cli.token_create'))
    .addOption(new Option('--role <role>', t(lang, 'cli.role')).choices(roles).makeOptionMandatory())
    .option('--label <label>', t(lang, 'cli.label'))
    .option('--days <days>', t(lang, 'cli.days'))
    .option('--json', t(lang, 'cli.json'))
    .action(async (options: Creating) => {
      const days = options.days === undefined ? null : daysOf(options.days, terminal)
      const label = lineOf(options.label ?? `${options.role}, command line`, '--label', terminal)
      await withHouse(terminal, async (house) => {
        const by = changeBy(house)
        const expiresAt = days === null ? null : by.now.add({ hours: 24 * days })
        const made = await createApiToken(house.db, by, { label, role: options.role, expiresAt })
        if (options.json) printJson(terminal, { ...made, label, role: options.role, expiresAt: expiresAt?.toString() ?? null })
        else terminal.out(`${made.token}\n`)
      })
    })
  token.command('list').description(t(lang, 'cli.token_list')).option('--json', t(lang, 'cli.json')).action((options: CommonOptions) => withHouse(terminal, async (house) => {
    const tokens = await listApiTokens(house.db, house.workplace.officeId)
    const shown = tokens.map(({ createdAt, expiresAt, ...rest }) => ({ ...rest, createdAt: createdAt.toString(), expiresAt: expiresAt?.toString() ?? null }))
    if (options.json) printJson(terminal, shown)
    else if (shown.length === 0) terminal.out(`${t(lang, 'cli.none')}\n`)
    else printTable(terminal, shown.map((row) => [row.id, row.role, row.label, row.createdAt, row.expiresAt ?? '']))
  }))
  token.command('revoke').description(t(lang, 'cli.token_revoke')).argument('<id>', t(lang, 'cli.token_id')).option('--json', t(lang, 'cli.json'))
    .action(async (id: string, options: CommonOptions) => {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(id)) throw new Refused(t(lang, 'office.refusal.not_found'))
      await withHouse(terminal, async (house) => {
        const revoked = await revokeApiToken(house.db, changeBy(house), id)
        if (!revoked.ok) throw refused(revoked.refusal, terminal)
        if (options.json) printJson(terminal, { id, revoked: true })
        else terminal.out(`${t(lang, 'cli.revoked')}\n`)
      })
    })
}

function daysOf(text: string, { lang }: Terminal): number {
  const days = /^\d{1,4}$/u.test(text) ? Number(text) : 0
  if (days < 1 || days > 3_650) throw new WrongUsage(t(lang, 'cli.wrong_days', { value: text }))
  return days
}
