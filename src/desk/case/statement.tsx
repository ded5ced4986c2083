import { Details } from '../../ui/details/details.tsx'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { formatBytes } from '../../ui/format.ts'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import type { CaseView } from './load-case.ts'

const shownAtOnce = 1_200

/** The complaint in the complainant's own words, and what came with it. */
export function Statement({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { narrative, about, desiredResolution, incident } = view.state.statement
  const rows = [
    ...(about ? [{ key: t(lang, 'case.about'), value: about }] : []),
    ...(incident?.where ? [{ key: t(lang, 'case.where'), value: incident.where }] : []),
    ...(incident?.when ? [{ key: t(lang, 'case.when'), value: incident.when }] : []),
    ...(desiredResolution ? [{ key: t(lang, 'case.desired'), value: <span class="tg-typed">{desiredResolution}</span> }] : []),
  ]
  return (
    <>
      <InsetText>{narrative ? <Narrative lang={lang} text={narrative} /> : <span class="tg-soft">{t(lang, 'case.no_narrative')}</span>}</InsetText>
      {isOnlySpoken(view) ? <WarningText lang={lang}>{t(lang, 'recording.write_down')} <a href="#tindakan-lain">{t(lang, 'recording.write_down_link')}</a></WarningText> : null}
      {rows.length === 0 ? null : <SummaryList lang={lang} rows={rows} />}
      {view.files.length === 0 ? null : (
        <>
          <h3>{t(lang, 'case.attachments')}</h3>
          <Files lang={lang} view={view} />
        </>
      )}
    </>
  )
}

/** Spoken at the counter or by telephone, recorded, and not written down yet: the officer's record is still to come (S2). */
function isOnlySpoken({ state, files, events }: CaseView): boolean {
  const spoken = state.channel === 'counter' || state.channel === 'phone'
  const written = state.statement.narrative || events.some(({ type, actor }) => type === 'noted' && actor.kind === 'person')
  return spoken && !written && files.some(({ mediaType }) => mediaType.startsWith('audio/'))
}

function Narrative({ lang, text }: { readonly lang: Language; readonly text: string }) {
  if (text.length <= shownAtOnce) return <div class="tg-typed">{text}</div>
  return (
    <>
      <div class="tg-typed">{`${text.slice(0, shownAtOnce).toWellFormed()} …`}</div>
      <Details summary={t(lang, 'case.read_all')}>
        <div class="tg-typed">{text}</div>
      </Details>
    </>
  )
}

function Files({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { types } = view.inForce.standard.attachments
  return (
    <DocumentList
      documents={view.files.map(({ id, name, mediaType, size }) => {
        const type = types.find((candidate) => candidate.mediaType === mediaType)
        return { href: `/meja/pengaduan/${view.id}/berkas/${id}`, name, mediaType, size: formatBytes(lang, size), ...(type ? { kind: type.label } : {}) }
      })}
    />
  )
}
