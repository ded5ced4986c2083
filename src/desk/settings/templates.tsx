import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { builtIn, letterChannels, templateProblems } from '../../procedure/letters/letters.ts'
import type { LetterText } from '../../procedure/letters/letters.ts'
import { previewLetter } from '../../procedure/letters/preview.ts'
import { changeLetter, changedLetters, versionsOf } from '../../procedure/letters/templates.ts'
import type { LetterPlace } from '../../procedure/letters/templates.ts'
import { letterNames } from '../../procedure/letters/told.ts'
import type { House } from '../../procedure/house.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/messages/messages.ts'
import { changeOf, send } from './section.tsx'
import { TemplatePage } from './template-page.tsx'
import { TemplatesPage } from './templates-page.tsx'
import { placeText, problemText, templatesPath as path } from './template-words.ts'

const place = z.object({ letter: z.enum(letterNames), channel: z.enum(letterChannels), language: z.enum(['id', 'en']) })
/** What the form sends: the words, what is wanted, and the version that was seen. */
const form = z.object({
  subject: z.string().max(1_000).default(''), text: z.string().max(50_000).default(''), after: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  wish: z.enum(['preview', 'save', 'built-in', 'restore']).catch('preview'), version: z.coerce.number().int().min(1).optional().catch(undefined),
})
type Given = z.output<typeof form>

interface Shown { words?: LetterText; errors?: ErrorItem[]; notice?: string }

/** `/meja/pengaturan/pesan`: what complainants are told by message, in the office's own words, with preview, versions and the way back. */
export function addTemplatePages(app: FastifyInstance, house: House): void {
  app.get(path, { config: { access: 'settings.read' } }, async (request, reply) => send(reply, <TemplatesPage frame={await house.frame(request)} changed={await changedLetters(house)} />))

  app.get<{ Params: object }>(`${path}/:letter/:channel/:language`, { config: { access: 'settings.read' } }, (request, reply) => show(request, reply, placeOf(request), {}))

  app.post<{ Params: object }>(`${path}/:letter/:channel/:language`, { config: { access: 'settings.office' } }, async (request, reply) => {
    const at = placeOf(request)
    const given = form.parse(request.body ?? {})
    const { lang } = await house.frame(request)
    if (given.wish === 'built-in') return change(request, reply, at, given, null)
    const words = given.wish === 'restore' ? await versionNamed(at, given) : wordsOf(at, given)
    const problems = templateProblems(at.letter, at.channel, words)
    if (problems.length > 0) return show(request, reply, at, { words, errors: problems.map((problem) => ({ id: problem.field, text: problemText(lang, problem) })) }, 422)
    return given.wish === 'preview' ? show(request, reply, at, { words }) : change(request, reply, at, given, words)
  })

  /** Puts the words into use, unless somebody else was faster: then theirs are shown beside what was typed. */
  async function change(request: FastifyRequest, reply: FastifyReply, at: LetterPlace, { after }: Given, words: LetterText | null): Promise<FastifyReply> {
    const { lang } = await house.frame(request)
    const done = await changeLetter(house, changeOf(request, house, 'settings.office'), at, placeText('id', at), after, words)
    return done
      ? show(request, reply, at, { notice: t(lang, words ? 'templates.saved' : 'templates.back_to_built_in') })
      : show(request, reply, at, { ...(words ? { words } : {}), errors: [{ text: t(lang, 'templates.changed_meanwhile') }] }, 409)
  }

  async function show(request: FastifyRequest, reply: FastifyReply, at: LetterPlace, { words, errors = [], notice }: Shown, status = 200): Promise<FastifyReply> {
    const { workplace, config } = house
    const [frame, versions] = [await house.frame(request), await versionsOf(house, at)]
    const { standard } = await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    const shown = words ?? versions[0]?.content ?? builtIn(at.letter, at.channel, at.language)
    return send(reply, (
      <TemplatePage
        frame={frame} at={at} zone={workplace.zone} words={shown} preview={previewLetter(at, shown, standard, config.publicUrl)} versions={versions} errors={errors}
        notice={notice ?? null} mayChange={mayAny(request.identity?.actors ?? [], 'settings.office')} unsaved={words !== undefined}
      />
    ), status)
  }

  async function versionNamed(at: LetterPlace, { version }: Given): Promise<LetterText> {
    const found = (await versionsOf(house, at)).find((candidate) => candidate.version === version)
    if (!found) throw new HttpProblem('not-found')
    return found.content ?? builtIn(at.letter, at.channel, at.language)
  }
}

function placeOf(request: FastifyRequest): LetterPlace {
  const at = place.safeParse(request.params)
  if (!at.success) throw new HttpProblem('not-found')
  return at.data
}

function wordsOf({ channel }: LetterPlace, { subject, text }: Given): LetterText {
  return channel === 'email' ? { subject: subject.trim(), text: text.trim() } : { text: text.trim() }
}
