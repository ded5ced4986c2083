import { FieldFrame, describedBy } from '../field/field.tsx'
import type { FieldProps } from '../field/field.tsx'
import { Fieldset } from '../fieldset/fieldset.tsx'
import { t } from '../messages/messages.ts'

export type DateInputProps = FieldProps & {
  /** ISO date `2026-11-24`, or what was typed. */
  readonly value?: string | undefined
  readonly min?: string
  readonly max?: string
}

/** One date, by the phone's own picker. A browser without one shows a text box: the server also reads 24/11/2026. */
export function DateInput(props: DateInputProps) {
  const { name, id = name, hint, error, value, min, max } = props
  return (
    <FieldFrame {...props}>
      <input
        class={error === undefined ? 'govuk-input tg-date' : 'govuk-input tg-date govuk-input--error'}
        id={id}
        name={name}
        type="date"
        value={value}
        min={min}
        max={max}
        aria-describedby={describedBy(id, hint !== undefined && 'hint', error !== undefined && 'error')}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </FieldFrame>
  )
}

export type DateTimeInputProps = FieldProps & {
  readonly date?: string | undefined
  readonly time?: string | undefined
  readonly min?: string
  readonly max?: string
}

/** A date and a time of day: fields `<name>_date` (ISO) and `<name>_time` (HH:MM). The date carries the field's id. */
export function DateTimeInput({ lang, name, label, id = name, hint, error, optional, date, time, min, max }: DateTimeInputProps) {
  const input = error === undefined ? 'govuk-input tg-date' : 'govuk-input tg-date govuk-input--error'
  return (
    <Fieldset lang={lang} legend={label} size="field" id={id} hint={hint} error={error} optional={optional ?? false}>
      <div class="tg-datetime">
        <div>
          <label class="govuk-label tg-sublabel" for={id}>
            {t(lang, 'common.date')}
          </label>
          <input class={input} id={id} name={`${name}_date`} type="date" value={date} min={min} max={max} />
        </div>
        <div>
          <label class="govuk-label tg-sublabel" for={`${id}-time`}>
            {t(lang, 'common.time')}
          </label>
          <input class={input} id={`${id}-time`} name={`${name}_time`} type="time" value={time} />
        </div>
      </div>
    </Fieldset>
  )
}
