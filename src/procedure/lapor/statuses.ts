import type { LaporStatus } from '../../channels/lapor/report.ts'
import type { Status } from '../../complaint/status.ts'

/** Our status in the words of SP4N-LAPOR!: one for each, so that nobody has to think which to choose over there. */
const words = {
  received: 'belum-ditindaklanjuti', complete: 'belum-ditindaklanjuti',
  recorded: 'dalam-proses', 'handed-over': 'dalam-proses', 'under-study': 'dalam-proses', reported: 'dalam-proses', 'in-follow-up': 'dalam-proses',
  incomplete: 'tertunda', postponed: 'tertunda',
  answered: 'selesai', archived: 'selesai',
  merged: 'diarsipkan', withdrawn: 'diarsipkan', 'deemed-withdrawn': 'diarsipkan', 'not-processable': 'diarsipkan',
} as const satisfies Record<Status, LaporStatus>

/** An archived file says how it ended: one that was answered is done, one that ended without an answer is archived over there too. */
export function laporStatusOf(status: Status, answered: boolean): LaporStatus {
  return status === 'archived' && !answered ? 'diarsipkan' : words[status]
}
