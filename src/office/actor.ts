import type { Channel } from './channels.ts'
import type { Role } from './roles.ts'

/** How a deputy holds a role: `plh` Pelaksana Harian (short absence), `plt` Pelaksana Tugas (vacancy or long absence). */
export type Acting = 'plh' | 'plt'

/**
 * Who does something, as it is kept in the history.
 * For a person, `role` is the role in use: their own, or a deputised one when `acting` is set.
 */
export type Actor =
  | { kind: 'person'; id: string; name: string; title: string; role: Role; acting?: Acting }
  | { kind: 'complainant'; via: Channel }
  | { kind: 'machine'; id: string; label: string; role: Role }
  | { kind: 'system'; part: string }

/** The role an actor uses, or undefined for a complainant and for the system itself. */
export function roleOf(actor: Actor): Role | undefined {
  return actor.kind === 'person' || actor.kind === 'machine' ? actor.role : undefined
}
