import type { QueueAsk, Viewer } from '../../complaint/questions/queue.ts'
import type { Status } from '../../complaint/status.ts'
import { looksAfter, waitingFor, waitingForAnyone } from '../../complaint/waiting.ts'
import { mayAny } from '../../office/permissions.ts'
import type { Actor } from '../../office/actor.ts'
import { roleOf } from '../../office/actor.ts'
import type { Standard } from '../../office/standard/schema.ts'

/** A part of the queue: the files at one step, those that wait for the complainant, the postponed. `id` stands in the address. */
export interface Group { id: string; step: number | null; ask: QueueAsk; statuses: readonly Status[] }

/** Who looks: their roles today, and whether they see only (auditor). Null for someone who may not read complaints. */
export function viewerOf(actors: readonly Actor[], whole: boolean): (Viewer & { readsOnly: boolean }) | null {
  if (!mayAny(actors, 'case.read')) return null
  const roles = [...new Set(actors.flatMap((actor) => roleOf(actor) ?? []))]
  const own = actors.find((actor) => actor.kind === 'person')
  const readsOnly = !mayAny(actors, 'case.work')
  return { personId: own?.kind === 'person' ? own.id : null, roles, whole: whole || readsOnly, readsOnly }
}

/** The parts of a viewer's queue, in the order of the steps; those that can never hold a file for them are left out. */
export function groupsOf(viewer: Viewer, standard: Pick<Standard, 'steps'>): Group[] {
  const waiting = viewer.whole ? waitingForAnyone : waitingFor(viewer.roles, standard)
  const still = viewer.whole ? { incomplete: true, postponed: true } : looksAfter(viewer.roles, standard)
  const groups: Group[] = []
  for (const { number } of standard.steps) {
    const here = waiting.filter(({ step }) => step === number)
    const followUp = number === 6
    if (here.length === 0 && !followUp) continue
    groups.push({ id: String(number), step: number, ask: { waiting: here, followUp }, statuses: [...here.map(({ status }) => status), ...(followUp ? ['in-follow-up' as const] : [])] })
  }
  if (still.incomplete) groups.push(stillGroup('pelapor', 'incomplete'))
  if (still.postponed) groups.push(stillGroup('ditunda', 'postponed'))
  return groups
}

function stillGroup(id: string, status: 'incomplete' | 'postponed'): Group {
  return { id, step: null, ask: { waiting: [{ status, notHeldBy: [] }], followUp: false }, statuses: [status] }
}

/** Everything that a viewer's groups ask, as one question; for counting. */
export function askAll(groups: readonly Group[]): QueueAsk {
  return { waiting: groups.flatMap(({ ask }) => ask.waiting), followUp: groups.some(({ ask }) => ask.followUp) }
}
