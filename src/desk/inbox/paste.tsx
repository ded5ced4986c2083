import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signedInOf } from '../../office/people/identify.ts'
import { keepPastedChat, longestChat, numberOf, previewChat } from '../../procedure/incoming/paste-chat.ts'
import type { House } from '../../procedure/house.ts'
import { filesOfForm, uploadLimits } from '../../procedure/kept-files.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { href } from '../list/query.ts'
import { PastePage, pasteFields, pastePath } from './paste-page.tsx'
import type { PastePageProps } from './paste-page.tsx'
import { inboxPath } from './words.ts'

/** `/meja/kotak-masuk/tempel`: a WhatsApp chat of the office's own telephone, pasted by an officer: the way that needs no provider. */
export async function addPastePages(app: FastifyInstance, house: Pick<House, 'workplace' | 'files' | 'secret' | 'frame'>): Promise<void> {
  const { workplace } = house
  const upload = await uploadLimits(house)
  const current = async () => (await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())).standard

  async function show(request: FastifyRequest, reply: FastifyReply, page: Pick<PastePageProps, 'errors' | 'values' | 'chat' | 'kept'>, status = 200): Promise<FastifyReply> {
    const frame = { ...(await house.frame(request)), path: pastePath }
    return reply.code(status).type('text/html; charset=utf-8').send(renderPage(<PastePage frame={frame} zone={workplace.zone} standard={await current()} {...page} />))
  }

  app.get(pastePath, { config: { access: 'messages.work' } }, (request, reply) => show(request, reply, { errors: [], values: undefined, chat: null, kept: [] }))

  app.post(pastePath, { config: { access: 'messages.work', upload } }, async (request, reply) => {
    const { person } = signedInOf(request)
    const { lang } = await house.frame(request)
    const body = recordOf(request.body)
    const files = await filesOfForm(house, request, person.id, await current(), lang)
    const pasted = typeof body['chat'] === 'string' ? body['chat'] : ''
    const error = (field: keyof typeof pasteFields, text: string): ErrorItem => ({ id: pasteFields[field], text })
    if (pasted.length > longestChat) return show(request, reply, { errors: [error('chat', t(lang, 'paste.too_long'))], values: body, chat: null, kept: files.kept }, 422)
    const chat = previewChat(house, pasted)
    const again = (errors: readonly ErrorItem[]) => show(request, reply, { errors, values: body, chat: chat.lines.length > 0 ? chat : null, kept: files.kept }, errors.length > 0 ? 422 : 200)
    if (files.errors.length > 0) return again(files.errors.map((text) => error('files', text)))
    if (chat.lines.length === 0) return again([error('chat', t(lang, 'paste_refusal.empty'))])
    const { sender, langkah } = body
    if (typeof sender !== 'string') { // the first step: whose words count is asked next
      if (langkah === '2') return again([error('sender', t(lang, 'paste_refusal.sender'))])
      const [only] = chat.senders
      const values = { ...body, sender: chat.senders.length <= 1 ? (only ?? '') : undefined, number: textOf(body['number']) || chat.senders.map(numberOf).find((number) => number !== '') }
      return show(request, reply, { errors: [], values, chat, kept: files.kept })
    }
    const kept = await keepPastedChat(house, { chat: pasted, sender, number: textOf(body['number']).slice(0, 60), name: textOf(body['name']).slice(0, 200), files: files.ids })
    if (!kept.ok) return again([error(kept.why === 'empty' ? 'chat' : kept.why, t(lang, keyOf('paste_refusal', kept.why)))])
    return reply.redirect(href(`${inboxPath}/${kept.id}`, kept.known ? { kabar: 'sudah-ada', pesan: kept.id } : {}), 303)
  })
}
