import { initialsOf, needsIdentity } from '../../complaint/looks.ts'
import { mayAny } from '../../office/permissions.ts'
import { LookAtIdentityForm } from '../../procedure/at-any-time/form.tsx'
import { addressOnPaper } from '../../procedure/papers/on-paper.ts'
import { whatsappLink } from '../../procedure/whatsapp-link.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { Details } from '../../ui/details/details.tsx'
import { formatDateTime, formatPlainDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { SummaryRow } from '../../ui/summary-list/summary-list.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import type { CaseView } from './load-case.ts'

/**
 * Who complained: by initials and kelurahan, until the reader opens it; each look is an event that the complainant sees (UU 25/2009 Ps 49). A secret
 * identity (Ps 42(5)) is opened by those who must reach them, and not there for the others.
 */
export function Complainant({ frame, view, formKey }: { readonly frame: PageFrame; readonly view: CaseView; readonly formKey: string }) {
  const { lang } = frame
  const { state, context } = view
  const { applicant, answerBy, identitySecret } = state
  return (
    <>
      {identitySecret ? <WarningText lang={lang}>{t(lang, 'case.identity_secret')}</WarningText> : null}
      {context.identityOpen ? <SummaryList lang={lang} rows={identityRows(lang, view)} /> : (
        <>
          {identitySecret ? null : (
            <SummaryList lang={lang} rows={[
              { key: t(lang, 'case.name'), value: initialsOf(applicant.name ?? '') || undefined },
              { key: t(lang, 'case.kelurahan'), value: applicant.address?.kelurahan },
              ...(answerBy ? [{ key: t(lang, 'case.answer_by'), value: t(lang, keyOf('answer_channel', answerBy)) }] : []),
            ]} />
          )}
          {context.identityShown && mayAny(context.actors, 'case.work') ? <Look frame={frame} view={view} formKey={formKey} /> : <p class="tg-soft">{t(lang, 'case.identity_withheld')}</p>}
        </>
      )}
    </>
  )
}

/** The way to open an identity: a button for whoever needs it for the step, a folded form for others. */
export function Look({ frame, view, formKey }: { readonly frame: PageFrame; readonly view: CaseView; readonly formKey: string }) {
  const { lang } = frame
  const { id, state, context } = view
  const form = <LookAtIdentityForm lang={lang} frame={frame} action={`/meja/pengaduan/${id}/identitas`} formKey={`${formKey}-look`} id="buka-identitas" state={state} context={context} />
  return context.actors.some((actor) => needsIdentity(state, actor, context.standard)) ? form : <Details summary={t(lang, 'case.open_identity_reason')}>{form}</Details>
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
