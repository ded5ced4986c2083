import type { Outgoing } from '../../procedure/letters/outbox.ts'
import { Button } from '../../ui/button/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { outboxPath } from './outbox-page.tsx'

export const reasonField = 'alasan'
const maxReason = 500

/** Closes a failed message because what it says was told in another way; who did it, when and how stays with it. */
export function CloseForm({ frame, row, error }: { readonly frame: PageFrame; readonly row: Outgoing; readonly error: string | null }) {
  const { lang } = frame
  if (row.closed !== null || (row.state !== 'failed' && row.state !== 'expired')) return null
  return (
    <Form frame={frame} action={`${outboxPath}/${row.id}/selesai`}>
      <h2>{t(lang, 'outbox.close')}</h2>
      <Textarea lang={lang} name={reasonField} label={t(lang, 'outbox.close_why')} hint={t(lang, 'outbox.close_hint')} rows={2} max={maxReason} {...(error === null ? {} : { error })} />
      <Button kind="secondary">{t(lang, 'outbox.close')}</Button>
    </Form>
  )
}
