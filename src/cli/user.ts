import type { Command } from 'commander'
import { Option } from 'commander'
import type { Change } from '../office/office-events.ts'
import { issueLink, linkPath } from '../office/people/one-time-links.ts'
import { addPerson, findPersonByEmail, listPeople } from '../office/people/people.ts'
import type { OfficeRefusal } from '../office/refusal.ts'
import { roles } from '../office/roles.ts'
import type { Role } from '../office/roles.ts'
import type { House } from '../procedure/house.ts'
import { formatDateTime } from '../ui/format.ts'
import { roleKeys } from '../ui/frame.ts'
import { t } from '../ui/messages/messages.ts'
import { printJson, printTable, Refused, WrongUsage } from './terminal.ts'
import type { CommonOptions, Terminal } from './terminal.ts'
import { withHouse } from './with-house.ts'

interface Adding extends CommonOptions { name: string; role: Role; email: string; title?: string }

/** `user add`, `user list`, `user link`: who may sign in. No command asks for a password: a link lets the person choose it. */
export function addUser(program: Command, terminal: Terminal): void {
  const { lang } = terminal
  const user = program.command('user').description(t(lang, 'cli.user'))
  user.command('add').description(t(lang, 'cli.user_add'))
    .requiredOption('--name <name>', t(lang, 'cli.name'))
    .addOption(new Option('--role <role>', t(lang, 'cli.role')).choices(roles).makeOptionMandatory())
    .requiredOption('--email <email>', t(lang, 'cli.email'))
    .option('--title <title>', t(lang, 'cli.title'))
    .option('--json', t(lang, 'cli.json'))
    .action(async (options: Adding) => {
      const email = emailOf(options.email, terminal)
      const name = lineOf(options.name, '--name', terminal)
      const title = options.title === undefined ? t('id', roleKeys[options.role]) : lineOf(options.title, '--title', terminal)
      await withHouse(terminal, async (house) => {
        const by = changeBy(house)
        const added = await addPerson(house.db, by, { name, title, role: options.role, email })
        if (!added.ok) throw refused(added.refusal, terminal)
        await giveLink(house, terminal, options, { id: added.id, name }, 'first-password')
      })
    })
  user.command('list').description(t(lang, 'cli.user_list')).option('--json', t(lang, 'cli.json')).action((options: CommonOptions) => withHouse(terminal, async (house) => {
    const people = await listPeople(house.db, house.workplace.officeId)
    if (options.json) return printJson(terminal, people)
    const remark = (person: (typeof people)[number]) => (!person.active ? t(lang, 'cli.inactive') : person.hasPassword ? '' : t(lang, 'cli.no_password'))
    printTable(terminal, people.map((person) => [person.role, person.name, person.title, person.email, remark(person)]))
  }))
  user.command('link').description(t(lang, 'cli.user_link')).requiredOption('--email <email>', t(lang, 'cli.email')).option('--json', t(lang, 'cli.json'))
    .action((options: CommonOptions & { email: string }) => withHouse(terminal, async (house) => {
      const person = await findPersonByEmail(house.db, house.workplace.officeId, emailOf(options.email, terminal))
      if (!person) throw new Refused(t(lang, 'cli.unknown_person', { email: options.email }))
      await giveLink(house, terminal, options, person, person.hasPassword ? 'reset' : 'first-password')
    }))
}

async function giveLink(house: House, terminal: Terminal, options: CommonOptions, person: { id: string; name: string }, purpose: 'first-password' | 'reset'): Promise<void> {
  const { lang } = terminal
  const issued = await issueLink(house.db, changeBy(house), person.id, purpose)
  if (!issued.ok) throw refused(issued.refusal, terminal)
  const link = `${house.config.publicUrl}${linkPath(issued.token)}`
  if (options.json) return printJson(terminal, { id: person.id, link, expiresAt: issued.expiresAt.toString() })
  const until = formatDateTime(lang, issued.expiresAt, house.workplace.zone)
  terminal.out(`${t(lang, 'cli.link', { name: person.name, until })}\n${link}\n`)
}

/** Who changes the office from the command line: whoever may run it owns the data. */
export function changeBy({ workplace }: House): Change {
  return { officeId: workplace.officeId, actor: { kind: 'system', part: 'command-line' }, now: workplace.now() }
}

export function refused({ key }: OfficeRefusal, { lang }: Terminal): Refused {
  return new Refused(t(lang, `office.refusal.${key}`))
}

const mostLetters = 200

/** One line of text for an option. @throws WrongUsage */
export function lineOf(text: string, option: string, { lang }: Terminal): string {
  const line = text.toWellFormed().normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\s]+/gu, ' ').trim()
  if (line === '' || line.length > mostLetters) throw new WrongUsage(t(lang, 'cli.wrong_text', { option, max: mostLetters }))
  return line
}

function emailOf(text: string, { lang }: Terminal): string {
  const email = text.trim()
  if (email.length > 254 || !/^[^\s@<>"(),:;\\[\]]+@[^\s@]+\.[^\s@.]+$/u.test(email)) throw new WrongUsage(t(lang, 'cli.wrong_email', { value: text }))
  return email
}
