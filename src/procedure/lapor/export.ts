import type { LaporSink, LaporUpdate } from '../../channels/lapor/report.ts'
import { readHistories } from '../../complaint/questions/histories.ts'
import { laporComplaints } from '../../complaint/questions/lapor.ts'
import { fold } from '../../complaint/fold.ts'
import type { House } from '../house.ts'
import { laporStatusOf } from './statuses.ts'

export type { LaporSink }

/** Takes everything that the office has to tell to SP4N-LAPOR!, by whichever way: the file, or an interface for programs. @returns how many reports */
export async function sendUpdates(house: Pick<House, 'workplace'>, sink: LaporSink): Promise<number> {
  let sent = 0
  for await (const update of laporUpdates(house)) {
    await sink.update(update)
    sent += 1
  }
  return sent
}

const batch = 200

/** What the office tells SP4N-LAPOR! of every report that came from there: its status in their words, and the answer as it was given. Read in batches. */
async function* laporUpdates({ workplace }: Pick<House, 'workplace'>): AsyncGenerator<LaporUpdate> {
  const { pool, officeId, zone } = workplace
  let after: string | null = null
  for (;;) {
    const page = await laporComplaints(pool, officeId, after, batch)
    const histories = await readHistories(pool, officeId, page.map(({ id }) => id))
    for (const { id, number, status, registerNumber } of page) {
      const state = fold(histories.get(id) ?? [])
      const given = state.answers.findLast((answer) => answer.kind === 'final' && answer.attempts.some(({ result }) => result === 'delivered'))
      yield {
        number, registerNumber, status: laporStatusOf(status, given !== undefined), answer: given?.text ?? null,
        answeredOn: state.answeredAt?.toZonedDateTimeISO(zone).toPlainDate().toString() ?? null,
      }
    }
    after = page.at(-1)?.number ?? null
    if (page.length < batch) return
  }
}
