import type { Registration } from '../../procedure/papers/registration.ts'
import { Details } from '../../ui/details/details.tsx'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'

export interface RegisteredProps { frame: PageFrame; code: string; registration: Registration; zone: string }

/** That a paper and its complaint stand in the register and were not changed since: what was just proved, and how to check it oneself. */
export function Registered({ frame, code, registration: { state, inclusion, complaint }, zone }: RegisteredProps) {
  const { lang } = frame
  const wrong = state === 'broken' || complaint?.intact === false
  return (
    <>
      <h2>{t(lang, 'check.register_title')}</h2>
      {wrong ? <WarningText lang={lang}>{t(lang, 'check.register_wrong', { phone: frame.phone })}</WarningText> : null}
      {state === 'waiting' ? <p>{t(lang, 'check.register_waiting')}</p> : null}
      <SummaryList lang={lang} rows={[
        ...(inclusion ? [{ key: t(lang, 'check.register_paper'), value: t(lang, 'check.register_line', { line: formatNumber(lang, inclusion.index + 1), of: formatNumber(lang, inclusion.checkpoint.size) }) }] : []),
        ...(complaint ? [{ key: t(lang, 'check.register_complaint'), value: complaint.intact
          ? t(lang, complaint.logged === complaint.events ? 'check.register_whole' : 'check.register_part', { events: formatNumber(lang, complaint.events), logged: formatNumber(lang, complaint.logged) })
          : t(lang, 'check.register_changed') }] : []),
        ...(inclusion ? [
          { key: t(lang, 'check.register_checkpoint'), value: t(lang, 'check.register_signed', { size: formatNumber(lang, inclusion.checkpoint.size), when: formatDateTime(lang, inclusion.checkpoint.at, zone) }) },
          { key: t(lang, 'check.register_root'), value: <span class="tg-fingerprint">{inclusion.checkpoint.root.toString('base64')}</span> },
        ] : []),
      ]} />
      {inclusion ? (
        <Details summary={t(lang, 'check.register_self')}>
          <p>{t(lang, 'check.register_self_why')}</p>
          <ol class="govuk-list govuk-list--number">
            <li>{t(lang, 'check.register_self_paper')}</li>
            <li>{t(lang, 'check.register_self_proof')}</li>
            <li>{t(lang, 'check.register_self_keep')}</li>
          </ol>
          <DocumentList documents={[
            { href: `/periksa/${code}/bukti.txt`, name: t(lang, 'check.register_proof'), kind: 'TXT' },
            { href: '/log/checkpoint', name: t(lang, 'check.register_checkpoint'), kind: 'TXT' },
            { href: '/log/key', name: t(lang, 'check.register_key'), kind: 'TXT' },
          ]} />
        </Details>
      ) : null}
    </>
  )
}
