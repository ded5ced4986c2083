import type { LetterKind } from '../../office/paper-kinds.ts'
import { fieldId } from '../../procedure/form-kit.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { LetterForm, letterFormId } from './letter-form.tsx'
import type { LetterFormProps } from './letter-form.tsx'

/** What the writer should know before they begin; `text`: words from the file. */
export type WriteNote = { key: 'naskah.answer_changed'; text: string } | { key: 'naskah.document_replaced'; text?: undefined }

interface WritePageProps extends Omit<LetterFormProps, 'action' | 'back'> { complaintId: string; kind: LetterKind; general: string | null; notes: readonly WriteNote[]; frame: PageFrame }

/** Writes a naskah dinas, or writes it anew. */
export function WritePage({ complaintId, general, notes, ...form }: WritePageProps) {
  const { frame: { lang }, kind, errors, values } = form
  const base = `/meja/pengaduan/${complaintId}`
  const letter = typeof values === 'object' && values !== null && 'id' in values && typeof values.id === 'string' ? values.id : ''
  const back = letter === '' ? `${base}#naskah` : `${base}/naskah/${letter}`
  const summary = [
    ...(general === null ? [] : [{ text: general }]),
    ...Object.entries(errors).map(([name, text]) => ({ id: fieldId(letterFormId, name), text: name in labels ? `${t(lang, labels[name] ?? 'naskah.body')}: ${text}` : text })),
  ]
  const title = t(lang, keyOf('paper', kind))
  return (
    <DeskPage frame={form.frame} title={title} failed={summary.length > 0} back={back} narrow>
      <ErrorSummary lang={lang} errors={summary} />
      <h1>{title}</h1>
      <p class="tg-soft">{t(lang, 'naskah.lead')}</p>
      {notes.map(({ key, text }) => <InsetText key={key}>{t(lang, key)}{text === undefined ? null : <><br /><span class="tg-typed">{text}</span></>}</InsetText>)}
      <LetterForm {...form} action={`${base}/naskah`} back={back} />
    </DeskPage>
  )
}

const labels: Readonly<Record<string, MessageKey>> = {
  to: 'naskah.to', toAddress: 'naskah.address', subject: 'naskah.subject', body: 'naskah.body', datedOn: 'naskah.dated_on', enclosures: 'naskah.enclosures', copies: 'naskah.copies', parties: 'naskah.parties',
  'meeting.on': 'naskah.meeting_on', 'meeting.from': 'naskah.meeting_from', 'meeting.until': 'naskah.meeting_until', 'meeting.place': 'naskah.meeting_place', 'meeting.agenda': 'naskah.meeting_agenda',
  'signer.personId': 'naskah.signer', 'signer.capacity': 'naskah.capacity',
}
