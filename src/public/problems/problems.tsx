import type { FastifyRequest } from 'fastify'
import { signInPath } from '../../office/sign-in-path.ts'
import type { Problem, ProblemCode } from '../../platform/http/problem.ts'
import type { ProblemAnswer } from '../../platform/http/problems.ts'
import type { House } from '../../procedure/house.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { renderPage } from '../../ui/render.ts'

type Words = { title: MessageKey; text: MessageKey }
const badRequest: Words = { title: 'error.bad_request_title', text: 'error.bad_request_text' }
const fault: Words = { title: 'error.fault_title', text: 'error.fault_text' }
const busy: Words = { title: 'error.busy_title', text: 'error.busy_text' }
const tooLarge: Words = { title: 'error.too_large_title', text: 'error.too_large_text' }
const stale: Words = { title: 'problem.stale_title', text: 'problem.stale_text' }
const conflict: Words = { title: 'problem.conflict_title', text: 'problem.conflict_text' }
const notFound: Words = { title: 'error.not_found_title', text: 'error.not_found_text' }

const words: Record<ProblemCode, Words> = {
  'bad-request': badRequest, 'sign-in-required': { title: 'problem.signed_out_title', text: 'problem.signed_out_text' },
  forbidden: { title: 'error.forbidden_title', text: 'error.forbidden_text' }, 'stale-form': stale, 'cross-site': stale, 'not-found': notFound,
  'method-not-allowed': { title: 'problem.method_title', text: 'error.not_found_text' }, conflict, gone: notFound, 'precondition-failed': conflict,
  'too-large': tooLarge, 'unsupported-media': badRequest, unprocessable: badRequest, 'too-many-requests': busy, internal: fault, unavailable: busy,
}

/** What a person sees when something went wrong: what happened, what was kept, what to do next. Never fails itself. */
export async function problemPage(house: Pick<House, 'frame' | 'log'>, problem: Problem, request: FastifyRequest): Promise<ProblemAnswer> {
  if (problem.code === 'sign-in-required') return { redirect: signInPath(request.method === 'GET' ? request.url : '/meja') }
  try {
    const frame = await house.frame(request)
    return { html: renderPage(<ProblemPage frame={frame} problem={problem} />) }
  } catch (error) {
    // The database may be what is broken: a page that needs nothing.
    house.log.error({ err: error }, 'the problem page could not be framed')
    const { title, text } = words[problem.code]
    return { html: `<!DOCTYPE html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t('id', title)}</title><h1>${t('id', title)}</h1><p>${t('id', text)}</p></html>` }
  }
}

function ProblemPage({ frame, problem }: { frame: PageFrame; problem: Problem }) {
  const { lang } = frame
  const { title, text } = words[problem.code]
  const home = frame.person ? { href: '/meja', text: t(lang, 'error.go_desk') } : { href: '/', text: t(lang, 'error.go_home') }
  return (
    <PublicPage frame={frame} title={t(lang, title)}>
      <h1>{t(lang, title)}</h1>
      <p class="tg-lead">{t(lang, text)}</p>
      <h2>{t(lang, 'problem.what_now')}</h2>
      <ul>
        <li><a href={home.href}>{home.text}</a></li>
        <li>{t(lang, 'error.call', { office: frame.officeName, phone: frame.phone })}</li>
      </ul>
      {problem.code === 'internal' ? <p>{t(lang, 'error.reference', { reference: problem.requestId })}</p> : null}
    </PublicPage>
  )
}
