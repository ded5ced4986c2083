import { parse } from 'yaml'
import { z } from 'zod'
import { readPrivateFile } from '../platform/private-file.ts'
import { StartError } from '../platform/start-error.ts'
import type { ChannelAdapter, ChannelKind, ChannelTools } from './adapter.ts'
import { channelKinds } from './kinds.ts'

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u)

/** channels.yaml in the data folder (mode 0600): the office's mailboxes, modems and numbers. */
const settings = z.strictObject({
  /** No SMS and no chat message leaves between these times of the office's day; e-mail wakes nobody. */
  quietHours: z.strictObject({ from: time, to: time }).nullable().default({ from: '20:00', to: '06:30' }),
  /** Whether news and answers go to telephone numbers abroad: each costs many times as much, and a form takes any number. */
  foreignNumbers: z.boolean().default(false),
  /** A message that the network took and of which nothing was heard for so many hours counts as delivered, with these words as its proof. */
  assumeDeliveredAfterHours: z.int().min(1).max(240).default(24),
  accounts: z.array(z.looseObject({ name: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/u), kind: z.string() })).max(20).default([]),
})
export type ChannelSettings = Omit<z.output<typeof settings>, 'accounts'>

/** The channels of this installation. */
export interface Channels {
  settings: ChannelSettings
  accounts: readonly ChannelAdapter[]
  /** The account that sends on a channel: the first in the file that can. */
  sender(channel: ChannelAdapter['channel']): ChannelAdapter | null
}

const kinds: ReadonlyMap<string, ChannelKind> = new Map(channelKinds.map((kind) => [kind.kind, kind]))

/**
 * Opens the accounts that channels.yaml names; without the file there are none, or those of `otherwise`, written as the file would be.
 * @throws StartError naming the account, the setting and what is allowed
 */
export async function openChannels(file: string, tools: ChannelTools, otherwise = ''): Promise<Channels> {
  return channelsFrom((await readPrivateFile(file)) ?? otherwise, file, tools)
}

/** The same from the text of the file. */
export function channelsFrom(text: string, file: string, tools: ChannelTools): Channels {
  const read = settings.safeParse(yamlOf(text, file) ?? {})
  if (!read.success) throw wrong(file, read.error)
  const { accounts: named, ...common } = read.data
  const accounts = named.map(({ name, kind, ...own }) => {
    const known = kinds.get(kind)
    if (!known) {
      throw new StartError(
        `${file}: jenis "${kind}" pada akun "${name}" tidak dikenal. Pilih salah satu dari ${[...kinds.keys()].join(', ')}.`,
        `${file}: the kind "${kind}" of the account "${name}" is not known. Choose one of ${[...kinds.keys()].join(', ')}.`,
      )
    }
    try {
      return known.open(name, own, tools)
    } catch (error) {
      throw error instanceof z.ZodError ? wrong(`${file} (${name})`, error) : error
    }
  })
  const double = accounts.find((account, index) => accounts.findIndex(({ name }) => name === account.name) !== index)
  if (double) throw new StartError(`${file}: nama akun "${double.name}" dipakai dua kali.`, `${file}: the account name "${double.name}" is used twice.`)
  return withAccounts({ settings: common, accounts }, [])
}

/** The same channels with further accounts. */
export function withAccounts({ settings: common, accounts: named }: Pick<Channels, 'settings' | 'accounts'>, further: readonly ChannelAdapter[]): Channels {
  const accounts = [...named, ...further]
  return { settings: common, accounts, sender: (channel) => accounts.find((account) => account.channel === channel && account.send !== undefined) ?? null }
}

function yamlOf(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : ''
    throw new StartError(`${file} tidak dapat dibaca sebagai YAML: ${reason}`, `${file} cannot be read as YAML: ${reason}`)
  }
}

/** Names the settings, never their values: they may be passwords. */
function wrong(where: string, error: z.ZodError): StartError {
  const lines = error.issues.map((issue) => `${issue.path.join('.') || '(seluruh berkas)'}: ${issue.message}`)
  return new StartError(`${where} tidak dapat dipakai:\n${lines.join('\n')}`, `${where} cannot be used:\n${lines.join('\n')}`)
}
