import type { Command } from 'commander'
import { latestCheckpoint } from '../complaint/store/transparency/log.ts'
import { openCheckpoint } from '../complaint/store/transparency/note.ts'
import { readTextFile } from '../platform/text-file.ts'
import { growRegisterLog, logKey, logVerifier } from '../procedure/transparency.ts'
import { verifyRecords } from '../procedure/verify-records.ts'
import { askWitness, watch } from '../procedure/witness.ts'
import { t } from '../ui/messages/messages.ts'
import { faultText } from './fault-text.ts'
import { Refused } from './terminal.ts'
import type { Terminal } from './terminal.ts'
import { withHouse } from './with-house.ts'

/** `log checkpoint`, `log key`, `log verify --against`, `log watch`, `log ask`: the register's transparency log and its witnesses. */
export function addLog(program: Command, terminal: Terminal): void {
  const { lang } = terminal
  const log = program.command('log').description(t(lang, 'cli.log'))
  log.command('checkpoint').description(t(lang, 'cli.log_checkpoint')).action(() => withHouse(terminal, async (house) => {
    await growRegisterLog(house)
    const checkpoint = await latestCheckpoint(house.pool, house.workplace.officeId)
    if (!checkpoint) throw new Refused(t(lang, 'cli.none'))
    terminal.out(checkpoint.note)
  }))
  log.command('key').description(t(lang, 'cli.log_key')).action(() => withHouse(terminal, async (house) => {
    terminal.out(`${(await logKey(house)).verifier}\n`)
  }))
  log.command('verify').description(t(lang, 'cli.log_verify')).requiredOption('--against <file>', t(lang, 'cli.log_against')).action(async ({ against }: { against: string }) => {
    const note = await readTextFile(against).catch(() => { throw new Refused(t(lang, 'cli.log_unreadable', { file: against })) })
    await withHouse(terminal, async (house) => {
      const checkpoint = openCheckpoint(note, await logVerifier(house))
      if (!checkpoint) throw new Refused(t(lang, 'cli.log_not_ours', { file: against }))
      const { faults, ...counted } = await verifyRecords(house, (fault) => { terminal.out(`${faultText(lang, fault)}\n`) }, [checkpoint])
      if (faults > 0) throw new Refused(t(lang, 'cli.verify_bad', { faults, ...counted }))
      terminal.out(`${t(lang, 'cli.verify_good', counted)}\n`)
    })
  })
  log.command('watch').description(t(lang, 'cli.log_watch')).argument('<key>', t(lang, 'cli.log_their_key')).action((key: string) => withHouse(terminal, async (house) => {
    if (!(await watch(house, key))) throw new Refused(t(lang, 'cli.log_not_a_key'))
    terminal.out(`${t(lang, 'cli.log_watched')}\n`)
  }))
  log.command('ask').description(t(lang, 'cli.log_ask')).argument('<url>', t(lang, 'cli.log_url')).argument('<key>', t(lang, 'cli.log_their_key')).action((url: string, key: string) => withHouse(terminal, async (house) => {
    if (!URL.canParse(url) || !/^https?:/u.test(url)) throw new Refused(t(lang, 'cli.log_not_a_url', { url }))
    await growRegisterLog(house)
    const asked = await askWitness(house, url, key)
    if (!asked.ok) throw new Refused(t(lang, 'cli.log_refused', { reason: asked.reason }))
    terminal.out(`${t(lang, 'cli.log_cosigned', { size: asked.size, at: asked.at.toString() })}\n`)
  }))
}
