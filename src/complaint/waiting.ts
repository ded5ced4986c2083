import type { Role } from '../office/roles.ts'
import { roles } from '../office/roles.ts'
import type { Standard } from '../office/standard/schema.ts'
import { stepOf } from './status.ts'
import type { Status, StepNumber } from './status.ts'
import { permits } from './transitions.ts'
import type { VerbName } from './transitions.ts'

/** The verb that takes a file onward from where it lies. Files in follow-up wait for what was asked of each person: `followUpDuties`. */
const onward = {
  received: 'confirm-complete', complete: 'record', recorded: 'hand-over', 'handed-over': 'accept-hand-over', 'under-study': 'report', reported: 'dispose',
  answered: 'archive', withdrawn: 'archive', 'deemed-withdrawn': 'archive', 'not-processable': 'archive',
} as const satisfies Partial<Record<Status, VerbName>>
export type WaitingStatus = keyof typeof onward
export const waitingStatuses = Object.keys(onward).filter((status): status is WaitingStatus => status in onward)

/** Files of this status wait, but for those that one of these other roles holds and may take onward itself. */
export interface Waiting { status: WaitingStatus; step: StepNumber; verb: VerbName; notHeldBy: readonly Role[] }

/** Which files wait for a person who holds these roles today, own or deputised: from the transitions and the steps' roles in the standard (S3). */
export function waitingFor(held: readonly Role[], standard: Pick<Standard, 'steps'>): Waiting[] {
  return waitingStatuses.flatMap((status) => {
    const verb = onward[status]
    const able = roles.filter((role) => permits(verb, status, { kind: 'machine', id: '', label: '', role }, standard) === 'yes')
    if (!able.some((role) => held.includes(role))) return []
    return [{ status, step: stepOf(status, null), verb, notHeldBy: able.filter((role) => !held.includes(role)) }]
  })
}

/** Every file that waits for anyone: what an auditor, or someone who looks over the whole office, sees. */
export const waitingForAnyone: readonly Waiting[] = waitingStatuses.map((status) => ({ status, step: stepOf(status, null), verb: onward[status], notHeldBy: [] }))

/** What a file in follow-up may ask of someone: approve a draft, do a disposition, deliver an approved answer, go on from where nothing is pending. */
export const duties = ['approve', 'disposition', 'deliver', 'continue'] as const
export type Duty = (typeof duties)[number]

/** Who takes part in step 6 by role; dispositions are addressed to persons besides. */
export function followUpDuties(held: readonly Role[]): { approves: boolean; delivers: boolean; continues: boolean } {
  return {
    approves: held.includes('camat'),
    delivers: held.includes('petugas') || held.includes('kasi-pelayanan'),
    continues: held.includes('kasi-pelayanan'),
  }
}

/** Who looks after files that stand still: asked for completion (step 2), or postponed. */
export function looksAfter(held: readonly Role[], standard: Pick<Standard, 'steps'>): { incomplete: boolean; postponed: boolean } {
  const can = (verb: VerbName, status: Status) => held.some((role) => permits(verb, status, { kind: 'machine', id: '', label: '', role }, standard) === 'yes')
  return { incomplete: can('supply-missing', 'incomplete'), postponed: can('resume', 'postponed') }
}
