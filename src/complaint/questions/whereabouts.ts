import { fold } from '../fold.ts'
import { holderOf } from '../state.ts'
import type { ComplaintState, Custody } from '../state.ts'
import type { Queryable } from '../store/history.ts'
import { namesOfPeople } from './case.ts'
import { readHistories } from './histories.ts'

/** Where a file is: in the archive, or with whom since when. `name`: of the person who holds it, when it is someone's own. */
export interface Whereabouts { archive: ComplaintState['archive']; holder: Custody; name: string | null }

/** "Where is the paper?", for a few files at once. A reopened file is with its holder, and its place in the archive is kept for it. */
export async function whereabouts(queryable: Queryable, officeId: number, ids: readonly string[]): Promise<Map<string, Whereabouts>> {
  const histories = await readHistories(queryable, officeId, ids)
  const states = [...histories].filter(([, events]) => events.length > 0).map(([id, events]) => [id, fold(events)] as const)
  const names = await namesOfPeople(queryable, officeId, [...new Set(states.flatMap(([, state]) => holderOf(state).personId ?? []))])
  return new Map(states.map(([id, state]) => {
    const holder = holderOf(state)
    return [id, { archive: state.archive, holder, name: holder.personId === null ? null : (names.get(holder.personId) ?? null) }]
  }))
}
