import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterFile } from './cleanup.ts'

// WhatsApp and Telegram themselves cannot be had here: servers of our own answer as the networks' documentation says they do.

/** A server of a network; `calls` in the order in which they came. It can go away and come back under the same address. */
export interface Network { url: string; calls: { path: string; body: string }[]; goAway(): Promise<void>; comeBack(): Promise<void> }
export type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void

/** A network that answers what the test says. Ends with the file. */
export async function startNetwork(answer: Answer): Promise<Network> {
  const calls: Network['calls'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      calls.push({ path: request.url ?? '', body })
      answer(request, body, response)
    })
  })
  let port = 0
  const comeBack = async () => {
    await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
    port = (server.address() as AddressInfo).port
  }
  const goAway = () => new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => { resolve() })
  })
  await comeBack()
  afterFile(goAway)
  return { url: `http://127.0.0.1:${port}`, calls, goAway, comeBack }
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** A small picture. */
export const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
/** What the network answers where a file is asked for: its bytes, or a status and a body. */
export type FileAnswer = Buffer | { status: number; body: object }

/** Settings of the account whose network is the stand-in. */
export const whatsappSettings = {
  phoneNumberId: '1234567890', accessToken: 'token-akses-yang-panjang-sekali', appSecret: 'rahasia-aplikasi-panjang', verifyToken: 'kata-verifikasi-panjang', dataLeavesIndonesia: true,
}

export interface Meta extends Network {
  /** What was sent through it, in order. */
  sent: { id: string; ours: string; to: string; text: string; template: string | null }[]
  /** Files by their id; whatever else is asked for does not exist. */
  media: Map<string, FileAnswer>
  /** Answers to sending, instead of taking the message. */
  refuse: { status: number; body: unknown } | null
  /** What is answered where the bytes of a file are asked for, instead of them. */
  filesAway: number | null
}

/** Meta's Graph API for one number. */
export async function startMeta(): Promise<Meta> {
  const meta: Meta = Object.assign(
    await startNetwork((request, body, response) => { answer(request, body, response) }),
    { sent: [], media: new Map<string, FileAnswer>([['MEDIA1', jpeg]]), refuse: null, filesAway: null },
  )
  function answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    const path = request.url ?? ''
    if (request.headers.authorization !== `Bearer ${whatsappSettings.accessToken}`) return json(response, 401, { error: { code: 190, message: 'expired' } })
    if (path.endsWith('/messages')) return take(body, response)
    const [, isBytes, id = ''] = /^\/(berkas\/)?([^/?]+)/u.exec(path) ?? []
    const file = meta.media.get(id)
    if (isBytes && meta.filesAway) return void response.writeHead(meta.filesAway).end()
    if (isBytes && Buffer.isBuffer(file)) return void response.writeHead(200).end(file)
    if (id === whatsappSettings.phoneNumberId) return json(response, 200, { display_phone_number: '+62 335 000' })
    if (Buffer.isBuffer(file)) return json(response, 200, { url: `${meta.url}/berkas/${id}` })
    return json(response, file?.status ?? 404, file?.body ?? { error: { code: 100, message: 'Unsupported get request.' } })
  }
  function take(body: string, response: ServerResponse): void {
    if (meta.refuse) return json(response, meta.refuse.status, meta.refuse.body)
    const told = JSON.parse(body) as { to: string; biz_opaque_callback_data: string; text?: { body: string }; template?: { name: string; components: { parameters: { text: string }[] }[] } }
    const id = `wamid.OUT${meta.sent.length + 1}`
    const text = told.text?.body ?? (told.template?.components ?? []).flatMap(({ parameters }) => parameters).map((one) => one.text).join(' | ')
    meta.sent.push({ id, ours: told.biz_opaque_callback_data, to: told.to, text, template: told.template?.name ?? null })
    json(response, 200, { messages: [{ id }] })
  }
  return meta
}

/** A call of Meta's about the account's number. */
export function metaCall(value: object): string {
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ changes: [{ value: { metadata: { phone_number_id: whatsappSettings.phoneNumberId, display_phone_number: '62335000' }, ...value } }] }] })
}

export function signed(body: string, secret = whatsappSettings.appSecret): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** A call as it is injected into a server with the account's hook. */
export function metaHook(account: string, body: string, signature = signed(body)) {
  return { method: 'POST', url: `/hook/${account}/pesan`, headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, payload: body } as const
}

export const telegramSettings = { token: '123456:abcdefghijklmnopqrstuvwxyz', dataLeavesIndonesia: true }
const unknownFile = { status: 400, body: { ok: false, error_code: 400, description: 'Bad Request: wrong file_id or the file is temporarily unavailable' } }

export interface Bot extends Network {
  /** What waits to be fetched: what was not asked past yet. */
  queue: { update_id: number; [part: string]: unknown }[]
  sent: { chat: number; id: number; text: string }[]
  files: Map<string, FileAnswer>
  /** What is answered where the bytes of a file are asked for, instead of them. */
  filesAway: number | null
  refuse: { status: number; body: unknown } | null
  /** Somebody writes to the bot. @returns the number of their message */
  say(chat: number, more: object): number
}

/** Telegram's Bot API for one bot. */
export async function startBot(): Promise<Bot> {
  let last = 0
  const bot: Bot = Object.assign(
    await startNetwork((request, body, response) => { answer(request, body, response) }),
    {
      queue: [], sent: [], files: new Map<string, FileAnswer>(), filesAway: null, refuse: null,
      say(chat: number, more: object) {
        last += 1
        const date = Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000)
        bot.queue.push(Object.assign({ update_id: last }, { message: { message_id: last, date, chat: { id: chat, type: 'private' }, from: { id: chat, first_name: 'Budi', last_name: 'Santoso' }, ...more } }))
        return last
      },
    },
  )
  function answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    const path = request.url ?? ''
    const [, fileId] = /^\/file\/bot[^/]+\/(.+)$/u.exec(path) ?? []
    if (fileId !== undefined) {
      const file = bot.files.get(fileId)
      return void (bot.filesAway || !Buffer.isBuffer(file) ? response.writeHead(bot.filesAway ?? 404).end() : response.writeHead(200).end(file))
    }
    const given = (body === '' ? {} : JSON.parse(body)) as { offset?: number; file_id?: string; chat_id?: string; text?: string }
    switch (path.split('/').at(-1)) {
      case 'getUpdates': {
        bot.queue = bot.queue.filter(({ update_id: id }) => id >= (given.offset ?? 0))
        return void setTimeout(() => { json(response, 200, { ok: true, result: bot.queue.slice(0, 100) }) }, bot.queue.length > 0 ? 0 : 50)
      }
      case 'getFile': {
        const file = bot.files.get(given.file_id ?? '') ?? unknownFile
        return Buffer.isBuffer(file) ? json(response, 200, { ok: true, result: { file_path: given.file_id } }) : json(response, file.status, file.body)
      }
      case 'getMe': return json(response, 200, { ok: true, result: { id: 1, is_bot: true, first_name: 'x', username: 'pengaduan_bot' } })
      case 'getWebhookInfo': return json(response, 200, { ok: true, result: { url: '' } })
      default: {
        if (bot.refuse) return json(response, bot.refuse.status, bot.refuse.body)
        last += 1
        bot.sent.push({ chat: Number(given.chat_id), id: last, text: given.text ?? '' })
        return json(response, 200, { ok: true, result: { message_id: last } })
      }
    }
  }
  return bot
}
