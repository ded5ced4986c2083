import type { IssuedPaper } from '../../complaint/store/papers.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { TextInput } from '../../ui/text-input/text-input.tsx'

interface SignPageProps {
  readonly frame: PageFrame
  readonly complaintId: string
  readonly paper: IssuedPaper
  /** The government's service is set up. */
  readonly esign: boolean
  readonly error: { field: string; text: string } | null
  readonly nik: string
}

/** How an issued paper is signed: by pen, with a certificate, or by the government's service. */
export function SignPage({ frame, complaintId, paper, esign, error, nik }: SignPageProps) {
  const { lang } = frame
  const base = `/meja/pengaduan/${complaintId}/kertas/${paper.id}`
  const at = (field: string) => (error?.field === field ? { error: error.text } : {})
  const title = t(lang, 'sign.title', { paper: [t(lang, keyOf('paper', paper.kind)), paper.number].filter(Boolean).join(' ') })
  return (
    <DeskPage frame={frame} title={title} failed={error !== null} back={`/meja/pengaduan/${complaintId}#naskah`} narrow>
      <ErrorSummary lang={lang} errors={error === null ? [] : [{ id: error.field, text: error.text }]} />
      <h1>{title}</h1>
      <h2>{t(lang, 'sign.pen')}</h2>
      <p>{t(lang, 'sign.pen_text')}</p>
      <p><ButtonLink kind="secondary" href={base}>{t(lang, 'sign.open')}</ButtonLink> <ButtonLink kind="secondary" href="/meja/pindaian">{t(lang, 'scans.title')}</ButtonLink></p>
      <h2>{t(lang, 'sign.certificate')}</h2>
      <p>{t(lang, 'sign.certificate_text')}</p>
      <Form frame={frame} action={`${base}/tanda-tangan`} upload>
        <input type="hidden" name="cara" value="p12" />
        <FileUpload lang={lang} name="p12" label={t(lang, 'sign.p12')} accept=".p12,.pfx" {...at('p12')} />
        <TextInput lang={lang} name="passphrase" type="password" label={t(lang, 'sign.passphrase')} hint={t(lang, 'sign.not_kept')} autocomplete="current-password" {...at('passphrase')} />
        <Button>{t(lang, 'sign.do')}</Button>
      </Form>
      {esign ? (
        <>
          <h2>{t(lang, 'sign.bsre')}</h2>
          <p>{t(lang, 'sign.bsre_text')}</p>
          <Form frame={frame} action={`${base}/tanda-tangan`} upload>
            <input type="hidden" name="cara" value="bsre" />
            <TextInput lang={lang} name="nik" label={t(lang, 'sign.nik')} value={nik} inputmode="numeric" maxlength={20} width={20} autocomplete="off" {...at('nik')} />
            <TextInput lang={lang} name="passphrase" id="bsre-passphrase" type="password" label={t(lang, 'sign.passphrase')} hint={t(lang, 'sign.not_kept')} autocomplete="current-password" {...at('bsre-passphrase')} />
            <Button kind="secondary">{t(lang, 'sign.bsre_do')}</Button>
          </Form>
        </>
      ) : null}
    </DeskPage>
  )
}
