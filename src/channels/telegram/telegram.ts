import { Api } from 'grammy'
import { z } from 'zod'
import { sameText } from '../../platform/same-text.ts'
import { channelKind } from '../adapter.ts'
import type { ChannelAdapter, ChannelTools, Finding, Post, Sent } from '../adapter.ts'
import { chatKeeper } from '../chat.ts'
import { fetchFile } from '../fetch-file.ts'
import type { FileNote } from '../fetch-file.ts'
import { addHook, hookPath, jsonOf } from '../hook.ts'
import type { MessageFile } from '../message.ts'
import { noteOf, refusalOf, wordsOf } from './errors.ts'
import { longPollSeconds, poll } from './poll.ts'
import { readUpdate } from './update.ts'
import type { FileRef } from './update.ts'

const settings = z.strictObject({
  /** The bot's token, from Telegram's BotFather. */
  token: z.string().regex(/^\d+:[\w-]{20,}$/u),
  /** Messages pass through servers outside Indonesia (PP 71/2019 Ps 20–21, UU 27/2022 Ps 56): nothing runs until somebody has taken responsibility for it. */
  dataLeavesIndonesia: z.literal(true),
  /** Set: Telegram calls us, with this secret. Absent: we ask Telegram, which needs no public address. */
  webhookSecret: z.string().regex(/^[\w-]{16,256}$/u).optional(),
  apiRoot: z.url().default('https://api.telegram.org'),
})
type Settings = z.output<typeof settings>

/** Telegram lets bots fetch files up to this size. */
const maxFile = 20 * 1024 * 1024

/** A Telegram bot, by long polling or webhook (Bot API through grammY). Off unless channels.yaml names it. */
export const telegram = channelKind({ kind: 'telegram', settings, open: openTelegram })

function openTelegram(name: string, given: Settings, tools: ChannelTools): ChannelAdapter {
  const { log, files, now } = tools
  const api = new Api(given.token, { apiRoot: given.apiRoot, timeoutSeconds: longPollSeconds + 15 })
  const keep = chatKeeper(name, tools)

  async function take(post: Post, raw: unknown): Promise<'kept' | 'again'> {
    const read = readUpdate(raw, name, now())
    return read ? keep(post, { message: read.message, files: read.files.map((file) => () => fetchOne(file)), original: raw, unread: read.unread }) : 'kept'
  }

  /** @throws NetworkAway when it may be had later */
  async function fetchOne(file: FileRef): Promise<MessageFile | FileNote> {
    if ((file.size ?? 0) > maxFile) return 'file-too-large'
    const found = await api.getFile(file.id).catch(noteOf)
    if (typeof found === 'string') return found
    return found.file_path ? fetchFile(files, `${given.apiRoot}/file/bot${given.token}/${found.file_path}`, {}, file.name, maxFile) : 'file-not-fetched'
  }

  const adapter: ChannelAdapter = {
    name, kind: 'telegram', channel: 'telegram', atOnce: 8,
    async send(message): Promise<Sent> {
      try {
        const sent = await api.sendMessage(message.recipient, message.content.text, { link_preview_options: { is_disabled: true } })
        return { outcome: 'sent', externalId: `${message.recipient}:${sent.message_id}`, words: 'diterima Telegram' }
      } catch (error) {
        return refusalOf(error)
      }
    },
    async check(): Promise<Finding[]> {
      try {
        const me = await api.getMe()
        const hook = await api.getWebhookInfo()
        const wanted = given.webhookSecret !== undefined
        return [
          { ok: true, what: { id: `token berlaku, bot @${me.username}`, en: `the token is valid, bot @${me.username}` } },
          {
            ok: (hook.url !== '') === wanted,
            what: { id: wanted ? `webhook: ${hook.url || 'belum dipasang'}` : 'pesan diambil sendiri', en: wanted ? `webhook: ${hook.url || 'not set'}` : 'messages are fetched' },
            advice: wanted
              ? { id: `Pasang dengan setWebhook ke <alamat publik>${hookPath(name, 'pesan')} dan secret_token yang sama.`, en: `Set it with setWebhook to <public address>${hookPath(name, 'pesan')} and the same secret_token.` }
              : { id: 'Hapus webhook yang terpasang (deleteWebhook): selama ada, pesan tidak dapat diambil.', en: 'Remove the webhook that is set (deleteWebhook): while it is there messages cannot be fetched.' },
          },
        ]
      } catch (error) {
        return [{ ok: false, what: { id: `Telegram: ${wordsOf(error)}`, en: `Telegram: ${wordsOf(error)}` }, advice: { id: 'Periksa token dari BotFather dan sambungan internet.', en: 'Check the token from BotFather and the internet connection.' } }]
      }
    },
  }
  if (given.webhookSecret === undefined) adapter.listen = (post, signal) => poll({ api, account: name, log, take: (raw) => take(post, raw) }, signal)
  else adapter.routes = (app, post) => {
    addHook(app, 'POST', hookPath(name, 'pesan'), async ({ body, request, reply }) => {
      const secret = request.headers['x-telegram-bot-api-secret-token']
      if (typeof secret !== 'string' || !sameText(secret, given.webhookSecret ?? '')) return reply.code(401).send()
      return reply.code((await take(post, jsonOf(body))) === 'kept' ? 200 : 500).send()
    })
  }
  return adapter
}
