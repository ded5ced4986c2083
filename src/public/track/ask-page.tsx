import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'

/** `/lacak`: asks for the code and the PIN. */
export function AskPage({ frame, code, error }: { frame: PageFrame; code: string; error: string | null }) {
  const { lang } = frame
  return (
    <PublicPage frame={frame} title={t(lang, 'track.title')} failed={error !== null}>
      <ErrorSummary lang={lang} errors={error ? [{ id: 'code', text: error }] : []} />
      <h1>{t(lang, 'track.title')}</h1>
      <p class="tg-lead">{t(lang, 'track.lead')}</p>
      <Form frame={frame} action="/lacak">
        <TextInput lang={lang} name="code" label={t(lang, 'track.code')} hint={t(lang, 'track.code_hint')} value={code} width={20} maxlength={40} autocomplete="off" spellcheck={false} error={error ?? undefined} />
        <TextInput lang={lang} name="pin" label={t(lang, 'track.pin')} hint={t(lang, 'track.pin_hint')} width={10} maxlength={12} inputmode="numeric" autocomplete="off" />
        <Button>{t(lang, 'track.open')}</Button>
      </Form>
      <p>{t(lang, 'track.lost')}</p>
      <p><a href={`tel:${frame.phone.replace(/[^\d+]/gu, '')}`}>{frame.phone}</a></p>
    </PublicPage>
  )
}
