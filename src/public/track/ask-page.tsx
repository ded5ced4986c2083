import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'

export interface AskPageProps {
  frame: PageFrame
  code: string
  error: string | null
  /** A form that came when the view had ended: it is sent once more with the PIN, and nothing typed is lost. */
  pending?: { action: string; pairs: readonly (readonly [string, string])[] }
}

/** `/lacak`: asks for the code and the PIN. */
export function AskPage({ frame, code, error, pending }: AskPageProps) {
  const { lang } = frame
  const wrong = error === null ? {} : { error }
  return (
    <PublicPage frame={frame} title={t(lang, 'track.title')} failed={error !== null}>
      <ErrorSummary lang={lang} errors={error ? [{ id: 'pin', text: error }] : []} />
      {pending && !error ? <NotificationBanner lang={lang} kind="info"><p>{t(lang, 'track.again')}</p></NotificationBanner> : null}
      <h1>{t(lang, 'track.title')}</h1>
      <p class="tg-lead">{t(lang, 'track.lead')}</p>
      <Form frame={frame} action={pending?.action ?? '/lacak'}>
        {pending
          ? <p>{t(lang, 'track.code')}: <strong class="tg-code">{code}</strong></p>
          : <TextInput lang={lang} name="code" label={t(lang, 'track.code')} hint={t(lang, 'track.code_hint')} value={code} width={20} maxlength={40} autocomplete="off" spellcheck={false} />}
        {pending?.pairs.map(([name, value], index) => <input key={index} type="hidden" name={name} value={value} />)}
        <TextInput lang={lang} name="pin" label={t(lang, 'track.pin')} hint={t(lang, 'track.pin_hint')} width={10} maxlength={12} inputmode="numeric" autocomplete="off" {...wrong} />
        <Button>{t(lang, pending ? 'track.again_send' : 'track.open')}</Button>
      </Form>
      <p>{t(lang, 'track.lost')} <a href={`tel:${frame.phone.replace(/[^\d+]/gu, '')}`}>{frame.phone}</a></p>
    </PublicPage>
  )
}
