import type { Actor } from '../../office/actor.ts'
import type { Role } from '../../office/roles.ts'
import { roleKeys } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** Who did something: "Rina Wati, Plh. Camat". */
export function actorText(lang: Language, actor: Actor): string {
  switch (actor.kind) {
    case 'person': return `${actor.name}, ${actingText(lang, actor)}`
    case 'machine': return actor.label
    case 'complainant': return t(lang, 'case.complainant')
    case 'system': return t(lang, 'case.system')
  }
}

function actingText(lang: Language, { role, acting }: Actor & { kind: 'person' }): string {
  const word = t(lang, roleKeys[role])
  return acting === undefined ? word : t(lang, acting === 'plh' ? 'role.acting_plh' : 'role.acting_plt', { role: word })
}

/** Who holds or receives: the person's name with the role, or the role alone. */
export function holderText(lang: Language, { role, personId }: { role: Role; personId: string | null }, names: ReadonlyMap<string, string>): string {
  const name = personId === null ? undefined : names.get(personId)
  const word = t(lang, roleKeys[role])
  return name === undefined ? word : `${name}, ${word}`
}
