import { issueLink, linkPath } from './office/people/one-time-links.ts'
import { addPerson, findPersonByEmail, listPeople } from './office/people/people.ts'
import type { House } from './procedure/house.ts'

const email = 'admin@kantor.invalid'

/**
 * What a new installation prints: a link that works once, to set the first administrator's password. Printed at every start
 * until somebody has set a password, so that a lost terminal does not lock the office out.
 */
export async function firstAdministrator({ db, workplace, config }: House): Promise<string> {
  const { officeId } = workplace
  const people = await listPeople(db, officeId)
  if (people.some((person) => person.role === 'admin' && person.active && person.hasPassword)) return ''
  const by = { officeId, actor: { kind: 'system', part: 'start' }, now: workplace.now() } as const
  if (!people.some((person) => person.role === 'admin')) {
    await addPerson(db, by, { name: 'Administrator', title: 'Administrator', role: 'admin', email })
  }
  const admin = people.find((person) => person.role === 'admin' && person.active) ?? (await findPersonByEmail(db, officeId, email))
  if (!admin) return ''
  const link = await issueLink(db, by, admin.id, 'first-password')
  if (!link.ok) throw new Error(`no link for the first administrator: ${link.refusal.key}`)
  return [
    '', `Kata sandi administrator (${admin.email}) belum diatur. Buka tautan ini sekali, berlaku 72 jam:`,
    `${config.publicUrl}${linkPath(link.token)}`, '',
  ].join('\n')
}
