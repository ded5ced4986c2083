import { openHouse } from '../open-house.ts'
import { createLog } from '../platform/log.ts'
import { runningPostgres } from '../platform/postgres/door.ts'
import { startPostgres } from '../platform/postgres/start.ts'
import type { House } from '../procedure/house.ts'
import type { Terminal } from './terminal.ts'

/**
 * Opens the house for one command: on the database of DATABASE_URL, on the embedded one of the data folder if the office is open, else on
 * the embedded one started for the moment. Nothing is served.
 */
export async function withHouse<T>(terminal: Terminal, work: (house: House) => Promise<T>): Promise<T> {
  const config = terminal.config()
  // Standard output belongs to the answer.
  const log = createLog({ logLevel: 'warn' }, { write: (line) => { terminal.err(line) } })
  const running = config.databaseUrl ?? (await runningPostgres(config.dataFolder))
  const started = running === null ? await startPostgres({ dataFolder: config.dataFolder, root: config.root, log }) : null
  try {
    const ownerUrl = running ?? started?.url ?? ''
    const { house, close } = await openHouse({
      config, log, ownerUrl, max: 4, now: () => terminal.now(), frame: () => Promise.reject(new Error('the command line shows no pages')),
    })
    try {
      return await work(house)
    } finally {
      await close()
    }
  } finally {
    await started?.stop()
  }
}
