import { clearOldPinGuesses } from './complaint/store/pin-locks.ts'
import { clearClosedDrafts } from './office/intake-drafts.ts'
import { clearOldSessions } from './office/people/sessions.ts'
import { clearOldFailures } from './office/people/sign-in-throttle.ts'
import type { JobHandlers } from './platform/jobs.ts'
import type { House } from './procedure/house.ts'
import { jobs } from './procedure/jobs.ts'
import type { JobName, JobPayload } from './procedure/jobs.ts'
import { drainAndWake, expireUnsent } from './channels/outbox.ts'
import { messageChannels } from './channels/message.ts'
import { handleMessage } from './procedure/incoming/handle-message.ts'
import { assumeDelivered, messageSettled } from './procedure/letters/message-settled.ts'
import { sendAnswer } from './procedure/letters/send-answer.ts'
import { tellComplainant } from './procedure/letters/tell-complainant.ts'
import { growRegisterLog } from './procedure/transparency.ts'
import { recomputeDeadlines, tendFiles } from './procedure/tend.ts'
import { openWatchedFolder } from './platform/watched-folder.ts'
import { filePart } from './procedure/scans/file-part.ts'
import { readScan } from './procedure/scans/read-scan.ts'
import { readWords } from './procedure/scans/read-words.ts'
import { moveFailed, takeFromFolder } from './procedure/scans/take-folder.ts'

/** Recurring jobs, in graphile-worker's cron format (UTC). A missed one is made up for within an hour. */
export const crontab = '*/5 * * * * tend-files ?fill=1h&max=3\n* * * * * send-messages ?max=1\n* * * * * take-scans ?max=1\n* * * * * grow-log ?max=1'

/** A handler for every job of the catalogue: a missing one does not compile. */
export function jobHandlers(house: House): JobHandlers {
  const { workplace, files, db } = house
  const folder = house.config.scansFolder === null ? null : openWatchedFolder(house.config.scansFolder)
  const handlers: { [N in JobName]: (payload: JobPayload<N>) => Promise<void> } = {
    'issue-receipt': async ({ complaintId }) => {
      await house.receiptOf(complaintId)
    },
    'handle-message': ({ id }) => handleMessage(house, id),
    'send-messages': async ({ channel }) => {
      const outbox = { pool: house.pool, officeId: workplace.officeId, now: workplace.now, log: house.log }
      await Promise.all((channel ? [channel] : messageChannels).map((name) => {
        const adapter = house.channels.sender(name)
        return adapter ? drainAndWake(outbox, adapter) : expireUnsent(outbox, name)
      }))
    },
    'message-settled': ({ id }) => messageSettled(house, id),
    'tell-complainant': (payload) => tellComplainant(house, payload),
    'send-answer': (payload) => sendAnswer(house, payload),
    'read-scan': async ({ id }) => {
      const fault = await readScan(house, id)
      if (fault !== null && folder) await moveFailed(house, folder, id, fault)
    },
    'file-scan-part': ({ id }) => filePart(house, id),
    'read-scan-words': ({ part, page }) => readWords(house, part, page),
    'take-scans': async () => {
      if (folder) await takeFromFolder(house, folder)
    },
    'grow-log': async () => {
      await growRegisterLog(house)
    },
    'tend-files': async () => {
      await tendFiles(workplace, files)
      await clearClosedDrafts(house.pool, workplace.officeId, workplace.now())
      await clearOldPinGuesses(house.pool, workplace.officeId, workplace.now())
      await assumeDelivered(house)
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
    'handle-message': (payload) => handlers['handle-message'](jobs['handle-message'].parse(payload)),
    'send-messages': (payload) => handlers['send-messages'](channelOf(payload)),
    'message-settled': (payload) => handlers['message-settled'](jobs['message-settled'].parse(payload)),
    'tell-complainant': (payload) => handlers['tell-complainant'](jobs['tell-complainant'].parse(payload)),
    'send-answer': (payload) => handlers['send-answer'](jobs['send-answer'].parse(payload)),
    'read-scan': (payload) => handlers['read-scan'](jobs['read-scan'].parse(payload)),
    'file-scan-part': (payload) => handlers['file-scan-part'](jobs['file-scan-part'].parse(payload)),
    'read-scan-words': (payload) => handlers['read-scan-words'](jobs['read-scan-words'].parse(payload)),
    'take-scans': () => handlers['take-scans']({}), // cron adds a payload of its own
    'grow-log': () => handlers['grow-log']({}), // and here
    'tend-files': () => handlers['tend-files']({}), // and here
    'recompute-deadlines': (payload) => handlers['recompute-deadlines'](jobs['recompute-deadlines'].parse(payload)),
  }
}

/** Cron, which has every channel looked after once a minute, adds a payload of its own. */
function channelOf(payload: unknown): JobPayload<'send-messages'> {
  return jobs['send-messages'].safeParse(payload).data ?? {}
}
