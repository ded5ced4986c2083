import { join } from 'node:path'
import type { Command } from 'commander'
import type { ChannelAdapter } from '../channels/adapter.ts'
import { openChannels } from '../channels/settings.ts'
import type { Channels } from '../channels/settings.ts'
import { openFileStore } from '../platform/files.ts'
import { createLog } from '../platform/log.ts'
import { uuidv7 } from '../platform/ids.ts'
import { t } from '../ui/messages/messages.ts'
import { printJson, printTable, Refused } from './terminal.ts'
import type { CommonOptions, Terminal } from './terminal.ts'

/** `channel list`, `channel test <name>`, `channel spool <name>`: whether the office's mailboxes, modems and numbers work. Needs no database. */
export function addChannel(program: Command, terminal: Terminal): void {
  const { lang } = terminal
  const channel = program.command('channel').description(t(lang, 'cli.channel'))
  channel.command('list').description(t(lang, 'cli.channel_list')).option('--json', t(lang, 'cli.json')).action(async (options: CommonOptions) => {
    const channels = await open(terminal)
    const rows = channels.accounts.map((account) => ({
      name: account.name, kind: account.kind, channel: account.channel, listens: account.listen !== undefined || account.routes !== undefined, sends: isSender(channels, account),
    }))
    if (options.json) printJson(terminal, rows)
    else if (rows.length === 0) terminal.out(`${t(lang, 'cli.channel_none', { file: terminal.config().channelsFile })}\n`)
    else printTable(terminal, rows.map((row) => [row.name, row.kind, row.channel, row.listens ? t(lang, 'cli.channel_listens') : '', row.sends ? t(lang, 'cli.channel_sends') : '']))
  })
  channel.command('test').description(t(lang, 'cli.channel_test')).argument('<name>', t(lang, 'cli.channel_name'))
    .option('--send-to <address>', t(lang, 'cli.channel_send_to')).option('--json', t(lang, 'cli.json'))
    .action(async (name: string, options: CommonOptions & { sendTo?: string }) => {
      const channels = await open(terminal)
      const account = accountOf(channels, name, terminal)
      try {
        const findings = await account.check()
        if (options.sendTo !== undefined) findings.push(await sendTest(account, options.sendTo, terminal))
        if (options.json) printJson(terminal, { name, ok: findings.every(({ ok }) => ok), findings: findings.map(({ ok, what, advice }) => ({ ok, what: what[lang], ...(advice ? { advice: advice[lang] } : {}) })) })
        else {
          for (const { ok, what, advice } of findings) {
            terminal.out(`${ok ? '✓' : '✗'} ${what[lang]}\n`)
            if (!ok && advice) terminal.out(`  → ${advice[lang]}\n`)
          }
        }
        if (findings.some(({ ok }) => !ok)) throw new Refused(options.json ? '' : t(lang, 'cli.channel_broken', { name }))
        if (!options.json) terminal.out(`${t(lang, 'cli.channel_works', { name })}\n`)
      } finally {
        await account.close?.()
      }
    })
  addSpool(channel, terminal)
}

/** Runs the part of an account that must be there when this program is not: a gateway that repeats nothing finds an open door. */
function addSpool(channel: Command, terminal: Terminal): void {
  const { lang } = terminal
  channel.command('spool').description(t(lang, 'cli.channel_spool')).argument('<name>', t(lang, 'cli.channel_name')).action(async (name: string) => {
    const account = accountOf(await open(terminal), name, terminal)
    if (!account.keepSpool) throw new Refused(t(lang, 'cli.channel_no_spool', { name }))
    terminal.err(`${t(lang, 'cli.channel_spooling', { name })}\n`)
    await account.keepSpool(terminal.stopped)
  })
}

function accountOf(channels: Channels, name: string, { lang }: Terminal): ChannelAdapter {
  const account = channels.accounts.find((candidate) => candidate.name === name)
  if (!account) throw new Refused(t(lang, 'cli.channel_unknown', { name, known: channels.accounts.map((known) => known.name).join(', ') || '–' }))
  return account
}

async function open(terminal: Terminal): Promise<Channels> {
  const config = terminal.config()
  const log = createLog({ logLevel: 'warn' }, { write: (line) => { terminal.err(line) } })
  const files = await openFileStore(join(config.dataFolder, 'files'))
  return openChannels(config.channelsFile, { log, files, now: () => terminal.now(), publicUrl: config.publicUrl, dataFolder: config.dataFolder })
}

const isSender = (channels: Channels, account: ChannelAdapter) => account.send !== undefined && account === channels.sender(account.channel)

/** A real message to an address of the operator's: the last doubt. */
async function sendTest(account: ChannelAdapter, recipient: string, { lang, now }: Terminal) {
  const text = { id: 'Pesan uji coba dari sistem pengaduan.', en: 'A test message from the complaint system.' }[lang]
  const { channel } = account
  const sent = channel === 'phone' ? undefined : await account.send?.({
    id: uuidv7(now()), channel, recipient, event: 'test', language: lang, attempts: 1, content: { subject: text, text },
  })
  const ok = sent?.outcome === 'sent' || sent?.outcome === 'delivered'
  const words = sent && 'words' in sent ? sent.words : '–'
  return { ok, what: { id: `kirim pesan uji: ${words}`, en: `send a test message: ${words}` } }
}
