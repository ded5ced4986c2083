import type { GenuinePaper } from '../../procedure/papers/genuine.ts'
import type { Registration } from '../../procedure/papers/registration.ts'
import { formatDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import { telephone } from '../redress.tsx'
import { CompareForm } from './ask-code-page.tsx'
import { Registered } from './registered.tsx'

/** `/periksa/<code>` of a paper that this office issued. */
export function CheckedPage({ frame, paper, zone, registration }: { frame: PageFrame; paper: GenuinePaper; zone: string; registration: Registration }) {
  const { lang } = frame
  const title = t(lang, paper.voidedAt ? 'check.voided_title' : 'check.genuine_title')
  return (
    <PublicPage frame={frame} title={title} back="/periksa">
      <h1>{title}</h1>
      {paper.voidedAt
        ? <WarningText lang={lang}>{t(lang, 'check.voided', { when: formatDateTime(lang, paper.voidedAt, zone) })}</WarningText>
        : <p class="tg-lead">{t(lang, 'check.genuine', { office: frame.officeName })}</p>}
      <PaperFacts lang={lang} paper={paper} zone={zone} office={frame.officeName} />
      <p>{t(lang, 'check.hold_against')}</p>
      <Registered frame={frame} code={paper.code ?? ''} registration={registration} zone={zone} />
      <h2>{t(lang, 'check.compare_title')}</h2>
      <p>{t(lang, 'check.compare_why')}</p>
      <CompareForm frame={frame} code={paper.code ?? ''} />
    </PublicPage>
  )
}

/** What is known of a paper, in words that fit on a telephone. */
export function PaperFacts({ lang, paper, zone, office }: { lang: Language; paper: GenuinePaper; zone: string; office: string }) {
  return (
    <SummaryList lang={lang} rows={[
      { key: t(lang, 'check.kind'), value: t(lang, keyOf('paper', paper.kind)) },
      ...(paper.number === null ? [] : [{ key: t(lang, 'check.number'), value: paper.number }]),
      { key: t(lang, 'check.issued'), value: formatDateTime(lang, paper.issuedAt, zone) },
      { key: t(lang, 'check.office'), value: office },
      ...(paper.code === null ? [] : [{ key: t(lang, 'check.code'), value: <span class="tg-code">{paper.code}</span> }]),
      { key: t(lang, 'check.fingerprint'), value: <span class="tg-fingerprint">{paper.sha256}</span> },
      ...paper.renditions.map(({ how, sha256, at }) => ({
        key: t(lang, 'check.rendition', { how: t(lang, keyOf('rendition', how)), when: formatDateTime(lang, at, zone) }), value: <span class="tg-fingerprint">{sha256}</span>,
      })),
    ]} />
  )
}

/** `/periksa/<code>` of what this office never issued. */
export function UnknownPage({ frame, typed }: { frame: PageFrame; typed: string }) {
  const { lang } = frame
  return (
    <PublicPage frame={frame} title={t(lang, 'check.unknown_title')} back={`/periksa?kode=${encodeURIComponent(typed)}`}>
      <h1>{t(lang, 'check.unknown_title')}</h1>
      <p class="tg-lead">{t(lang, 'check.unknown', { code: typed, office: frame.officeName })}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t(lang, 'check.unknown_typed')}</li>
        <li>{t(lang, 'check.unknown_elsewhere')}</li>
        <li>{t(lang, 'check.unknown_report')} <a href={telephone(frame.phone)}>{frame.phone}</a></li>
      </ul>
    </PublicPage>
  )
}
