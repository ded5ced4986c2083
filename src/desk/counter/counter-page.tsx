import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { CounterForm } from './counter-form.tsx'
import type { CounterFormProps } from './counter-form.tsx'
import { paperChannels } from './paper-part.tsx'

export const counterAddress = '/meja/pengaduan/baru'

/** `/meja/pengaduan/baru`: an officer records what someone says at the counter, or what came on paper or by another way (S3.1). */
export function CounterPage(props: CounterFormProps) {
  const { frame, errors } = props
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'counter.title')} failed={errors.length > 0} back="/meja" scripts={[frame.assets.recorder]}>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{t(lang, 'counter.title')}</h1>
      <p class="tg-soft">{t(lang, 'counter.lead')} {t(lang, 'counter.keys')}</p>
      <OtherSheets lang={lang} />
      <CounterForm {...props} records action={counterAddress} title={t(lang, 'counter.title')} saves={t(lang, 'counter.save')} />
    </DeskPage>
  )
}

/** The same form as it suits a call, a letter, a fax, the suggestion box. */
function OtherSheets({ lang }: { readonly lang: Language }) {
  return (
    <p>
      {t(lang, 'counter.sheets_for')}{' '}
      <a href="/meja/telepon/baru">{t(lang, 'channel.phone')}</a>
      {paperChannels.map((channel) => <> · <a key={channel} href={`${counterAddress}?saluran=${channel}`}>{t(lang, keyOf('channel', channel))}</a></>)}
    </p>
  )
}
