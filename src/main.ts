import { join } from 'node:path'
import { createApp } from './app.ts'
import { demoGreeting } from './demo/accounts.ts'
import { refuseDemoData } from './demo/marker.ts'
import { demoPapers } from './demo/papers.ts'
import { seedDemo } from './demo/seed.ts'
import { doors, renderProblem } from './doors.ts'
import { assetsFolderOf, createFrame } from './frame.ts'
import { openHouse } from './open-house.ts'
import { processEnvironment, readConfig, localUrl } from './platform/config.ts'
import type { Config } from './platform/config.ts'
import { closeServer } from './platform/http/server.ts'
import { startListening } from './channels/listen.ts'
import { startJobs } from './platform/jobs.ts'
import { replaceFiles, temporaryFolder } from './platform/folders.ts'
import { createLog } from './platform/log.ts'
import type { Log } from './platform/log.ts'
import { lockFolder } from './platform/postgres/lock.ts'
import { startPostgres } from './platform/postgres/start.ts'
import { StartError } from './platform/start-error.ts'
import { firstAdministrator } from './first-administrator.ts'
import { crontab, jobHandlers } from './job-handlers.ts'
import { timeTravel } from './time-travel.ts'

/** The composition root: builds everything by plain calls, in order, and takes it down in the opposite order. */
async function main(): Promise<void> {
  const started = performance.now()
  const root = join(import.meta.dirname, '..')
  const samples = process.argv.includes('--papers') ? await sampleRun(processEnvironment()) : null
  const config = readConfig(samples?.env ?? processEnvironment(), root)
  const log = createLog(config)
  const closing: (() => Promise<void>)[] = samples ? [samples.remove] : []
  let stopping = false

  async function stop(reason: string, code: number): Promise<void> {
    if (stopping) return
    stopping = true
    log.info(`stopping: ${reason}`)
    process.exitCode = code
    for (const close of closing.toReversed()) {
      // What cannot be closed must not keep the rest open: the database most of all.
      await close().catch((error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exitCode = 1
      })
    }
  }

  try {
    const database = await openDatabaseServer(config, log)
    closing.push(database.stop)
    void database.lost.then((error) => {
      log.fatal({ err: error }, 'the database is gone for good')
      return stop('the database is gone', 1)
    })
    const travel = timeTravel(config)
    const { house, close } = await openHouse({ config, log, ownerUrl: database.url, now: travel.now, frame: createFrame(assetsFolderOf(config)) })
    closing.push(close)
    if (config.demo) await seedDemo(house, { log })
    else await refuseDemoData(house)
    if (samples) {
      const count = await replaceFiles(join(root, 'docs', 'contoh'), /^(?:\d\d-.*\.pdf|README\.md)$/u, await demoPapers(house))
      process.stdout.write(`docs/contoh: ${count} berkas\n`)
      return await stop('the papers are written', 0)
    }
    const jobs = await startJobs({ ownerUrl: database.url, handlers: jobHandlers(house), crontab, log })
    closing.push(() => jobs.stop())
    const listening = startListening(house.channels.accounts, house.post, log)
    closing.push(() => listening.stop())
    const app = await createApp(house, { doors: doors({ jobs, travel }), problem: renderProblem })
    closing.push(() => closeServer(app))
    const address = await app.listen({ host: config.host, port: config.port })
    if (config.publicUrl.endsWith(':0')) config.publicUrl = localUrl(config.host, Number(new URL(address).port))

    log.info(`open in ${Math.round(performance.now() - started)} ms`)
    process.stdout.write(`\nTanggap melayani di ${config.publicUrl}\n`)
    process.stdout.write(config.demo ? demoGreeting(config.publicUrl) : await firstAdministrator(house))
  } catch (error) {
    await stop('it could not start', 1)
    throw error
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void stop(signal, 0))
  }
}

/** `npm run demo -- --papers`: a demo of its own in a folder that is gone afterwards, unless one was named; it opens no door. */
async function sampleRun(env: ReturnType<typeof processEnvironment>): Promise<{ env: ReturnType<typeof processEnvironment>; remove(): Promise<void> }> {
  const folder = env['TANGGAP_DATA'] ? null : await temporaryFolder('tanggap-contoh-')
  return {
    env: { LOG_LEVEL: 'warn', PUBLIC_URL: 'https://pengaduan.contoh.example', ...env, TANGGAP_DEMO: '1', ...(folder ? { TANGGAP_DATA: folder.path } : {}) },
    remove: async () => { await folder?.remove() },
  }
}

/** The embedded PostgreSQL, or the server that DATABASE_URL names; either way the data folder is this instance's alone. */
async function openDatabaseServer(config: Config, log: Log): Promise<{ url: string; lost: Promise<Error>; stop(): Promise<void> }> {
  if (config.databaseUrl === null) return startPostgres({ dataFolder: config.dataFolder, root: config.root, log })
  const lock = await lockFolder(config.dataFolder)
  return { url: config.databaseUrl, lost: new Promise<Error>(() => {}), stop: async () => { await lock.release() } }
}

main().catch((error: unknown) => {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
