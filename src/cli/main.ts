import { join } from 'node:path'
import { processEnvironment, readConfig } from '../platform/config.ts'
import { systemNow } from '../platform/time.ts'
import { isLanguage } from '../ui/messages/messages.ts'
import { runCommand } from './run.ts'

/** `npm run tanggap -- <command>`: the operator's command line. */
const words = process.argv.slice(2)
const root = join(import.meta.dirname, '..', '..')
// Taken out wherever it stands: help is worded before anything is parsed.
const at = words.findIndex((word) => word === '--lang=en' || word === '--lang=id')
const asked = at < 0 ? undefined : words.splice(at, 1)[0]?.slice('--lang='.length)

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { stop.abort() })

process.exitCode = await runCommand(words, {
  lang: isLanguage(asked) ? asked : 'id', root, now: systemNow, stopped: stop.signal,
  config: () => readConfig(processEnvironment(), root),
  out: (text) => { process.stdout.write(text) },
  err: (text) => { process.stderr.write(text) },
})
