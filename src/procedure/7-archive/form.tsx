import type { FormProps } from '../form-kit.tsx'
import { fieldsOf, VerbForm } from '../form-kit.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'

/** Files the papers in their ordner (S3.7): classification code of the standard, place, sheets, list of contents. */
export function ArchiveForm(props: FormProps) {
  const { lang, state, context } = props
  const { archive } = context.standard
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="archive">
      <TextInput {...fields.of('ordner', t(lang, 'form.ordner'), { hint: t(lang, 'form.ordner_hint') })} value={fields.value('ordner')} width={20} maxlength={60} />
      <TextInput {...fields.of('shelf', t(lang, 'form.shelf'), { hint: t(lang, 'form.shelf_hint') })} value={fields.value('shelf')} width={20} maxlength={60} />
      <TextInput {...fields.of('sheets', t(lang, 'form.sheets'))} value={fields.value('sheets')} width={5} inputmode="numeric" />
      <TextInput {...fields.of('classificationCode', t(lang, 'form.classification'))} value={fields.value('classificationCode', archive.classificationCode)} width={20} maxlength={40} />
      <TextInput
        {...fields.of('retentionYears', t(lang, 'form.retention'), { optional: true, ...(archive.retentionYears === null ? { hint: archive.retentionNote } : {}) })}
        value={fields.value('retentionYears', archive.retentionYears?.toString())} width={3} inputmode="numeric"
      />
      <Textarea {...fields.of('contents', t(lang, 'form.contents'), { hint: t(lang, 'form.contents_hint') })} value={contentsText(fields.values('contents')) || fields.value('contents', contentsOf(lang, state, context.fileNames).join('\n'))} rows={8} />
    </VerbForm>
  )
}

/** What the paper file holds as a rule, in the order in which it came to be. */
export function contentsOf(lang: Language, state: ComplaintState, fileNames: readonly string[]): string[] {
  return [
    t(lang, 'form.item_complaint'), ...fileNames,
    ...(state.receipt ? [t(lang, 'form.item_receipt')] : []),
    ...(state.study ? [t(lang, 'form.item_study')] : []),
    ...(state.dispositions.length > 0 ? [t(lang, 'form.item_dispositions', { n: state.dispositions.length })] : []),
    ...state.coordinations.map(({ partyName }) => t(lang, 'form.item_coordination', { party: partyName })),
    ...(state.answers.some(({ approved }) => approved) ? [t(lang, 'form.item_answer')] : []),
  ]
}

function contentsText(lines: readonly string[]): string {
  return lines.join('\n')
}

/** The paper now stands elsewhere. */
export function RelocateForm(props: FormProps) {
  const { lang, state } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="relocate" kind="secondary">
      <TextInput {...fields.of('ordner', t(lang, 'form.ordner'))} value={fields.value('ordner', state.archive?.ordner)} width={20} maxlength={60} />
      <TextInput {...fields.of('shelf', t(lang, 'form.shelf'))} value={fields.value('shelf', state.archive?.shelf)} width={20} maxlength={60} />
      <TextInput {...fields.of('reason', t(lang, 'form.reason'))} value={fields.value('reason')} maxlength={1_000} />
    </VerbForm>
  )
}
