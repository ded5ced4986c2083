import { formatPlainDate, formatShortDateTime } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { CaseView } from './load-case.ts'
import { holderText } from './who.ts'

type Part = { readonly lang: Language; readonly view: CaseView }

/** Who had the file when (penyerahan berkas), the present holder first. */
export function CustodyPart({ lang, view }: Part) {
  const { names, zone } = view.context
  return (
    <ol class="govuk-list">
      {view.state.custody.toReversed().map((custody) => (
        <li key={`${custody.role} ${custody.since}`}>
          <strong>{holderText(lang, custody, names)}</strong>
          <span class="tg-soft"> {t(lang, custody.acceptedAt ? 'case.since' : 'case.given', { when: formatShortDateTime(lang, custody.since, zone) })}</span>
        </li>
      ))}
    </ol>
  )
}

/** Where the paper is (S3.7). */
export function ArchivePlace({ lang, view }: Part) {
  const { archive } = view.state
  if (!archive) return null
  return (
    <section aria-labelledby="tempat-arsip">
      <h2 id="tempat-arsip">{t(lang, 'case.archive')}</h2>
      <SummaryList
        lang={lang}
        rows={[
          { key: t(lang, 'form.ordner'), value: archive.ordner },
          { key: t(lang, 'form.shelf'), value: archive.shelf },
          { key: t(lang, 'form.classification'), value: archive.classificationCode },
          { key: t(lang, 'form.sheets'), value: String(archive.sheets) },
          { key: t(lang, 'form.retention'), value: archive.retentionYears === null ? t(lang, 'case.no_retention') : String(archive.retentionYears) },
          { key: t(lang, 'form.contents'), value: archive.contents.length === 0 ? null : <ul class="govuk-list">{archive.contents.map((item) => <li key={item}>{item}</li>)}</ul> },
        ]}
      />
    </section>
  )
}

/** Complaints that were merged into this one, or the one that it was merged into. */
export function Linked({ lang, view }: Part) {
  if (view.linked.length === 0) return null
  return (
    <section aria-labelledby="pengaduan-terkait">
      <h2 id="pengaduan-terkait">{t(lang, 'case.linked')}</h2>
      <ul class="govuk-list">
        {view.linked.map((other) => (
          <li key={other.id}>
            {t(lang, other.mergedInto === view.id ? 'case.merged_here' : 'case.merged_there')}{' '}
            <a href={`/meja/pengaduan/${other.id}`}>{other.registerNumber ?? other.trackingCode}</a> <StatusTag lang={lang} status={other.status} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a file waits for while nobody works on it: the complainant's reply, the day of review. */
export function StandingStill({ lang, view }: Part) {
  const { completion, postponed } = view.state
  const day = (date: string) => formatPlainDate(lang, Temporal.PlainDate.from(date))
  if (completion && view.state.status === 'incomplete') {
    const labels = completion.missing.map((id) => view.inForce.standard.requirements.find((requirement) => requirement.id === id)?.label ?? id)
    return <p>{t(lang, 'case.waits_for_complainant', { what: labels.join('; '), until: day(completion.respondBy) })}</p>
  }
  return postponed ? <p>{t(lang, 'case.postponed_until', { until: day(postponed.reviewOn), reason: postponed.reason ?? '–' })}</p> : null
}
