import { project } from '../../complaint/projection.ts'
import type { Projection } from '../../complaint/projection.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'
import { fold } from '../../complaint/fold.ts'
import { isOpenTo } from '../../complaint/looks.ts'
import { linkedCases, namesOfPeople } from '../../complaint/questions/case.ts'
import type { LinkedCase } from '../../complaint/questions/case.ts'
import { standingOf } from '../../complaint/standing.ts'
import type { Standing } from '../../complaint/standing.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { filesOf } from '../../complaint/store/uploads.ts'
import type { Upload } from '../../complaint/store/uploads.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { isPinLocked } from '../../complaint/store/pin-locks.ts'
import type { Actor } from '../../office/actor.ts'
import { listParties } from '../../office/parties.ts'
import { listPeopleInRoles } from '../../office/people/people.ts'
import { mayAny } from '../../office/permissions.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { FormContext } from '../../procedure/form-kit.tsx'
import { messagesOfCase } from '../../procedure/incoming/inbox.ts'
import type { Incoming } from '../../procedure/incoming/inbox.ts'
import { isOutOfReach, messagesTo, reachOf } from '../../procedure/letters/ledger.ts'
import type { LedgerMessage, Reach } from '../../procedure/letters/ledger.ts'
import type { House } from '../../procedure/house.ts'
import { agendaOf } from './agenda.ts'
import type { Agenda } from './agenda.ts'

/** All that the case page shows, read in one round: the history is the truth, the tables only add names. */
export interface CaseView {
  id: string
  state: ComplaintState
  events: readonly ComplaintEvent[]
  inForce: StandardInForce
  projection: Projection
  standing: Standing
  files: readonly Upload[]
  linked: readonly LinkedCase[]
  agenda: Agenda
  /** What came from the complainant by e-mail, SMS and chat, oldest first. */
  incoming: readonly Incoming[]
  /** What was sent to the complainant, oldest first. */
  messages: readonly LedgerMessage[]
  /** How they are reached by message; null where the house speaks on no channel. */
  reach: Reach | null
  /** The case is open and nobody can be written to. */
  outOfReach: boolean
  /** Too many wrong PINs were tried on its tracking code. */
  pinLocked: boolean
  context: FormContext
}

/** Roles that a disposisi may go to. */
const addressable = ['sekcam', 'kasi-pelayanan', 'kasi', 'petugas', 'arsiparis', 'camat'] as const

/** The case as this reader sees it, or null when there is none. */
export async function loadCase(house: Pick<House, 'workplace' | 'db' | 'secret' | 'pool' | 'channels'>, id: string, actors: readonly Actor[]): Promise<CaseView | null> {
  const { workplace, db } = house
  const { pool, officeId, zone } = workplace
  const history = await readHistory(pool, officeId, id)
  if (!history) return null
  const { events } = history
  const state = fold(events)
  const inForce = await workplace.standards.version(state.standardVersion)
  const { standard, calendar, categories } = inForce
  const now = workplace.now()
  const projection = project(state, standard, calendar)
  const identityShown = !state.identitySecret || mayAny(actors, 'identity.read')
  const identityOpen = identityShown && isOpenTo(state.looks, actors, now)
  const receiptGiven = events.some(({ type }) => type === 'receipt-given')
  const agenda = agendaOf(state, actors, { standard, calendar, now, receiptGiven })
  const offers = new Set([...agenda.now, ...agenda.also].map(({ verb }) => verb))
  const [files, linked, names, incoming, messages, reach, pinLocked, people, parties] = await Promise.all([
    filesOf(pool, officeId, id),
    linkedCases(pool, officeId, id, state.mergedInto),
    namesOfPeople(pool, officeId, peopleIn(state)),
    messagesOfCase(workplace, actors, id, identityOpen),
    messagesTo(house, id),
    reachOf(house, state),
    isPinLocked(pool, officeId, state.trackingCode),
    offers.has('dispose') ? listPeopleInRoles(db, officeId, addressable) : [],
    offers.has('request-coordination') ? listParties(db, officeId) : [],
  ])
  return {
    id, state, events, inForce, projection, standing: standingOf(projection.clocks, standard, calendar, now), files, linked, agenda, incoming, messages, reach, outOfReach: isOutOfReach(reach, state), pinLocked,
    context: {
      standard, categories, zone, now, actors, people, parties, fileNames: files.map(({ name }) => name), names,
      identityShown, identityOpen,
    },
  }
}

function peopleIn(state: ComplaintState): string[] {
  const ids = [...state.custody.map(({ personId }) => personId), ...state.dispositions.flatMap(({ to }) => to.map(({ personId }) => personId))]
  return [...new Set(ids)].filter((id) => id !== null)
}
