// A program that hears or sends an office's SMS and chats, for tests that kill it. Says `ready` on standard output.
import { setTimeout as sleep } from 'node:timers/promises'
import { openPost } from '../../src/channels/listen.ts'
import { drain } from '../../src/channels/outbox.ts'
import { gammu } from '../../src/channels/sms/gammu.ts'
import { kannel } from '../../src/channels/sms/kannel.ts'
import { telegram } from '../../src/channels/telegram/telegram.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openFileStore } from '../../src/platform/files.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemNow } from '../../src/platform/time.ts'

/** What the program is told, as JSON in its first argument. */
export interface SmsAppOrder { url: string; role: string | null; officeId: number; folder: string; kind: 'gammu' | 'kannel' | 'telegram'; name: string; settings: object; task: 'hear' | 'send' | 'spool' }

async function run({ url, role, officeId, folder, kind, name, settings, task }: SmsAppOrder): Promise<void> {
  const { pool, close } = openDatabase(url, { max: 10, role, office: 1 })
  const log = silentLog()
  const tools = { log, files: await openFileStore(`${folder}/files`), now: systemNow, publicUrl: 'http://127.0.0.1:3000', dataFolder: folder }
  const adapter = { gammu, kannel, telegram }[kind].open(name, settings, tools)
  const stopping = new AbortController()
  process.once('SIGTERM', () => stopping.abort())
  process.stdout.write('ready\n')
  if (task === 'hear') await adapter.listen?.(openPost({ pool, officeId, now: systemNow, newId: uuidv7 }), stopping.signal)
  else if (task === 'spool') await adapter.keepSpool?.(stopping.signal)
  else while (!stopping.signal.aborted) await Promise.all([drain({ pool, officeId, now: systemNow, log }, adapter, 60_000), sleep(50)])
  await adapter.close?.()
  await close()
}

await run(JSON.parse(process.argv[2] ?? '{}'))
