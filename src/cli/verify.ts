import type { Command } from 'commander'
import { faultText } from './fault-text.ts'
import type { Fault } from '../complaint/store/faults.ts'
import { verifyRecords } from '../procedure/verify-records.ts'
import { t } from '../ui/messages/messages.ts'
import { printJson, Refused } from './terminal.ts'
import type { CommonOptions, Terminal } from './terminal.ts'
import { withHouse } from './with-house.ts'

/** `verify`: whether everything in the office's records is as it was written; each fault as it is found. May run while the office is open. */
export function addVerify(program: Command, terminal: Terminal): void {
  const { lang } = terminal
  program.command('verify').description(t(lang, 'cli.verify')).option('--json', t(lang, 'cli.json')).action((options: CommonOptions) => withHouse(terminal, async (house) => {
    const listed: Fault[] = []
    const report = (fault: Fault) => {
      if (!options.json) terminal.out(`${faultText(lang, fault)}\n`)
      else if (listed.length < mostListed) listed.push(fault)
    }
    const { faults, ...counted } = await verifyRecords(house, report)
    if (options.json) printJson(terminal, { ok: faults === 0, ...counted, faultCount: faults, faults: listed })
    else if (faults === 0) terminal.out(`${t(lang, 'cli.verify_good', counted)}\n`)
    if (faults > 0) throw new Refused(options.json ? '' : t(lang, 'cli.verify_bad', { faults, ...counted }))
  }))
}

/** One JSON line must fit in memory; an office with more faults than these has one cause. */
const mostListed = 10_000
