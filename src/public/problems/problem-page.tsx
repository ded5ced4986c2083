import type { Problem, ProblemCode } from '../../platform/http/problem.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { formatAmount } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { telephone } from '../redress.tsx'

type Words = { title: MessageKey; text: MessageKey }
const words: Record<ProblemCode, Words> = {
  'bad-request': { title: 'error.bad_request_title', text: 'error.bad_request_text' },
  'sign-in-required': { title: 'problem.sign_in_title', text: 'problem.sign_in_text' },
  forbidden: { title: 'error.forbidden_title', text: 'error.forbidden_text' },
  'stale-form': { title: 'problem.stale_form_title', text: 'problem.stale_form_text' },
  'cross-site': { title: 'problem.cross_site_title', text: 'problem.cross_site_text' },
  'not-found': { title: 'error.not_found_title', text: 'error.not_found_text' },
  'method-not-allowed': { title: 'problem.method_title', text: 'problem.method_text' },
  conflict: { title: 'problem.conflict_title', text: 'problem.conflict_text' },
  gone: { title: 'problem.gone_title', text: 'problem.gone_text' },
  'precondition-failed': { title: 'problem.conflict_title', text: 'problem.conflict_text' },
  'too-large': { title: 'error.too_large_title', text: 'error.too_large_text' },
  'unsupported-media': { title: 'problem.unsupported_title', text: 'problem.unsupported_text' },
  unprocessable: { title: 'problem.unprocessable_title', text: 'problem.unprocessable_text' },
  'too-many-requests': { title: 'problem.too_many_title', text: 'problem.too_many_text' },
  internal: { title: 'error.fault_title', text: 'error.fault_text' },
  unavailable: { title: 'problem.unavailable_title', text: 'problem.unavailable_text' },
}

/** The page about a problem: of the desk for whoever is signed in there, of the public for everyone else. */
export function ProblemPage({ frame, problem }: { frame: PageFrame; problem: Problem }) {
  const { lang, officeName, phone } = frame
  const title = t(lang, words[problem.code].title)
  const atDesk = frame.person !== undefined && /^\/(?:meja|masuk|sandi|dev)(?:[/?]|$)/u.test(frame.path)
  const content = (
    <>
      <h1>{title}</h1>
      <Said lang={lang} problem={problem} />
      <p>{atDesk ? <ButtonLink href="/meja">{t(lang, 'error.go_desk')}</ButtonLink> : <ButtonLink href="/">{t(lang, 'error.go_home')}</ButtonLink>}</p>
      {atDesk ? null : <p><a href={telephone(phone)}>{t(lang, 'error.call', { office: officeName, phone })}</a></p>}
    </>
  )
  return atDesk ? <DeskPage frame={frame} title={title} failed narrow>{content}</DeskPage> : <PublicPage frame={frame} title={title} failed>{content}</PublicPage>
}

/** The same when there is no frame: no style, no database, just the words and whom to call. */
export function BarePage({ lang, problem, office }: { lang: Language; problem: Problem; office: { name: string; phone: string } | null }) {
  const title = t(lang, words[problem.code].title)
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <Said lang={lang} problem={problem} />
          {office ? <p><a href={telephone(office.phone)}>{t(lang, 'error.call', { office: office.name, phone: office.phone })}</a></p> : null}
          <p><a href="/">{t(lang, 'error.go_home')}</a></p>
        </main>
      </body>
    </html>
  )
}

function Said({ lang, problem }: { lang: Language; problem: Problem }) {
  const { code, retryAfter, requestId, status } = problem
  return (
    <>
      <p>{t(lang, words[code].text)}</p>
      {retryAfter === undefined ? null : <p>{t(lang, 'problem.wait', { wait: waitText(lang, retryAfter) })}</p>}
      {status >= 500 ? <p>{t(lang, 'error.reference', { reference: requestId })}</p> : null}
    </>
  )
}

function waitText(lang: Language, seconds: number): string {
  return formatAmount(lang, { value: Math.max(1, Math.ceil(seconds / 60)), unit: 'minutes' })
}
