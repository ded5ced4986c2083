import { z } from 'zod'
import { sameText } from '../../platform/same-text.ts'
import { channelKind } from '../adapter.ts'
import type { ChannelAdapter, ChannelTools, Finding, Sent } from '../adapter.ts'
import { chatKeeper } from '../chat.ts'
import { addHook, hookPath, jsonOf } from '../hook.ts'
import type { OutboundMessage } from '../message.ts'
import { isSigned } from './call.ts'
import { openGraph } from './graph.ts'
import { hear } from './hear.ts'

const settings = z.strictObject({
  phoneNumberId: z.string().regex(/^\d{5,30}$/u),
  accessToken: z.string().min(20),
  appSecret: z.string().min(16),
  verifyToken: z.string().min(16),
  /** Messages pass through servers outside Indonesia (PP 71/2019 Ps 20–21, UU 27/2022 Ps 56): nothing runs until somebody has taken responsibility for it. */
  dataLeavesIndonesia: z.literal(true),
  /** Approved templates by the name of our letter: what may be sent when the person has not written for 24 hours. Each takes what fills that letter's text, in its order. */
  templates: z.record(z.string(), z.strictObject({ name: z.string().min(1), language: z.string().min(2) })).default({}),
  apiRoot: z.url().default('https://graph.facebook.com/v23.0'),
})
type Settings = z.output<typeof settings>

/** After a person's last message the network lets us write freely for a day. */
const windowHours = 24
const apiError = z.looseObject({ error: z.looseObject({ code: z.number(), message: z.string().optional(), error_data: z.looseObject({ details: z.string().optional() }).optional() }) })
/** Codes of the network that will not change by waiting: not on WhatsApp, outside of the window, a template that is none, a number that may not be written to. */
const final = new Set([131_026, 131_047, 131_051, 131_030, 132_000, 132_001, 132_005, 132_007, 132_012, 133_010, 100, 470])

/** WhatsApp Business Platform (Cloud API): signed webhooks in, free text within the 24-hour window, approved templates outside of it. Off unless channels.yaml names it. */
export const whatsapp = channelKind({ kind: 'whatsapp', settings, open: openWhatsapp })

function openWhatsapp(name: string, given: Settings, tools: ChannelTools): ChannelAdapter {
  const { now, log } = tools
  const graph = openGraph(given, tools.files)
  const hearing = { account: name, phoneNumberId: given.phoneNumberId, keep: chatKeeper(name, tools), fetchMedia: graph.fetchMedia, log }

  async function isWindowOpen(recipient: string): Promise<boolean> {
    const last = await tools.lastHeardFrom?.(name, 'whatsapp', recipient)
    return last !== undefined && last !== null && Temporal.Instant.compare(last.add({ hours: windowHours }), now()) > 0
  }

  /** What may be said now: free text, or the approved template; null when neither may. */
  async function contentFor({ recipient, event, content }: OutboundMessage): Promise<object | null> {
    if (await isWindowOpen(recipient)) return { type: 'text', text: { body: content.text, preview_url: false } }
    const template = given.templates[event]
    if (!template || !content.template) return null
    const parameters = content.template.texts.map((text) => ({ type: 'text', text: text.replace(/\s+/gu, ' ') }))
    return { type: 'template', template: { name: template.name, language: { code: template.language }, components: [{ type: 'body', parameters }] } }
  }

  return {
    name, kind: 'whatsapp', channel: 'whatsapp', atOnce: 8,
    async send(message): Promise<Sent> {
      const content = await contentFor(message)
      if (!content) return { outcome: 'refused', words: 'Di luar 24 jam sejak pesan terakhir pelapor, dan tidak ada templat yang disetujui.' }
      try {
        const { status, json } = await graph.call(`${given.phoneNumberId}/messages`, { messaging_product: 'whatsapp', recipient_type: 'individual', to: message.recipient.replace(/^\+/u, ''), biz_opaque_callback_data: message.id, ...content })
        const taken = z.looseObject({ messages: z.array(z.looseObject({ id: z.string() })).min(1) }).safeParse(json)
        if (taken.success) return { outcome: 'sent', externalId: taken.data.messages[0]?.id ?? '', words: 'diterima WhatsApp' }
        return refusalOf(status, json)
      } catch (error) {
        log.debug({ err: error, account: name }, 'WhatsApp is away')
        return { outcome: 'later', words: 'tidak ada sambungan ke WhatsApp' }
      }
    },
    routes(app, post) {
      addHook(app, 'GET', hookPath(name, 'pesan'), async ({ request, reply }) => {
        const query = z.looseObject({ 'hub.mode': z.literal('subscribe'), 'hub.verify_token': z.string(), 'hub.challenge': z.string().regex(/^[\w-]{1,200}$/u) }).safeParse(flat(request.url))
        if (!query.success || !sameText(query.data['hub.verify_token'], given.verifyToken)) return reply.code(403).send()
        return reply.type('text/plain').send(query.data['hub.challenge'])
      })
      addHook(app, 'POST', hookPath(name, 'pesan'), async ({ body, request, reply }) => {
        const signature = request.headers['x-hub-signature-256']
        if (!isSigned(body, typeof signature === 'string' ? signature : undefined, given.appSecret)) return reply.code(401).send()
        const told = await hear(hearing, post, jsonOf(body), now())
        return reply.code({ heard: 200, again: 500, nonsense: 400 }[told]).send()
      })
    },
    async check(): Promise<Finding[]> {
      const advice = { id: 'Periksa phoneNumberId, accessToken (token tetap dari pengguna sistem), dan sambungan internet.', en: 'Check phoneNumberId, accessToken (a permanent token of a system user) and the internet connection.' }
      const hook = {
        ok: tools.publicUrl.startsWith('https://'), what: { id: `webhook: ${tools.publicUrl}${hookPath(name, 'pesan')}`, en: `webhook: ${tools.publicUrl}${hookPath(name, 'pesan')}` },
        advice: { id: 'WhatsApp hanya memanggil alamat https yang terbuka; isi PUBLIC_URL.', en: 'WhatsApp calls public https addresses only; set PUBLIC_URL.' },
      }
      try {
        const { status, json } = await graph.call(`${given.phoneNumberId}?fields=display_phone_number,quality_rating`)
        const number = z.looseObject({ display_phone_number: z.string() }).safeParse(json)
        const text = number.success ? number.data.display_phone_number : String(status)
        return [{ ok: number.success, what: { id: `nomor: ${text}`, en: `number: ${text}` }, advice }, hook]
      } catch (error) {
        log.debug({ err: error, account: name }, 'WhatsApp is away')
        return [{ ok: false, what: { id: 'tidak ada sambungan ke WhatsApp', en: 'no connection to WhatsApp' }, advice }, hook]
      }
    },
  }
}

function refusalOf(status: number, json: unknown): Sent {
  const read = apiError.safeParse(json)
  if (!read.success) return { outcome: 'later', words: `WhatsApp menjawab ${status}` }
  const { code, message, error_data: data } = read.data.error
  return { outcome: final.has(code) ? 'refused' : 'later', words: `${code} ${data?.details ?? message ?? ''}`.trim() }
}

/** The query as it came: its names hold dots, which elsewhere mean nesting. */
function flat(url: string): Record<string, string> {
  return Object.fromEntries(new URL(url, 'http://localhost').searchParams)
}
