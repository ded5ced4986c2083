import { clearOldSessions } from './office/people/sessions.ts'
import { clearOldFailures } from './office/people/sign-in-throttle.ts'
import type { JobHandlers } from './platform/jobs.ts'
import type { House } from './procedure/house.ts'
import { jobs } from './procedure/jobs.ts'
import type { JobName, JobPayload } from './procedure/jobs.ts'
import { recomputeDeadlines, tendFiles } from './procedure/tend.ts'

/** Recurring jobs, in graphile-worker's cron format (UTC). A missed one is made up for within an hour. */
export const crontab = '*/5 * * * * tend-files ?fill=1h&max=3'

/** A handler for every job of the catalogue: a missing one does not compile. */
export function jobHandlers(house: House): JobHandlers {
  const { workplace, files, db } = house
  const handlers: { [N in JobName]: (payload: JobPayload<N>) => Promise<void> } = {
    'issue-receipt': async ({ complaintId }) => {
      await house.receiptOf(complaintId)
    },
    'tend-files': async () => {
      await tendFiles(workplace, files)
      await clearOldSessions(db, workplace.now())
      await clearOldFailures(db, workplace.now())
    },
    'recompute-deadlines': async ({ because, change }) => {
      workplace.standards.refresh()
      await recomputeDeadlines(workplace, because, change)
    },
  }
  return {
    'issue-receipt': (payload) => handlers['issue-receipt'](jobs['issue-receipt'].parse(payload)),
    'tend-files': () => handlers['tend-files']({}), // cron adds a payload of its own
    'recompute-deadlines': (payload) => handlers['recompute-deadlines'](jobs['recompute-deadlines'].parse(payload)),
  }
}
