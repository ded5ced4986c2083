import { z } from 'zod'
import { channelKind } from '../adapter.ts'
import type { Sent } from '../adapter.ts'
import type { OutboundMessage } from '../message.ts'
import { checkGammu } from './gammu-check.ts'
import { readInbox } from './gammu-inbox.ts'
import { followReports } from './gammu-reports.ts'
import { openGammuTables } from './gammu-tables.ts'
import type { GammuTables } from './gammu-tables.ts'
import { isGsm7, smsText, splitSms } from './gsm7.ts'
import { keepGoing } from './keep-going.ts'

const settings = z.strictObject({
  /** Address of SMSD's own PostgreSQL database. */
  database: z.string().regex(/^postgres(?:ql)?:\/\/.+/u),
  /** `phoneid` of the modem that sends; any modem when it is not given. */
  phoneId: z.string().min(1).max(255).nullable().default(null),
  /** Our number, as officers see it. */
  number: z.string().max(40).nullable().default(null),
  deliveryReports: z.boolean().default(true),
  /** SMS that one message may take. */
  mostParts: z.int().min(1).max(255).default(10),
  /** A message that no modem has taken for so long is taken back and counts as failed. */
  giveUpAfterHours: z.int().min(1).max(23).default(12),
})
type Settings = z.output<typeof settings>

/** Messages of ours that wait in SMSD's queue at most: the rest waits with us, so that they can still be cancelled and nothing grows. */
const share = 50

/** A GSM modem with Gammu SMSD, through SMSD's PostgreSQL backend. */
export const gammu = channelKind({
  kind: 'gammu',
  settings,
  open(name, own, { log, files, now }) {
    const tables = openGammuTables(own.database, log)
    const inbox = readInbox({ name, number: own.number, tables, files, log, now })
    const reports = followReports(tables, own.giveUpAfterHours, now)
    return {
      name, kind: 'gammu', channel: 'sms', atOnce: 4,
      async listen(post, signal) {
        const common = { signal, everyMs: 1_000, log }
        await Promise.all([
          keepGoing(() => inbox(post), { ...common, what: `${name}: inbox` }),
          keepGoing(() => reports.read(post), { ...common, what: `${name}: reports` }),
        ])
      },
      send: (message) => send(tables, own, message, reports.watch),
      sentBefore: (message) => sentBefore(tables, message),
      check: () => checkGammu(name, tables),
      close: () => tables.close(),
    }
  },
})

async function send(tables: GammuTables, { deliveryReports, phoneId, mostParts }: Settings, message: OutboundMessage, watch: (outboxId: number) => void): Promise<Sent> {
  if (!/^\+?\d{3,19}$/u.test(message.recipient)) return { outcome: 'refused', words: 'bukan nomor yang dapat dikirimi SMS' }
  const text = smsText(message.content.text)
  if (text.trim() === '') return { outcome: 'refused', words: 'pesan kosong' }
  const parts = splitSms(text)
  if (parts.length > mostParts) return { outcome: 'refused', words: `terlalu panjang untuk SMS: ${parts.length} bagian, paling banyak ${mostParts}` }
  try {
    const queued = await tables.enqueue({ id: message.id, to: message.recipient, parts, unicode: !isGsm7(text), report: deliveryReports, phoneId }, share)
    if (queued.state === 'full') return { outcome: 'full' }
    if (queued.state === 'queued') watch(queued.outboxId)
    return { outcome: 'sent', words: `SMSD: ${queued.state === 'known' ? 'sudah ada dalam antrean' : 'masuk antrean'} (${parts.length} SMS)` }
  } catch (error) {
    const code = codeOf(error)
    if (/^(?:22|23|42)/u.test(code)) throw error // a statement of ours is wrong, not the network
    return { outcome: 'later', words: `SMSD: ${code}` }
  }
}

/** SMSD's tables tell for certain: what is in neither of them was never handed over. */
async function sentBefore(tables: GammuTables, message: OutboundMessage): Promise<Sent | null> {
  try {
    return (await tables.knows(message.id, message.recipient)) ? { outcome: 'sent', words: 'SMSD: sudah ada dalam antrean' } : { outcome: 'later', words: 'SMSD: belum masuk antrean' }
  } catch {
    return null // away: asked again at the next turn
  }
}

/** What the database said, without anything that somebody wrote. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'basis data tidak menjawab'
}
