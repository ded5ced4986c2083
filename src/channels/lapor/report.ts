/** A report of SP4N-LAPOR! as it reaches the office. Dates are ISO days in the office's calendar; texts as they came. */
export interface LaporReport {
  /** The national number (nomor pelacakan): the same number is one complaint. */
  number: string
  title: string | null
  content: string
  reportedOn: string | null
  happenedOn: string | null
  place: string | null
  name: string | null
  address: string | null
  phone: string | null
  email: string | null
  /** The reporter's name is hidden (anonim) or the content is not public (rahasia). */
  secret: boolean
  /** Its status over there, in LAPOR!'s words. */
  status: LaporStatus | null
}

/** The words in which SP4N-LAPOR! speaks of a report's standing. */
export const laporStatuses = ['belum-ditindaklanjuti', 'dalam-proses', 'tertunda', 'selesai', 'diarsipkan'] as const
export type LaporStatus = (typeof laporStatuses)[number]

/** A row that is no report, with the reason and its line in the file, counted from 1 with the header. */
export interface LaporFault { line: number; reason: 'no-number' | 'no-content' | 'bad-number' | 'too-long' }

/** What the office tells SP4N-LAPOR! of a report. */
export interface LaporUpdate { number: string; registerNumber: string | null; status: LaporStatus; answer: string | null; answeredOn: string | null }

/**
 * A way to and from SP4N-LAPOR!. The file of the office's own account is one (csv.ts); the interface for developers, where an office
 * has been given it, is another behind the same two functions.
 */
export interface LaporSource { reports(): AsyncIterable<LaporReport | LaporFault> }
/** What the office has done goes there, one report at a time; a report that is not taken is an exception, and may be sent again. */
export interface LaporSink { update(update: LaporUpdate): Promise<void> }

export function isFault(row: LaporReport | LaporFault): row is LaporFault {
  return 'reason' in row
}
