import type { Actor } from '../office/actor.ts'
import { addClosure, listClosures } from '../office/closures.ts'
import { addParty, listParties } from '../office/parties.ts'
import { appointDeputy, listDeputies } from '../office/people/deputies.ts'
import { changePassword } from '../office/people/one-time-links.ts'
import { createPasswords } from '../office/people/passwords.ts'
import { addPerson, findPersonByEmail } from '../office/people/people.ts'
import type { OfficeRefusal } from '../office/refusal.ts'
import type { Role } from '../office/roles.ts'
import type { House } from '../procedure/house.ts'
import { recomputeDeadlines } from '../procedure/tend.ts'
import { demoAccounts, demoPassword } from './accounts.ts'
import { demoParties } from './directory.ts'
import type { By } from './script.ts'

/** Who plays whom, and whom the office knows. */
export interface Cast {
  people: ReadonlyMap<Role, Actor & { kind: 'person' }>
  parties: ReadonlyMap<string, string>
  actor(by: By): Actor
  /** Ids of the complaints by their names in the script, as they become known. */
  complaints: Map<string, string>
}

/** The demo's accounts with their password, and its directory; what is there already stays. */
export async function hireStaff({ db, workplace }: House, at: Temporal.Instant): Promise<Cast> {
  const { officeId } = workplace
  const by = { officeId, actor: { kind: 'system', part: 'demo' }, now: at } as const
  const passwords = createPasswords()
  const people = new Map<Role, Actor & { kind: 'person' }>()
  for (const account of demoAccounts) {
    if (!(await findPersonByEmail(db, officeId, account.email))) done(await addPerson(db, by, account))
    const person = await findPersonByEmail(db, officeId, account.email)
    if (!person) throw new Error('a demo account that was added is not there')
    if (!person.hasPassword) await changePassword(db, by, person.id, await passwords.hash(demoPassword), '')
    people.set(account.role, { kind: 'person', id: person.id, name: person.name, title: person.title, role: person.role })
  }
  const cast: Cast = { people, parties: new Map(), complaints: new Map(), actor: (who) => actorOf(people, who) }
  const known = new Set((await listParties(db, officeId, { all: true })).map(({ name }) => name))
  for (const party of demoParties) if (!known.has(party.name)) done(await addParty(db, { ...by, actor: cast.actor('admin') }, party))
  return { ...cast, parties: new Map((await listParties(db, officeId)).map(({ name, id }) => [name, id])) }
}

function actorOf(people: Cast['people'], by: By): Actor {
  if (by === 'system') return { kind: 'system', part: 'clock' }
  if (by === 'complainant') return { kind: 'complainant', via: 'web' }
  const person = people.get(by === 'plh-camat' ? 'sekcam' : by)
  if (!person) throw new Error(`the demo has no ${by}`)
  return by === 'plh-camat' ? { ...person, role: 'camat', acting: 'plh' } : person
}

/** The Camat is away for some days: the Sekcam acts. */
export async function appointDemoDeputy({ db, workplace }: House, cast: Cast, at: Temporal.Instant, now: Temporal.Instant): Promise<void> {
  const { officeId, zone } = workplace
  const person = cast.people.get('sekcam')
  if (!person || (await listDeputies(db, officeId)).length > 0) return
  const from = at.toZonedDateTimeISO(zone).toPlainDate()
  const to = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 4 })
  done(await appointDeputy(db, { officeId, actor: cast.actor('admin'), now: at }, {
    personId: person.id, role: 'camat', kind: 'plh', from: from.toString(), to: to.toString(), reason: 'Camat mengikuti pelatihan kepemimpinan di luar kota.',
  }))
}

/** A closed day, announced the afternoon before: the promises of open files are counted anew. */
export async function announceClosure({ db, workplace }: House, cast: Cast, date: string, at: Temporal.Instant): Promise<void> {
  const { officeId, standards } = workplace
  const name = 'Kantor tutup: perbaikan instalasi listrik gedung'
  const before = (await listClosures(db, officeId)).find((closure) => closure.date === date)
  if (!before) done(await addClosure(db, { officeId, actor: cast.actor('admin'), now: at }, { date, kind: 'office-closure', name }))
  standards.refresh()
  await recomputeDeadlines({ ...workplace, now: () => at }, name, `demo-closure:${date}`)
}

function done(outcome: { ok: true } | { ok: false; refusal: OfficeRefusal }): void {
  if (!outcome.ok) throw new Error(`the demo office could not be set up: ${outcome.refusal.key}`)
}
