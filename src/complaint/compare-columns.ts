import { canonicalJson } from './canonical-json.ts'
import type { Projection } from './projection.ts'
import type { ComplaintState } from './state.ts'

/** The columns of a complaint's row that are copies of its history. */
export type Copies = Projection & { channel: string; tracking_code: string; standard_version: number; received_at: Temporal.Instant; updated_at: Temporal.Instant; version: number }

/** Columns → the copies that a state must have left. `updatedAt`: moment of the last event. */
export function copiesOf(state: ComplaintState, projection: Projection, updatedAt: Temporal.Instant): Copies {
  return {
    ...projection, channel: state.channel, tracking_code: state.trackingCode, standard_version: state.standardVersion,
    received_at: state.receivedAt, updated_at: updatedAt, version: state.version,
  }
}

/** Names of the columns in which a row differs from what its history says; in alphabetical order. */
export function differingColumns(stored: Record<string, unknown>, expected: Copies): string[] {
  return Object.entries(expected).filter(([column, value]) => plain(stored[column]) !== plain(value)).map(([column]) => column).sort()
}

/** One text for a value, as the database keeps it: moments to the microsecond. */
function plain(value: unknown): string {
  if (value instanceof Temporal.Instant) return value.round({ smallestUnit: 'microsecond', roundingMode: 'halfExpand' }).toString()
  return canonicalJson(jsonable(value ?? null))
}

function jsonable(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return value.toString()
  if (Array.isArray(value)) return value.map(jsonable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, jsonable(member)]))
}
