import type { Hit } from '../../complaint/questions/search.ts'
import type { Whereabouts } from '../../complaint/questions/whereabouts.ts'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'

export interface FoundPaper { hit: Hit; place: Whereabouts }

/** Where one paper is: ordner, shelf, sheets and classification, or who has the file now. */
export function PaperPlace({ lang, zone, paper: { hit, place } }: { readonly lang: Language; readonly zone: string; readonly paper: FoundPaper }) {
  const { archive, holder, name } = place
  const reference = hit.registerNumber ?? hit.trackingCode
  const archived = archive !== null && hit.status === 'archived'
  const role = t(lang, roleKeys[holder.role])
  const who = name === null ? role : `${name}, ${role}`
  const since = formatDateTime(lang, holder.since, zone)
  return (
    <section class="tg-paper" aria-labelledby={`tempat-${hit.id}`}>
      <h2 id={`tempat-${hit.id}`}>
        <a href={`/meja/pengaduan/${hit.id}`}>{t(lang, 'archive.found', { reference })}</a> <StatusTag lang={lang} status={hit.status} />
      </h2>
      <p class="tg-soft">{hit.summary}</p>
      {archived ? null : <p><strong>{t(lang, holder.acceptedAt === null ? 'archive.on_its_way' : 'archive.not_archived', { who, since })}</strong></p>}
      {archive === null ? null : (
        <SummaryList
          lang={lang}
          rows={[
            { key: t(lang, 'archive.in_ordner'), value: <strong class="tg-paper__place">{archive.ordner}</strong> },
            { key: t(lang, 'archive.shelf'), value: <strong class="tg-paper__place">{archive.shelf}</strong> },
            { key: t(lang, 'archive.sheets'), value: t(lang, 'archive.sheets_n', { n: formatNumber(lang, archive.sheets) }) },
            { key: t(lang, 'archive.code'), value: archive.classificationCode },
            { key: t(lang, 'archive.archived_at'), value: formatDateTime(lang, archive.at, zone) },
            { key: t(lang, 'archive.retention'), value: retentionText(lang, archive.retentionYears, archive.at, zone) },
            ...(archive.contents.length === 0 ? [] : [{ key: t(lang, 'archive.contents'), value: archive.contents.join('; ') }]),
          ]}
        />
      )}
    </section>
  )
}

function retentionText(lang: Language, years: number | null, at: Temporal.Instant, zone: string): string {
  if (years === null) return t(lang, 'archive.retention_open')
  return t(lang, 'archive.retention_year', { year: String(at.toZonedDateTimeISO(zone).year + years) })
}
