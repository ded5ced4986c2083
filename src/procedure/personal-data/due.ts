import { dueAt } from '../../clock/run.ts'
import type { OfficeMoment } from '../../office/standard/vocabulary.ts'
import type { House } from '../house.ts'

/** By when the office owes something that is no step of a complaint, by the clock of its standard (UU 27/2022: 3 × 24 hours by the wall clock). */
export async function officeDue({ workplace }: Pick<House, 'workplace'>, startsWhen: OfficeMoment, from: Temporal.Instant): Promise<Temporal.Instant> {
  const { standard, calendar } = await workplace.standards.inForce(from.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
  const clock = standard.officeClocks.find((candidate) => candidate.startsWhen === startsWhen)
  const due = clock ? dueAt(calendar, clock.limit, from) : from.add(threeDays)
  if (!due) throw new Error('a clock without pauses is always due')
  return due
}

/** What the law says where a standard does not name its clock: 3 × 24 hours (UU 27/2022 Ps 30, 32, 40, 41, 46). */
const threeDays = { hours: 72 }
