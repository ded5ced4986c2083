import type { Standard } from '../../office/standard/schema.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** Where else to turn: the office's own doors for those dissatisfied (S7), then the Ombudsman and SP4N-LAPOR! */
export function Elsewhere({ lang, standard }: { readonly lang: Language; readonly standard: Standard }) {
  return (
    <>
      <h2>{t(lang, 'track.elsewhere')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {standard.redress.map((way) => <li key={way.label}>{way.label}: {linked(way.kind, way.value)}{way.when ? ` (${way.when})` : ''}</li>)}
      </ul>
      {standard.escalation.map((body) => (
        <p key={body.id}>
          <strong>{body.name}.</strong> {body.text}
          {body.phone ? <>{' '}{t(lang, 'track.phone')} <a href={`tel:${body.phone}`}>{body.phone}</a>.</> : null}
          {body.sms ? <>{' '}SMS <a href={`sms:${body.sms}`}>{body.sms}</a>.</> : null}
          {body.url ? <>{' '}<a href={body.url} rel="noreferrer">{body.url.replace(/^https?:\/\//u, '')}</a></> : null}
        </p>
      ))}
    </>
  )
}

function linked(kind: Standard['redress'][number]['kind'], value: string) {
  if (kind === 'phone-sms') return <a href={`tel:${value.replace(/[^\d+]/gu, '')}`}>{value}</a>
  return kind === 'website' ? <a href={/^https?:/u.test(value) ? value : `http://${value}`} rel="noreferrer">{value}</a> : value
}
