import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'

interface AskCodePageProps { frame: PageFrame; typed: string; error: string | null; fileError?: string }

/** `/periksa`: asks for the code in the footer of a paper, or for its file. */
export function AskCodePage({ frame, typed, error, fileError }: AskCodePageProps) {
  const { lang } = frame
  const errors = [...(error ? [{ id: 'kode', text: error }] : []), ...(fileError ? [{ id: 'berkas', text: fileError }] : [])]
  return (
    <PublicPage frame={frame} title={t(lang, 'check.title')} failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{t(lang, 'check.title')}</h1>
      <p class="tg-lead">{t(lang, 'check.lead')}</p>
      <Form frame={frame} action="/periksa" method="get">
        <TextInput lang={lang} name="kode" label={t(lang, 'check.code')} hint={t(lang, 'check.code_hint')} value={typed} width={20} maxlength={300} autocomplete="off" spellcheck={false} {...(error ? { error } : {})} />
        <Button>{t(lang, 'check.ask')}</Button>
      </Form>
      <h2>{t(lang, 'check.compare_title')}</h2>
      <CompareForm frame={frame} code={typed} {...(fileError ? { error: fileError } : {})} />
    </PublicPage>
  )
}

/** Has the office compare a file with what it issued. */
export function CompareForm({ frame, code, error }: { frame: PageFrame; code: string; error?: string }) {
  const { lang } = frame
  return (
    <Form frame={frame} action="/periksa" upload>
      <input type="hidden" name="kode" value={code} />
      <FileUpload lang={lang} name="berkas" label={t(lang, 'check.file')} hint={t(lang, 'check.file_hint')} accept="application/pdf,image/*" {...(error ? { error } : {})} />
      <Button kind="secondary">{t(lang, 'check.compare')}</Button>
    </Form>
  )
}
