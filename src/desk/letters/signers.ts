import type { Kysely } from 'kysely'
import type { LetterKind, SigningCapacity } from '../../office/paper-kinds.ts'
import { listDeputies } from '../../office/people/deputies.ts'
import { listPeople } from '../../office/people/people.ts'
import type { Person } from '../../office/people/people.ts'
import type { OfficeTables } from '../../office/tables.ts'

/** Who may sign a naskah dinas. */
const signingRoles: readonly string[] = ['camat', 'sekcam', 'kasi-pelayanan', 'kasi']
/** Naskah of whoever wrote it; everything else the office says by its head. */
const ofTheWriter: readonly LetterKind[] = ['memo', 'minutes']

export type Signer = Pick<Person, 'id' | 'name' | 'title'>
/** Those who can sign, and for whom a letter is made out at first. */
export interface Signers { all: Signer[]; first: { personId: string; capacity: SigningCapacity } | null }

/** The office's signers on a day (ISO), with whoever stands in for the Camat then: Plt. or Plh. */
export async function signersOf(db: Kysely<OfficeTables>, officeId: number, { kind, writer, today }: { kind: LetterKind; writer: string; today: string }): Promise<Signers> {
  const [people, deputies] = await Promise.all([listPeople(db, officeId), listDeputies(db, officeId)])
  const acting = deputies.find(({ role, from, to, endedAt }) => role === 'camat' && endedAt === null && from <= today && today <= to)
  const all = people.filter(({ id, role, active }) => active && (signingRoles.includes(role) || id === acting?.personId))
  const own = all.find(({ id }) => id === writer)
  if (own && ofTheWriter.includes(kind)) return { all, first: { personId: own.id, capacity: 'own' } }
  if (acting && all.some(({ id }) => id === acting.personId)) return { all, first: { personId: acting.personId, capacity: acting.kind } }
  const head = all.find(({ role }) => role === 'camat') ?? own ?? all[0]
  return { all, first: head ? { personId: head.id, capacity: 'own' } : null }
}
