import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { caughtMessages } from '../../procedure/letters/outbox.ts'
import { playedChannels, playedInput, playMessage } from '../../procedure/incoming/play-message.ts'
import type { House } from '../../procedure/house.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { cursorAt, cursorText, href, textAt } from '../list/query.ts'
import { DevMessagesPage, devMessagesPath } from './messages-page.tsx'

const pageSize = 20
const fields = ['channel', 'from', 'subject', 'text', 'reply'] as const
const labels = { channel: 'outbox.channel', from: 'dev.messages_from', subject: 'dev.messages_subject', text: 'dev.messages_text', reply: 'dev.messages_text' } as const

/**
 * `/dev/messages`: in development and in a demonstration only. In a demonstration it is open to all, like its other pages; where the data may
 * be an office's, to those who read its messages.
 */
export function addDevMessages(app: FastifyInstance, house: Pick<House, 'workplace' | 'config' | 'frame' | 'post'>): void {
  const access = house.config.demo ? 'public' : 'messages.read'

  async function show(request: FastifyRequest, reply: FastifyReply, values: Record<string, string>, errors: readonly ErrorItem[]): Promise<FastifyReply> {
    const cursor = cursorAt(request.query, 'sesudah')
    const { rows, next } = await caughtMessages(house, cursor?.at ? { at: cursor.at, id: cursor.id } : null, pageSize)
    const page = (
      <DevMessagesPage
        frame={await house.frame(request)} zone={house.workplace.zone} rows={rows} next={next ? href(devMessagesPath, { sesudah: cursorText(next.at, next.id) }) : undefined} channels={playedChannels}
        values={values} errors={errors} played={textAt(request.query, 'kabar') === 'diterima'}
      />
    )
    return reply.code(errors.length > 0 ? 422 : 200).type('text/html; charset=utf-8').send(renderPage(page))
  }

  app.get(devMessagesPath, { config: { access } }, (request, reply) =>
    show(request, reply, Object.fromEntries(fields.map((field) => [field, textAt(request.query, field)]).filter(([, value]) => value !== '')), []))

  app.post(devMessagesPath, { config: { access: house.config.demo ? 'public' : 'messages.work' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const typed = typeof request.body === 'object' && request.body !== null ? { ...request.body } : {}
    const values = Object.fromEntries(Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
    const wrong = (field: (typeof fields)[number]): ErrorItem => ({ id: field === 'reply' ? 'text' : field, text: t(lang, 'dev.messages_wrong', { label: t(lang, labels[field]) }) })
    const parsed = playedInput.safeParse(values)
    if (!parsed.success) return show(request, reply, values, fields.filter((field) => parsed.error.issues.some(({ path }) => path[0] === field)).map(wrong))
    if (!(await playMessage(house, parsed.data))) return show(request, reply, values, [wrong('from')])
    return reply.redirect(href(devMessagesPath, { kabar: 'diterima', channel: parsed.data.channel, from: parsed.data.from }), 303)
  })
}
