import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { DocxPart } from './docx-part.tsx'

/** The file that was sent cannot be used: why, and where to send another. The letter is as it was. */
export function BadDocxPage({ frame, base, converter, error }: { readonly frame: PageFrame; readonly base: string; readonly converter: boolean; readonly error: string }) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'naskah.docx')} failed back={base} narrow>
      <ErrorSummary lang={lang} errors={[{ id: 'docx', text: error }]} />
      <h1>{t(lang, 'naskah.docx')}</h1>
      <p>{t(lang, 'naskah.docx_unchanged')}</p>
      <DocxPart frame={frame} base={base} converter={converter} error={error} />
    </DeskPage>
  )
}
