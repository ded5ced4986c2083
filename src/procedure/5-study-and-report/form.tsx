import { complaintClasses, urgencies } from '../../office/standard/vocabulary.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { fieldsOf, TextForm, VerbForm } from '../form-kit.tsx'
import type { FormProps } from '../form-kit.tsx'
import { recommendations } from './study.ts'

const max = 8_000

/**
 * The staff study (telaahan staf, S3.5): the six sections in their fixed order, or the short form without the second and fourth.
 * Begins with the earlier study, else with what the category says as a rule.
 */
export function StudyForm(props: FormProps) {
  const { lang, state, context } = props
  const fields = fieldsOf(props)
  const { study } = state
  const text = study?.text
  const category = context.categories.find(({ code }) => code === state.category)
  return (
    <VerbForm form={props} verb="study">
      <Radios
        {...fields.of('form', t(lang, 'form.study_form'))} value={fields.value('form', study?.form ?? 'short')}
        options={(['short', 'full'] as const).map((form) => ({ value: form, text: t(lang, keyOf('study_form', form)), hint: t(lang, form === 'short' ? 'form.study_short_hint' : 'form.study_full_hint') }))}
      />
      <Select
        {...fields.of('category', t(lang, 'form.category'), { hint: t(lang, 'form.category_hint') })} value={fields.value('category', state.category ?? '')}
        options={context.categories.filter(({ code, retired }) => !retired || code === state.category)
          .map(({ code, label, example }) => ({ value: code, text: `${label} – ${example}` }))}
      />
      <Radios
        {...fields.of('class', t(lang, 'form.class'))} value={fields.value('class', study?.class ?? category?.defaultClass ?? '')}
        options={complaintClasses.map((id) => {
          const declared = context.standard.classes.find((candidate) => candidate.id === id)
          return { value: id, text: t(lang, keyOf('class', id)), ...(declared ? { hint: declared.help } : {}) }
        })}
      />
      <Radios
        {...fields.of('urgency', t(lang, 'form.urgency'))} value={fields.value('urgency', study?.urgency ?? category?.urgency ?? 'normal')} inline
        options={urgencies.map((urgency) => ({ value: urgency, text: t(lang, keyOf('urgency', urgency)) }))}
      />
      <Textarea {...fields.of('issue', t(lang, 'form.issue'), { hint: t(lang, 'form.issue_hint') })} value={fields.value('issue', text?.issue)} rows={3} max={max} />
      <Textarea {...fields.of('assumptions', t(lang, 'form.assumptions'), { hint: t(lang, 'form.full_only') })} value={fields.value('assumptions', text?.assumptions)} rows={3} max={max} />
      <Textarea {...fields.of('facts', t(lang, 'form.facts'), { hint: t(lang, 'form.facts_hint') })} value={fields.value('facts', text?.facts)} rows={4} max={max} />
      <Textarea {...fields.of('analysis', t(lang, 'form.analysis'), { hint: t(lang, 'form.full_only') })} value={fields.value('analysis', text?.analysis)} rows={4} max={max} />
      <Textarea {...fields.of('conclusion', t(lang, 'form.conclusion'))} value={fields.value('conclusion', text?.conclusion)} rows={3} max={max} />
      <Textarea {...fields.of('advice', t(lang, 'form.advice'), { hint: t(lang, 'form.advice_hint') })} value={fields.value('advice', text?.advice)} rows={3} max={max} />
      <Radios
        {...fields.of('recommendation', t(lang, 'form.recommendation'))}
        value={fields.value('recommendation', study?.recommendation ?? (category?.outside ? 'coordinate' : category ? 'follow-up' : ''))}
        options={recommendations.map((recommendation) => ({ value: recommendation, text: t(lang, keyOf('recommendation', recommendation)) }))}
      />
    </VerbForm>
  )
}

/** The study goes to the Camat. */
export function ReportForm(props: FormProps) {
  const { lang } = props
  return <TextForm form={props} verb="report" kind="primary" name="note" label={t(lang, 'form.report_note')} optional max={2_000} rows={2} />
}

/** Back to step 2: something needed is not in the file. */
export function SendBackForm(props: FormProps) {
  const { lang } = props
  return <TextForm form={props} verb="send-back" name="reason" label={t(lang, 'form.send_back_reason')} hint={t(lang, 'form.reason_office')} max={2_000} />
}
