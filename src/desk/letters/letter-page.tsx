import type { Letter, PaperRecord } from '../../complaint/letters.ts'
import type { VerbName } from '../../complaint/transitions.ts'
import { fieldId, fieldsOf } from '../../procedure/form-kit.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime, formatPlainDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import { DocxPart } from './docx-part.tsx'

export interface LetterPageProps {
  readonly frame: PageFrame
  readonly complaintId: string
  readonly letter: Letter
  /** Its paper, once issued. */
  readonly paper: PaperRecord | null
  readonly reference: string
  readonly zone: string
  readonly signer: string
  /** Why it cannot be issued yet: the answer that it carries. */
  readonly hindrance: 'waits' | 'replaced' | null
  readonly formKey: string
  /** Whether this machine makes PDFs of DOCX. */
  readonly converter: boolean
  readonly failed: { verb: VerbName; values: unknown; errors: Record<string, string>; general: string | null } | null
}

/** One naskah dinas: what it says, how it looks, and what comes next: number, issue, or void. */
export function LetterPage(props: LetterPageProps) {
  const { frame, complaintId, letter, paper, reference, zone, signer, failed } = props
  const { lang } = frame
  const base = `/meja/pengaduan/${complaintId}/naskah/${letter.id}`
  const title = [t(lang, keyOf('paper', letter.kind)), letter.number].filter(Boolean).join(' ')
  const open = paper === null && letter.voided === null
  const summary = failed === null ? [] : [
    ...(failed.general === null ? [] : [{ text: failed.general }]), ...Object.entries(failed.errors).map(([name, text]) => ({ id: fieldId(failed.verb, name), text })),
  ]
  return (
    <DeskPage frame={frame} title={title} failed={summary.length > 0} back={`/meja/pengaduan/${complaintId}#naskah`} narrow>
      <ErrorSummary lang={lang} errors={summary} />
      <h1>{title}</h1>
      <p class="tg-soft">{t(lang, 'naskah.of_case', { reference })}</p>
      {letter.voided ? <WarningText lang={lang}>{t(lang, 'naskah.voided', { when: formatDateTime(lang, letter.voided.at, zone), reason: letter.voided.reason ?? '-' })}</WarningText> : null}
      <SummaryList lang={lang} rows={[
        { key: t(lang, 'naskah.number'), value: letter.number ?? t(lang, 'naskah.no_number') },
        { key: t(lang, 'naskah.dated_on'), value: formatPlainDate(lang, Temporal.PlainDate.from(letter.datedOn), 'long') },
        { key: t(lang, 'naskah.to'), value: <span class="tg-typed">{letter.text?.to ?? ''}</span> },
        { key: t(lang, 'naskah.subject'), value: letter.text?.subject ?? '' },
        { key: t(lang, 'naskah.signer'), value: [signer, letter.signer.capacity === 'own' ? '' : `(${t(lang, keyOf('capacity', letter.signer.capacity))})`].filter(Boolean).join(' ') },
      ]} />
      <ButtonGroup>
        {paper ? <ButtonLink href={`/meja/pengaduan/${complaintId}/kertas/${paper.paper}`}>{t(lang, 'naskah.open_paper')}</ButtonLink> : <ButtonLink kind="secondary" href={`${base}/pratinjau.pdf`}>{t(lang, 'naskah.preview')}</ButtonLink>}
        {open ? <ButtonLink kind="secondary" href={`${base}/ubah`}>{t(lang, 'naskah.edit')}</ButtonLink> : null}
      </ButtonGroup>
      {open ? <NextStep {...props} base={base} /> : null}
      {open ? <DocxPart frame={frame} base={base} converter={props.converter} /> : null}
      {letter.voided ? null : <VoidPart {...props} base={base} />}
    </DeskPage>
  )
}

/** First the number, then the paper. */
function NextStep({ frame, complaintId, letter, hindrance, formKey, failed, base }: LetterPageProps & { readonly base: string }) {
  const { lang } = frame
  const of = failed?.verb === 'number-letter' ? failed : null
  const fields = fieldsOf({ lang, id: 'number-letter', values: of?.values, errors: of?.errors ?? {} })
  if (letter.number === null) {
    return (
      <section aria-labelledby="nomor-surat">
        <h2 id="nomor-surat">{t(lang, 'naskah.give_number')}</h2>
        <Form frame={frame} action={`${base}/nomor`} formKey={formKey}>
          <TextInput {...fields.of('number', t(lang, 'naskah.number'), { optional: true, hint: t(lang, 'naskah.number_hint') })} value={fields.value('number')} maxlength={100} width={20} />
          <Button>{t(lang, 'naskah.give_number')}</Button>
        </Form>
      </section>
    )
  }
  return (
    <section aria-labelledby="terbitkan">
      <h2 id="terbitkan">{t(lang, 'naskah.issue')}</h2>
      {hindrance === null ? null : <p>{t(lang, hindrance === 'waits' ? 'naskah.answer_waits' : 'naskah.answer_replaced')}</p>}
      {hindrance !== null ? null : (
        <>
          <p>{t(lang, 'naskah.issue_text')}</p>
          <Form frame={frame} action={`/meja/pengaduan/${complaintId}/kertas`} formKey={formKey}>
            <input type="hidden" name="kind" value={letter.kind} />
            <input type="hidden" name="subject" value={letter.id} />
            <Button>{t(lang, 'naskah.issue')}</Button>
          </Form>
        </>
      )}
    </section>
  )
}

function VoidPart({ frame, letter, paper, formKey, failed, base }: LetterPageProps & { readonly base: string }) {
  const { lang } = frame
  const of = failed?.verb === 'void-letter' ? failed : null
  const fields = fieldsOf({ lang, id: 'void-letter', values: of?.values, errors: of?.errors ?? {} })
  return (
    <Details summary={t(lang, 'naskah.void')} open={of !== null}>
      <p>{t(lang, paper ? 'naskah.void_issued' : letter.number === null ? 'naskah.void_draft' : 'naskah.void_text')}</p>
      <Form frame={frame} action={`${base}/batal`} formKey={`${formKey}-batal`}>
        <Textarea {...fields.of('reason', t(lang, 'naskah.void_reason'))} value={fields.value('reason')} rows={2} max={500} />
        <Button kind="warning">{t(lang, 'naskah.void')}</Button>
      </Form>
    </Details>
  )
}
