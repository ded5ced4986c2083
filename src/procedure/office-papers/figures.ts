import { statistics } from '../../complaint/questions/statistics.ts'
import type { Statistics } from '../../complaint/questions/statistics.ts'
import { openStandardVersions } from '../../office/standard-versions.ts'
import type { House } from '../house.ts'
import { endOf } from './period.ts'
import type { Period } from './period.ts'

/** The office in numbers for the complaints received in a period; what became of them counts up to `asOf`. */
export async function periodFigures({ workplace, db }: Pick<House, 'workplace' | 'db'>, period: Period, asOf: Temporal.Instant): Promise<Statistics> {
  const { pool, officeId, zone } = workplace
  const versions = await openStandardVersions(db, officeId).list()
  const promises = Object.fromEntries(versions.map(({ version, content }) => [version, content.standard.time.promise]))
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant()
  return statistics(pool, { officeId, from: start(period.from), until: start(endOf(period)), now: asOf, zone, promises })
}

/** Of all promises that were due, how many were kept, in whole percent rounded down; null: none was due. */
export function keptShare({ promise: { kept, lateAnswered, lateOpen } }: Pick<Statistics, 'promise'>): number | null {
  const due = kept + lateAnswered + lateOpen
  return due === 0 ? null : Math.floor((kept * 100) / due)
}

/** Fewer than this of a confidential category are not named: in a small place, somebody would know who it was. */
export const fewest = 5
