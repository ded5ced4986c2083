import { addressOnPaper } from '../../procedure/papers/on-paper.ts'
import { whatsappLink } from '../../procedure/whatsapp-link.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { Details } from '../../ui/details/details.tsx'
import { formatDateTime, formatPlainDate } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { SummaryRow } from '../../ui/summary-list/summary-list.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import type { CaseView } from './load-case.ts'

/** Who complained. A secret identity (UU 25/2009 Ps 42(5)) is opened by those who must reach them, and not there for the others. */
export function Complainant({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { state, context } = view
  if (!state.identitySecret) return <SummaryList lang={lang} rows={identityRows(lang, view)} />
  return (
    <>
      <WarningText lang={lang}>{t(lang, 'case.identity_secret')}</WarningText>
      {context.identityShown ? (
        <Details summary={t(lang, 'case.open_identity')}>
          <SummaryList lang={lang} rows={identityRows(lang, view)} />
        </Details>
      ) : <p class="tg-soft">{t(lang, 'case.identity_withheld')}</p>}
    </>
  )
}

function identityRows(lang: Language, view: CaseView): SummaryRow[] {
  const { state } = view
  const { applicant, principal, answerBy } = state
  return [
    { key: t(lang, 'case.name'), value: applicant.name },
    { key: t(lang, 'case.address'), value: addressOnPaper(state.applicant.address) },
    ...(applicant.phone ? [{ key: t(lang, 'case.phone'), value: <Phone lang={lang} view={view} phone={applicant.phone} /> }] : []),
    ...(applicant.fax ? [{ key: t(lang, 'case.fax'), value: applicant.fax }] : []),
    ...(applicant.email ? [{ key: t(lang, 'case.email'), value: applicant.email }] : []),
    ...(principal ? [{ key: t(lang, 'case.principal'), value: [principal.name, principal.relation, principal.address].filter(Boolean).join(', ') }] : []),
    ...(answerBy ? [{ key: t(lang, 'case.answer_by'), value: t(lang, keyOf('answer_channel', answerBy)) }] : []),
  ]
}

/** The number, and the way to write to it by WhatsApp by hand; the text names the complaint and nothing else. */
function Phone({ lang, view, phone }: { readonly lang: Language; readonly view: CaseView; readonly phone: string }) {
  const { state, context } = view
  const link = whatsappLink(phone, t('id', 'form.whatsapp_greeting', { office: context.standard.office.name, code: state.trackingCode }))
  return <>{phone}{link === null ? null : <> (<a href={link} rel="noreferrer">{t(lang, 'case.write_whatsapp')}</a>)</>}</>
}

/** How and when it came in. */
export function Intake({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { state, inForce, context } = view
  const { letter, laporNumber, oral } = state.record
  const area = inForce.standard.office.areas.find(({ code }) => code === state.area)
  const category = inForce.categories.find(({ code }) => code === state.category)
  const letterText = letter && [letter.number, letter.date && formatPlainDate(lang, Temporal.PlainDate.from(letter.date), 'short'), letter.sheets && t(lang, 'case.sheets', { n: letter.sheets })].filter(Boolean).join(', ')
  return (
    <SummaryList
      lang={lang}
      rows={[
        { key: t(lang, 'case.received_at'), value: formatDateTime(lang, state.receivedAt, context.zone) },
        { key: t(lang, 'case.channel'), value: t(lang, channelKeys[state.channel]) },
        { key: t(lang, 'case.tracking_code'), value: <span class="tg-code">{state.trackingCode}</span> },
        ...(letterText ? [{ key: t(lang, 'case.letter'), value: letterText }] : []),
        ...(laporNumber ? [{ key: t(lang, 'case.lapor_number'), value: laporNumber }] : []),
        ...(oral?.readBack ? [{ key: t(lang, 'case.oral'), value: t(lang, 'case.read_back') }] : []),
        ...(area ? [{ key: t(lang, 'case.area'), value: area.name }] : []),
        ...(category ? [{ key: t(lang, 'case.category'), value: category.label }] : []),
      ]}
    />
  )
}
