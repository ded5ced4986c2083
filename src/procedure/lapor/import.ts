import { readLaporCsv } from '../../channels/lapor/csv.ts'
import { isFault } from '../../channels/lapor/report.ts'
import type { LaporFault, LaporReport, LaporSource } from '../../channels/lapor/report.ts'
import { complaintsByLaporNumbers } from '../../complaint/questions/lapor.ts'
import type { LaporComplaint } from '../../complaint/questions/lapor.ts'
import type { Actor } from '../../office/actor.ts'
import { receive } from '../1-receive/receive.ts'
import type { House } from '../house.ts'

export { readLaporCsv }
export type { LaporFault, LaporReport, LaporSource }

/** What a file holds, before anything is written: new reports, those that the office has, those that ended over there, and rows that are none. */
export interface Preview {
  fresh: LaporReport[]
  known: { report: LaporReport; complaint: LaporComplaint }[]
  ended: LaporReport[]
  faults: LaporFault[]
}

export async function previewReports({ workplace }: Pick<House, 'workplace'>, source: LaporSource): Promise<Preview> {
  const faults: LaporFault[] = []
  const reports = new Map<string, LaporReport>() // a number that stands twice in a file is one report
  for await (const row of source.reports()) {
    if (isFault(row)) faults.push(row)
    else if (!reports.has(row.number)) reports.set(row.number, row)
  }
  const present = await complaintsByLaporNumbers(workplace.pool, workplace.officeId, [...reports.keys()])
  const preview: Preview = { fresh: [], known: [], ended: [], faults }
  for (const report of reports.values()) {
    const complaint = present.get(report.number)
    if (complaint) preview.known.push({ report, complaint })
    else if (report.status === 'selesai' || report.status === 'diarsipkan') preview.ended.push(report)
    else preview.fresh.push(report)
  }
  return preview
}

export interface Opened { opened: { number: string; id: string; trackingCode: string }[]; already: number; refused: { number: string; key: string }[] }

/** Opens a complaint for each report, once: the number is its key, so that repeating the import or entering it at the counter too gives no second one. */
export async function openReports({ workplace }: Pick<House, 'workplace'>, reports: readonly LaporReport[], actor: Actor): Promise<Opened> {
  const opened: Opened = { opened: [], already: 0, refused: [] }
  for (const report of reports) {
    const received = await receive(workplace, { input: inputOf(report), actor, key: `lapor:${report.number}` })
    if (!received.ok) opened.refused.push({ number: report.number, key: received.refusal.key })
    else if (received.replayed) opened.already += 1
    else opened.opened.push({ number: report.number, id: received.receipt.id, trackingCode: received.receipt.trackingCode })
  }
  return opened
}

function inputOf(report: LaporReport): object {
  const { title, content } = report
  return {
    channel: 'lapor', laporNumber: report.number, narrative: title && !content.includes(title) ? `${title}\n\n${content}` : content, confidential: report.secret,
    applicant: {
      ...(report.name ? { name: report.name } : {}), ...(report.phone ? { phone: report.phone } : {}), ...(report.email ? { email: report.email } : {}),
      address: report.address ? { line: report.address } : {},
    },
    incident: { ...(report.happenedOn ? { when: report.happenedOn } : {}), ...(report.place ? { where: report.place } : {}) },
    // The office's clocks count from its own receipt; the day on which it was reported over there is the document's date.
    ...(report.reportedOn ? { letter: { date: report.reportedOn } } : {}),
  }
}
