import type { IssuedPaper } from '../complaint/store/papers.ts'
import { listPeopleInRoles } from '../office/people/people.ts'
import type { Actor } from '../office/actor.ts'
import { closeMonth } from '../desk/register/closing.ts'
import { issueFileList, issueSpineLabel } from '../procedure/office-papers/file-list.ts'
import { readPeriod } from '../procedure/office-papers/period.ts'
import { issueReport } from '../procedure/office-papers/period-report.ts'
import type { House } from '../procedure/house.ts'

/** The ordner of the demo in which the complaint with all papers lies. */
const ordner = 'PGD-01'

/** The papers of the demo office itself, of the month before this one. */
export async function issueDemoOfficePapers(house: House): Promise<IssuedPaper[]> {
  const { workplace, db } = house
  const [person] = await listPeopleInRoles(db, workplace.officeId, ['kasi-pelayanan'])
  if (!person) throw new Error('the demo has no Kasi Pelayanan')
  const actor: Actor = { kind: 'person', id: person.id, name: person.name, title: person.title, role: person.role }
  const month = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().subtract({ months: 1 })
  const period = readPeriod(`${month.year}-${String(month.month).padStart(2, '0')}`)
  if (!period) throw new Error('a month that is none')
  const { register, closing } = await closeMonth(house, { year: month.year, month: month.month, actor })
  const lists = [await issueFileList(house, { ordner, actor }), await issueSpineLabel(house, { ordner, actor })]
  return [
    register, closing, await issueReport(house, 'period-report', period, actor), await issueReport(house, 'notice', period, actor), ...lists.filter((paper) => paper !== null),
  ]
}
