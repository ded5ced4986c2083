// `npm run bench`: what the office can bear on this machine. Prints a table, and the same figures as one JSON object on the last line.
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serveOffice } from '../support/served-office.ts'
import { printTable } from './figures.ts'
import { measureFlow } from './measure-flow.ts'
import { measureMail } from './measure-mail.ts'
import { measurePapers } from './measure-papers.ts'
import { measureRest } from './measure-rest.ts'
import type { Measured, Serve } from './measure-rest.ts'
import { measureSms } from './measure-sms.ts'
import { measureSubmit } from './measure-submit.ts'

const { values } = parseArgs({ options: {
  seconds: { type: 'string', default: '10' },
  rounds: { type: 'string', default: '3' },
  complaints: { type: 'string', default: '100000' },
  mails: { type: 'string', default: '10000' },
  sms: { type: 'string', default: '100000' },
  only: { type: 'string', default: 'rest,submit,flow,papers,mail,sms' },
  /** Folder for CPU profiles of the office, one for each of its runs. */
  profile: { type: 'string' },
} })
const plan = { seconds: Number(values.seconds), rounds: Number(values.rounds), complaints: Number(values.complaints), mails: Number(values.mails), sms: Number(values.sms) }
const parts = values.only.split(',')
const nodeArguments = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]

const say = (text: string) => process.stderr.write(`${text}\n`)
const measured: Measured[] = []
const part = async (name: string, measure: (serve: Serve, dataFolder: string) => Promise<Measured>): Promise<void> => {
  if (!parts.includes(name)) return
  const dataFolder = await mkdtemp(join(tmpdir(), 'tanggap-bench-'))
  try {
    measured.push(await measure((env) => serveOffice({ dataFolder, nodeArguments, ...(env ? { env } : {}) }), dataFolder))
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}
await part('rest', (serve) => measureRest(serve, say))
await part('submit', (serve, dataFolder) => measureSubmit(serve, dataFolder, plan, say))
await part('flow', (serve, dataFolder) => measureFlow(serve, dataFolder, plan, say))
await part('papers', () => measurePapers(say))
await part('mail', (serve, dataFolder) => measureMail(serve, dataFolder, plan, say))
await part('sms', (serve, dataFolder) => measureSms(serve, dataFolder, plan, say))
process.stdout.write('\n')
printTable(measured.flatMap(({ rows }) => rows))
process.stdout.write(`\n${JSON.stringify({ cores: availableParallelism(), node: process.version, ...Object.assign({}, ...measured.map(({ figures }) => figures)) })}\n`)
