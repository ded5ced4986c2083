// A program that hears or sends an office's mail, for tests that kill it. Says `ready` on standard output.
import { openEmail } from '../../src/channels/email/email.ts'
import { emailSettings } from '../../src/channels/email/settings.ts'
import { openPost } from '../../src/channels/listen.ts'
import { drain } from '../../src/channels/outbox.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openFileStore } from '../../src/platform/files.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemNow } from '../../src/platform/time.ts'

/** What the program is told, as JSON in its first argument. */
export interface MailAppOrder { url: string; role: string | null; officeId: number; filesFolder: string; settings: object; task: 'hear' | 'send' }

async function run({ url, role, officeId, filesFolder, settings, task }: MailAppOrder): Promise<void> {
  const { pool, close } = openDatabase(url, { max: 10, role, office: 1 })
  const tools = { log: silentLog(), files: await openFileStore(filesFolder), now: systemNow, publicUrl: 'http://127.0.0.1:3000', dataFolder: filesFolder }
  const adapter = openEmail('surel', emailSettings.parse(settings), tools)
  const stopping = new AbortController()
  process.once('SIGTERM', () => stopping.abort())
  process.stdout.write('ready\n')
  if (task === 'hear') await adapter.listen?.(openPost({ pool, officeId, now: systemNow, newId: uuidv7 }), stopping.signal)
  else await drain({ pool, officeId, now: systemNow, log: tools.log }, adapter, 60_000)
  await adapter.close?.()
  await close()
}

await run(JSON.parse(process.argv[2] ?? '{}'))
