import type { DataRequest } from '../../office/data-requests.ts'
import { Button } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { textAt } from '../typed.ts'
import type { Typed } from '../typed.ts'

/** What may be asked for on the tracking page. A copy needs no asking, and secrecy has its own button. */
export const askable = ['correction', 'restriction', 'erasure'] as const

export interface OwnDataProps {
  frame: PageFrame; zone: string; code: string; requests: readonly DataRequest[]; formKey: string
  failed?: { values: Typed; errors: readonly ErrorItem[] }
}

/** The complainant's rights to their data (UU 27/2022 Ps 5–13): a copy at once, a request with an answer on this page. */
export function OwnData({ frame, zone, code, requests, formKey, failed }: OwnDataProps) {
  const { lang } = frame
  const at = `/lacak/${code}`
  const error = (field: string) => failed?.errors.find(({ id }) => id === field)?.text
  return (
    <Details summary={t(lang, 'track.data_title')} open={failed !== undefined || requests.length > 0}>
      <p>{t(lang, 'track.data_lead')}</p>
      <DocumentList documents={[
        { href: `${at}/data.pdf`, name: t(lang, 'track.data_pdf'), kind: 'PDF' },
        { href: `${at}/data.json`, name: t(lang, 'track.data_json'), kind: 'JSON' },
      ]} />
      {requests.length === 0 ? null : (
        <SummaryList lang={lang} rows={requests.map((request) => ({
          key: `${request.number}: ${t(lang, keyOf('pdp.kind', request.kind))}`,
          value: request.state === 'open'
            ? t(lang, 'track.data_waiting', { due: formatDateTime(lang, request.dueAt, zone) })
            : <><strong>{t(lang, keyOf('pdp.state', request.state))}</strong><br /><span class="tg-text" dir="auto">{request.answer}</span></>,
        }))} />
      )}
      <Form frame={frame} action={`${at}/data-pribadi`} formKey={`${formKey}-data`} label={t(lang, 'track.data_send')}>
        <p>{t(lang, 'track.data_ask')}</p>
        <Radios lang={lang} name="kind" id="data-kind" label={t(lang, 'pdp.kind')} value={textAt(failed?.values ?? {}, 'kind')} error={error('data-kind')} options={askable.map((value) => ({ value, text: t(lang, keyOf('pdp.kind', value)) }))} />
        <Textarea lang={lang} name="text" id="data-text" label={t(lang, 'pdp.text')} value={textAt(failed?.values ?? {}, 'text')} rows={3} max={4_000} error={error('data-text')} />
        <Button kind="secondary">{t(lang, 'track.data_send')}</Button>
      </Form>
    </Details>
  )
}
