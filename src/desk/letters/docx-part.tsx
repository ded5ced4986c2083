import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'

/** A letter out for editing in a word processor, and back. `error`: what is wrong with the file that was sent. */
export function DocxPart({ frame, base, converter, error }: { readonly frame: PageFrame; readonly base: string; readonly converter: boolean; readonly error?: string }) {
  const { lang } = frame
  return (
    <Details summary={t(lang, 'naskah.docx')} open={error !== undefined}>
      <p>{t(lang, 'naskah.docx_text')} {converter ? t(lang, 'naskah.docx_with_program') : t(lang, 'naskah.docx_without_program')}</p>
      <ButtonLink kind="secondary" href={`${base}/naskah.docx`}>{t(lang, 'naskah.docx_download')}</ButtonLink>
      <Form frame={frame} action={`${base}/docx`} upload>
        <FileUpload lang={lang} name="docx" label={t(lang, 'naskah.docx_upload')} accept=".docx" {...(error ? { error } : {})} />
        <Button kind="secondary">{t(lang, 'naskah.docx_send')}</Button>
      </Form>
      {converter ? (
        <Form frame={frame} action={`${base}/docx`} upload>
          <input type="hidden" name="unedited" value="1" />
          <Button kind="secondary">{t(lang, 'naskah.docx_unedited')}</Button>
        </Form>
      ) : null}
    </Details>
  )
}
