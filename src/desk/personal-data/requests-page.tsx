import { dataRequestKinds, dataRequestProofs } from '../../office/data-requests.ts'
import type { ListedDataRequest } from '../../office/data-requests.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { errorAt } from '../settings/section.tsx'
import type { Shown } from '../settings/section.tsx'
import { personalDataAddress } from './address.ts'
import { DueOf } from './due-of.tsx'

export interface RequestsPageProps {
  frame: PageFrame; zone: string; now: Temporal.Instant; open: readonly ListedDataRequest[]; settled: readonly ListedDataRequest[]; next: string | undefined
  shown: Shown; formKey: string; mayWork: boolean; mayReview: boolean
}

export function RequestsPage({ frame, zone, now, open, settled, next, shown, formKey, mayWork, mayReview }: RequestsPageProps) {
  const { lang } = frame
  const number = { key: 'number', header: t(lang, 'pdp.number'), rowHeader: true, cell: (row: ListedDataRequest) => <a href={`${personalDataAddress}/${row.id}`}>{row.number}</a> }
  const kind = { key: 'kind', header: t(lang, 'pdp.kind'), cell: (row: ListedDataRequest) => t(lang, keyOf('pdp.kind', row.kind)) }
  const received = { key: 'received', header: t(lang, 'pdp.received'), cell: (row: ListedDataRequest) => formatShortDateTime(lang, row.receivedAt, zone) }
  return (
    <DeskPage frame={frame} title={t(lang, 'pdp.title')} failed={shown.errors.length > 0}>
      <ErrorSummary lang={lang} errors={shown.errors} />
      <h1>{t(lang, 'pdp.title')}</h1>
      <p class="tg-lead">{t(lang, 'pdp.lead')}</p>
      <ul class="govuk-list">
        <li><a href={`${personalDataAddress}/catatan`}>{t(lang, 'pdp.log')}</a></li>
        {mayReview ? <li><a href={`${personalDataAddress}/identitas-dibuka`}>{t(lang, 'pdp.looks')}</a></li> : null}
        <li><a href={`${personalDataAddress}/kebocoran`}>{t(lang, 'pdp.breaches')}</a></li>
      </ul>
      {mayWork ? <NewRequest frame={frame} shown={shown} formKey={formKey} /> : null}
      <h2>{t(lang, 'pdp.open')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'pdp.open')} hideCaption rows={open} rowKey={(row) => row.id} empty={t(lang, 'pdp.none_open')}
        columns={[number, kind, received, { key: 'due', header: t(lang, 'pdp.due'), cell: (row) => <DueOf lang={lang} zone={zone} now={now} dueAt={row.dueAt} doneAt={row.settledAt} /> }]}
      />
      <h2>{t(lang, 'pdp.settled')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'pdp.settled')} hideCaption rows={settled} rowKey={(row) => row.id} empty={t(lang, 'common.none')}
        columns={[number, kind, received, { key: 'state', header: t(lang, 'pdp.state'), cell: (row) => t(lang, keyOf('pdp.state', row.state)) }, { key: 'due', header: t(lang, 'pdp.due'), cell: (row) => <DueOf lang={lang} zone={zone} now={now} dueAt={row.dueAt} doneAt={row.settledAt} /> }]}
      />
      <Pagination lang={lang} next={next} />
    </DeskPage>
  )
}

function NewRequest({ frame, shown, formKey }: Pick<RequestsPageProps, 'frame' | 'shown' | 'formKey'>) {
  const { lang } = frame
  const { values } = shown
  return (
    <Details summary={t(lang, 'pdp.new')} open={shown.errors.length > 0}>
      <Form frame={frame} action={personalDataAddress} formKey={formKey} label={t(lang, 'pdp.new')}>
        <Select lang={lang} name="kind" label={t(lang, 'pdp.kind')} value={values['kind']} error={errorAt(shown, 'kind')} options={dataRequestKinds.map((value) => ({ value, text: t(lang, keyOf('pdp.kind', value)) }))} />
        <TextInput lang={lang} name="name" label={t(lang, 'pdp.name')} value={values['name']} maxlength={200} autocomplete="off" error={errorAt(shown, 'name')} />
        <Select lang={lang} name="proof" label={t(lang, 'pdp.proof')} value={values['proof']} error={errorAt(shown, 'proof')} options={dataRequestProofs.map((value) => ({ value, text: t(lang, keyOf('pdp.proof', value)) }))} />
        <TextInput lang={lang} name="contact" label={t(lang, 'pdp.contact')} hint={t(lang, 'pdp.contact_hint')} value={values['contact']} maxlength={254} autocomplete="off" error={errorAt(shown, 'contact')} />
        <TextInput lang={lang} name="reference" label={t(lang, 'pdp.reference')} optional value={values['reference']} width={20} spellcheck={false} autocomplete="off" error={errorAt(shown, 'reference')} />
        <Textarea lang={lang} name="text" label={t(lang, 'pdp.text')} value={values['text']} rows={4} max={8_000} error={errorAt(shown, 'text')} />
        <Button>{t(lang, 'pdp.new_send')}</Button>
      </Form>
    </Details>
  )
}
