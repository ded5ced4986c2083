import type { Actor } from '../office/actor.ts'
import { may } from '../office/permissions.ts'
import type { Standard } from '../office/standard/schema.ts'
import type { ComplaintState, Look } from './state.ts'
import { permits, transitions, verbNames } from './transitions.ts'
import type { VerbName } from './transitions.ts'

/** How long an identity stays open to whoever looked: long enough for one telephone call and one letter. */
export const lookLasts = { minutes: 30 } as const

/** What is done at a step without knowing who complained. */
const withoutIdentity: ReadonlySet<VerbName> = new Set(['give-receipt', 'issue-receipt', 'archive', 'relocate', 'dispose', 'report-disposition', 'request-coordination', 'close-coordination', 'approve-answer', 'return-answer', 'return-study'])

/**
 * Whether this actor needs to know who complained for the step at hand: the procedure lets them do something now for which the complainant
 * must be known or reached. Everyone else may look with a reason.
 */
export function needsIdentity(state: Pick<ComplaintState, 'status'>, actor: Actor, standard: Pick<Standard, 'steps'>): boolean {
  return may(actor, 'identity.read') && verbNames.some((verb) => transitions[verb].step > 0 && !withoutIdentity.has(verb) && permits(verb, state.status, actor, standard) === 'yes')
}

/**
 * Whether one of these actors has looked, and pages and answers show them who complained. A paper opened without need or reason opens
 * papers alone (`isOpenOnPaper`): it must not spare anybody the reason.
 */
export function isOpenTo(looks: readonly Look[], actors: readonly Actor[], now: Temporal.Instant): boolean {
  return isOpenOnPaper(looks.filter(({ why }) => why !== 'paper'), actors, now)
}

/** Whether one of these actors has looked, in whichever way, so that another paper is no new look. */
export function isOpenOnPaper(looks: readonly Look[], actors: readonly Actor[], now: Temporal.Instant): boolean {
  return looks.some(({ by, until }) => Temporal.Instant.compare(now, until) < 0 && actors.some((actor) => isSame(actor, by)))
}

function isSame(one: Actor, other: Actor): boolean {
  return (one.kind === 'person' || one.kind === 'machine') && one.kind === other.kind && one.id === other.id
}

/** "S. A." for Siti Aminah: enough to tell two files apart, too little to know a person by. */
export function initialsOf(name: string): string {
  return name.trim().split(/\s+/u).flatMap((word) => {
    const [first] = word.match(/[\p{L}\p{N}]/u) ?? []
    return first ? [`${first.toLocaleUpperCase('id')}.`] : []
  }).slice(0, 3).join(' ')
}
