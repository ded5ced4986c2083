import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readPaperCode } from '../../complaint/paper-code.ts'
import { proofText } from '../../complaint/store/transparency/log.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import type { House } from '../../procedure/house.ts'
import { genuinePaper, paperOfFile } from '../../procedure/papers/genuine.ts'
import { registrationOf } from '../../procedure/papers/registration.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { bodyOf, sendPage, textAt } from '../typed.ts'
import type { Typed } from '../typed.ts'
import { unlisted } from '../unlisted.ts'
import { AskCodePage } from './ask-code-page.tsx'
import { ComparedPage } from './compared-page.tsx'
import { CheckedPage, UnknownPage } from './checked-page.tsx'

/** Papers of the office are smaller; a scan of many pages may be so large. */
const largest = 100 * 1024 * 1024
/** Questions from one address: thirty at once, then one every two seconds. A code has 54 bits: this only keeps the machine free. */
const questions = { burst: 30, secondsPerTry: 2 }

/** `/periksa`: whether a paper was issued by this office, by its kode periksa or by its file. Tells nothing about a person. */
export function addCheckPages(app: FastifyInstance, house: Pick<House, 'workplace' | 'frame' | 'log'>): void {
  const { workplace } = house
  const throttle = createThrottle(questions)

  app.get<{ Querystring: Typed }>('/periksa', { config: { access: 'public' } }, async (request, reply) => {
    const typed = textAt(request.query, 'kode').slice(0, 300)
    const code = readPaperCode(typed)
    if (code !== null) return reply.redirect(`/periksa/${code}`, 303)
    const frame = await house.frame(request)
    const error = typed === '' ? null : t(frame.lang, 'check.not_a_code')
    return sendPage(reply, renderPage(<AskCodePage frame={frame} typed={typed} error={error} />), error === null ? 200 : 422)
  })

  app.get<{ Params: { code: string } }>('/periksa/:code', { config: { access: 'public' } }, async (request, reply) => {
    slowDown(request)
    unlisted(reply)
    const frame = await house.frame(request)
    const typed = request.params.code.slice(0, 40)
    const code = readPaperCode(typed)
    const paper = code === null ? null : await genuinePaper(workplace, code)
    if (!paper) return sendPage(reply, renderPage(<UnknownPage frame={frame} typed={code ?? typed} />), 404)
    return sendPage(reply, renderPage(<CheckedPage frame={frame} paper={paper} zone={workplace.zone} registration={await registrationOf(house, paper)} />))
  })

  /** The proof as a file, for whoever checks it with tools of their own. */
  app.get<{ Params: { code: string } }>('/periksa/:code/bukti.txt', { config: { access: 'public' } }, async (request, reply) => {
    slowDown(request)
    unlisted(reply)
    const code = readPaperCode(request.params.code.slice(0, 40))
    const paper = code === null ? null : await genuinePaper(workplace, code)
    const inclusion = paper && (await registrationOf(house, paper)).inclusion
    if (!inclusion) throw new HttpProblem('not-found')
    return reply.type('text/plain; charset=utf-8').header('content-disposition', `attachment; filename="bukti-${code}.txt"`).send(proofText(inclusion))
  })

  /** The file itself is compared; nothing of it is kept. */
  app.post('/periksa', { config: { access: 'public', upload: { maxFiles: 1, maxFileSize: largest, forget: true } } }, async (request, reply) => {
    slowDown(request)
    unlisted(reply)
    const frame = await house.frame(request)
    const code = readPaperCode(textAt(bodyOf(request), 'kode'))
    const [file] = request.uploads
    if (!file?.kept) {
      const error = t(frame.lang, file ? 'check.file_too_large' : 'check.file_needed')
      return sendPage(reply, renderPage(<AskCodePage frame={frame} typed={code ?? ''} error={null} fileError={error} />), 422)
    }
    const found = await paperOfFile(workplace, file.kept.sha256)
    return sendPage(reply, renderPage(<ComparedPage frame={frame} found={found} name={file.fileName} sha256={file.kept.sha256} asked={code} zone={workplace.zone} />))
  })

  function slowDown(request: FastifyRequest): void {
    const allowed = throttle.take(request.ip)
    if (!allowed.ok) throw new HttpProblem('too-many-requests', { retryAfter: allowed.retryAfter })
  }
}
