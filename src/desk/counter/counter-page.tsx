import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { JumpList } from '../../ui/glance/glance.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { CounterForm } from './counter-form.tsx'
import type { CounterFormProps } from './counter-form.tsx'
import { paperChannelOf, paperChannels } from './paper-part.tsx'

export const counterAddress = '/meja/pengaduan/baru'

/** `/meja/pengaduan/baru`: an officer records what someone says at the counter, or what came on paper or by another way (S3.1). */
export function CounterPage(props: CounterFormProps) {
  const { frame, errors } = props
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'counter.title')} failed={errors.length > 0} back="/meja" scripts={[frame.assets.recorder]}>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{t(lang, 'counter.title')}</h1>
      <p class="tg-soft">{t(lang, 'counter.lead')} <a href="/adukan/formulir.pdf">{t(lang, 'office_papers.blank_form')}</a></p>
      <Sheets lang={lang} channel={textOf(recordOf(props.values)['channel'])} />
      <CounterForm {...props} records action={counterAddress} title={t(lang, 'counter.title')} saves={t(lang, 'counter.save')} />
    </DeskPage>
  )
}

/** The same form as it suits a call, a letter, a fax, the suggestion box. */
function Sheets({ lang, channel }: { readonly lang: Language; readonly channel: string }) {
  const paper = paperChannelOf(channel)
  return (
    <JumpList
      label={t(lang, 'counter.sheets_for')}
      items={[
        { href: counterAddress, text: t(lang, 'channel.counter'), count: '', here: paper === null },
        { href: '/meja/telepon/baru', text: t(lang, 'channel.phone'), count: '' },
        ...paperChannels.map((name) => ({ href: `${counterAddress}?saluran=${name}`, text: t(lang, keyOf('channel', name)), count: '', here: paper === name })),
      ]}
    />
  )
}
