import { Autosave } from '../../ui/autosave/autosave.tsx'
import { Button } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { recordOf, textOf } from '../case/form-input.ts'
import { CounterForm } from '../counter/counter-form.tsx'
import type { CounterFormProps } from '../counter/counter-form.tsx'
import { CallerSide } from './caller-side.tsx'
import type { CallerSideProps } from './caller-side.tsx'
import { phoneAddress } from './news.ts'

export const newCallAddress = `${phoneAddress}/baru`

export type NewCallPageProps = CounterFormProps & CallerSideProps

/** `/meja/telepon/baru`: who calls and what to say beside the form in which it is written down. */
export function NewCallPage(props: NewCallPageProps) {
  const { frame, errors, sheet, caller, values } = props
  const { lang } = frame
  const title = t(lang, sheet.direction === 'out' ? 'phone.sheet_out' : 'phone.sheet_in')
  return (
    <DeskPage frame={frame} title={title} failed={errors.length > 0} back={phoneAddress}>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{title}</h1>
      <div class="tg-call">
        <div class="tg-call__side"><CallerSide {...props} /></div>
        <div class="tg-call__sheet">
          <CounterForm
            {...props} action={newCallAddress} title={title} saves={t(lang, 'phone.save')}
            buttons={<Button kind="secondary" formaction={`${phoneAddress}/tahan`}>{t(lang, 'phone.hold')}</Button>}
          >
            <input type="hidden" name="telepon.draf" value={sheet.draft} />
            <input type="hidden" name="telepon.mulai" value={sheet.startedAt.toString()} />
            <input type="hidden" name="telepon.panggilan" value={sheet.callId ?? ''} />
            <input type="hidden" name="telepon.arah" value={sheet.direction} />
            <input type="hidden" name="telepon.nomor" value={sheet.number ?? ''} />
            {caller.open.length === 0 ? null : (
              <Radios
                lang={lang} name="telepon.tentang" id="catat-tentang" label={t(lang, 'phone.which')} value={textOf(recordOf(recordOf(values)['telepon'])['tentang'])}
                options={[
                  { value: '', text: t(lang, 'phone.which_new') },
                  ...caller.open.map((row) => ({ value: row.id, text: t(lang, 'phone.which_case', { reference: row.registerNumber ?? row.trackingCode, status: t(lang, keyOf('status', row.status)) }) })),
                ]}
                hint={t(lang, 'phone.which_hint')}
              />
            )}
            <Autosave action={`${phoneAddress}/simpan`} saved={t(lang, 'phone.autosaved')} failed={t(lang, 'phone.autosave_failed')} />
          </CounterForm>
        </div>
      </div>
    </DeskPage>
  )
}
