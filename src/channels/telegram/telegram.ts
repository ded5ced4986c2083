import { setTimeout as sleep } from 'node:timers/promises'
import { Api, GrammyError } from 'grammy'
import { z } from 'zod'
import { sameText } from '../../platform/same-text.ts'
import { channelKind } from '../adapter.ts'
import type { ChannelAdapter, ChannelTools, Finding, Post, Sent } from '../adapter.ts'
import { fetchFile } from '../fetch-file.ts'
import { addHook, hookPath, jsonOf } from '../hook.ts'
import type { InboundMessage } from '../message.ts'
import { messageOf, updateSchema } from './update.ts'
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
const longPollSeconds = 25

/** A Telegram bot, by long polling or webhook (Bot API through grammY). Off unless channels.yaml names it. */
export const telegram = channelKind({ kind: 'telegram', settings, open: openTelegram })

function openTelegram(name: string, given: Settings, { log, files, now }: ChannelTools): ChannelAdapter {
  const api = new Api(given.token, { apiRoot: given.apiRoot, timeoutSeconds: longPollSeconds + 15 })

  async function take(post: Post, raw: unknown): Promise<void> {
    const update = updateSchema.safeParse(raw)
    const found = update.success ? messageOf(update.data, name, now()) : null
    if (!found) return
    const attachments = await Promise.all(found.files.map(fetchOne))
    const kept = attachments.filter((file) => file !== null)
    const notes = [...(found.message.hints.notes ?? []), ...(kept.length < attachments.length ? ['file-too-large'] : [])]
    const message: InboundMessage = { ...found.message, attachments: kept, hints: notes.length > 0 ? { notes } : {} }
    await post.take(message)
  }

  async function fetchOne(file: FileRef) {
    if ((file.size ?? 0) > maxFile) return null
    const path = await api.getFile(file.id).then(({ file_path: named }) => named, (error: unknown) => {
      // What the network will never give must not hold up the messages that follow.
      if (error instanceof GrammyError && [400, 403, 404].includes(error.error_code)) return undefined
      throw error
    })
    if (!path) return null
    return fetchFile(files, `${given.apiRoot}/file/bot${given.token}/${path}`, {}, file.name, maxFile)
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
  if (given.webhookSecret === undefined) adapter.listen = listen
  else adapter.routes = (app, post) => {
    addHook(app, 'POST', hookPath(name, 'pesan'), async ({ body, request, reply }) => {
      const secret = request.headers['x-telegram-bot-api-secret-token']
      if (typeof secret !== 'string' || !sameText(secret, given.webhookSecret ?? '')) return reply.code(401).send()
      await take(post, jsonOf(body))
      return reply.code(200).send()
    })
  }
  return adapter

  /** Asks for what is new; a message counts as fetched only when the next question says so, after it was kept. */
  async function listen(post: Post, signal: AbortSignal): Promise<void> {
    let offset = 0
    let wait = 1_000
    while (!signal.aborted) {
      try {
        const asked = api.getUpdates({ offset, timeout: longPollSeconds, allowed_updates: ['message', 'edited_message'] })
        // Stopping does not wait for the end of a long question; what its answer brings is asked for again.
        const updates = await Promise.race([asked, aborted(signal)])
        if (updates === 'aborted') {
          asked.catch(() => {}) // nobody waits for it any more
          return
        }
        for (const update of updates) {
          await take(post, update)
          offset = update.update_id + 1
        }
        wait = 1_000
      } catch (error) {
        if (signal.aborted) return
        log.warn({ account: name, reason: wordsOf(error) }, 'Telegram could not be asked')
        await sleep(wait, undefined, { signal }).catch(() => {}) // woken to stop
        wait = Math.min(wait * 2, 60_000)
      }
    }
  }
}

function aborted(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('aborted')
    else signal.addEventListener('abort', () => { resolve('aborted') }, { once: true })
  })
}

/** 403 the person blocked the bot, 400 there is no such chat; all else may pass. */
function refusalOf(error: unknown): Sent {
  const refused = error instanceof GrammyError && (error.error_code === 403 || error.error_code === 400)
  return { outcome: refused ? 'refused' : 'later', words: wordsOf(error) }
}

/** The network's own words; never the address that was called, which holds the token. */
function wordsOf(error: unknown): string {
  return error instanceof GrammyError ? `${error.error_code} ${error.description}` : 'tidak ada sambungan'
}
