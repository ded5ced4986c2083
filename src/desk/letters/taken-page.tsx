import type { KeptDocument } from '../../complaint/store/letter-documents.ts'
import type { ReadBody } from '../../papers/docx/read-body.ts'
import type { PaperHindrance } from '../../procedure/letter-files/take-docx.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'

interface TakenPageProps {
  readonly frame: PageFrame
  readonly base: string
  readonly document: KeptDocument
  readonly read: ReadBody
  /** Why the document cannot be the paper itself; null: it can. */
  readonly hindrance: PaperHindrance | null
  readonly error: string | null
  readonly formKey: string
}

/** What was read of an edited letter: the officer takes its text, or the document as it is. */
export function TakenPage({ frame, base, document, read, hindrance, error, formKey }: TakenPageProps) {
  const { lang } = frame
  const action = `${base}/docx/${document.id}`
  return (
    <DeskPage frame={frame} title={t(lang, 'naskah.taken')} failed={error !== null} back={base} narrow>
      <ErrorSummary lang={lang} errors={error === null ? [] : [{ text: error }]} />
      <h1>{t(lang, 'naskah.taken')}</h1>
      <p>{t(lang, read.found === 'body' ? 'naskah.taken_body' : 'naskah.taken_all')}</p>
      <InsetText><span class="tg-typed">{read.body}</span></InsetText>
      {read.notes.length === 0 ? null : (
        <ul class="govuk-list govuk-list--bullet">{read.notes.map((note) => <li key={note}>{t(lang, keyOf('naskah_note', note))}</li>)}</ul>
      )}
      <Form frame={frame} action={action} formKey={`${formKey}-text`}>
        <input type="hidden" name="as" value="text" />
        <Button>{t(lang, 'naskah.use_text')}</Button>
      </Form>
      <h2>{t(lang, 'naskah.use_document')}</h2>
      {hindrance === null ? (
        <>
          <p>{t(lang, 'naskah.use_document_text')}</p>
          <ButtonLink kind="secondary" href={`${action}/pratinjau.pdf`}>{t(lang, 'naskah.preview')}</ButtonLink>
          <Form frame={frame} action={action} formKey={`${formKey}-document`}>
            <input type="hidden" name="as" value="document" />
            <Button kind="secondary">{t(lang, 'naskah.use_document')}</Button>
          </Form>
        </>
      ) : <p>{t(lang, keyOf('naskah_hindrance', hindrance))}</p>}
    </DeskPage>
  )
}
