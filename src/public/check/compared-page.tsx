import type { RenditionWay } from '../../office/paper-kinds.ts'
import type { GenuinePaper } from '../../procedure/papers/genuine.ts'
import { formatDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import { PaperFacts } from './checked-page.tsx'

interface ComparedPageProps {
  frame: PageFrame
  found: { paper: GenuinePaper; how: 'issued' | RenditionWay } | null
  name: string
  sha256: string
  /** The code that was asked about; the file may be genuine and yet another paper. */
  asked: string | null
  zone: string
}

/** Whether a file is one that the office issued. */
export function ComparedPage({ frame, found, name, sha256, asked, zone }: ComparedPageProps) {
  const { lang } = frame
  const other = found !== null && asked !== null && found.paper.code !== asked
  const title = t(lang, found === null ? 'check.file_unknown_title' : other ? 'check.file_other_title' : 'check.file_same_title')
  return (
    <PublicPage frame={frame} title={title} back={asked === null ? '/periksa' : `/periksa/${asked}`}>
      <h1>{title}</h1>
      {found === null ? (
        <>
          <p class="tg-lead">{t(lang, 'check.file_unknown', { office: frame.officeName })}</p>
          <p>{t(lang, 'check.file_unknown_copies')}</p>
        </>
      ) : (
        <>
          <p class="tg-lead">{found.how === 'issued' ? t(lang, 'check.file_same') : t(lang, 'check.file_rendition', { how: t(lang, keyOf('rendition', found.how)) })}</p>
          {found.paper.voidedAt ? <WarningText lang={lang}>{t(lang, 'check.voided', { when: formatDateTime(lang, found.paper.voidedAt, zone) })}</WarningText> : null}
          <PaperFacts lang={lang} paper={found.paper} zone={zone} office={frame.officeName} />
        </>
      )}
      <SummaryList lang={lang} rows={[
        { key: t(lang, 'check.your_file'), value: <span class="tg-typed">{name}</span> },
        { key: t(lang, 'check.your_fingerprint'), value: <span class="tg-fingerprint">{sha256}</span> },
      ]} />
      <p class="tg-soft">{t(lang, 'check.nothing_kept')}</p>
    </PublicPage>
  )
}
