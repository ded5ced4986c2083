import type { ComponentChildren } from 'preact'
import type { VerbName } from '../complaint/transitions.ts'
import type { ComplaintState } from '../complaint/state.ts'
import type { Actor } from '../office/actor.ts'
import type { Role } from '../office/roles.ts'
import type { Category, Standard } from '../office/standard/schema.ts'
import { Button } from '../ui/button/button.tsx'
import type { ButtonKind } from '../ui/button/button.tsx'
import { DateTimeInput } from '../ui/date-input/date-input.tsx'
import type { FieldProps } from '../ui/field/field.tsx'
import { Fieldset } from '../ui/fieldset/fieldset.tsx'
import type { KeptFile } from '../ui/file-upload/file-upload.tsx'
import { Form } from '../ui/form/form.tsx'
import type { PageFrame } from '../ui/frame.ts'
import { keyOf } from '../ui/message-key.ts'
import { t } from '../ui/messages/messages.ts'
import type { Language } from '../ui/messages/messages.ts'
import { TextInput } from '../ui/text-input/text-input.tsx'
import { Textarea } from '../ui/textarea/textarea.tsx'

/** What the forms of the procedure may offer to choose from, and when and by whom they are filled in. */
export interface FormContext {
  standard: Standard
  categories: readonly Category[]
  zone: string
  now: Temporal.Instant
  /** The roles in which the reader may act, own first. */
  actors: readonly Actor[]
  /** People who can be given a disposisi. */
  people: readonly { id: string; name: string; title: string; role: Role }[]
  /** Directory of outside parties. */
  parties: readonly { id: string; name: string; replyDays: number }[]
  fileNames: readonly string[]
  /** Names of the people in the file, by id. */
  names: ReadonlyMap<string, string>
  /** Whether the reader may see who complained (UU 25/2009 Ps 49). */
  identityShown: boolean
  /** Whether the reader has looked at it just now, so that pages show it (UU 25/2009 Ps 49). */
  identityOpen: boolean
}

/** What every form of a verb takes. */
export interface FormProps {
  lang: Language
  frame: Pick<PageFrame, 'csrf'>
  /** Where it is sent. */
  action: string
  formKey: string
  /** Begins the ids of its fields: the same name may stand in several forms of one page. */
  id: string
  state: ComplaintState
  context: FormContext
  /** The disposition, coordination or answer that it is about. */
  subject?: string
  /** What was typed before, nested as the form body. */
  values?: unknown
  /** Sentence of each wrong field, by its dotted name. */
  errors?: Readonly<Record<string, string>>
  /** Files kept from an attempt that failed. */
  kept?: readonly KeptFile[]
}

/** The id of a field in a form, for labels and the error summary. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll('.', '-')}`
}

export interface Fields {
  /** The properties that every field component takes. */
  of(name: string, label: string, more?: { hint?: string; optional?: boolean }): FieldProps
  /** What was typed, or the value to begin with. */
  value(name: string, begin?: string): string | undefined
  values(name: string, begin?: readonly string[]): readonly string[]
}

/** Reads a form's properties field by field. */
export function fieldsOf({ lang, id, values, errors = {} }: Pick<FormProps, 'lang' | 'id' | 'values' | 'errors'>): Fields {
  return {
    of: (name, label, more = {}) => ({ lang, name, id: fieldId(id, name), label, error: errors[name], ...more }),
    value(name, begin) {
      if (values === undefined) return begin
      const typed = at(values, name)
      return typeof typed === 'string' ? typed : undefined
    },
    values(name, begin = []) {
      if (values === undefined) return begin
      const typed = at(values, name)
      if (typeof typed === 'string') return [typed]
      return Array.isArray(typed) ? typed.filter((item) => typeof item === 'string') : []
    },
  }
}

function at(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, part) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, part)) return undefined
    return (inner as Record<string, unknown>)[part]
  }, values)
}

export interface VerbFormProps {
  readonly form: FormProps
  readonly verb: VerbName
  readonly kind?: ButtonKind
  /** Words of the button; else the verb's own. */
  readonly button?: string
  /** Further buttons. */
  readonly more?: ComponentChildren
  readonly upload?: boolean
  readonly children?: ComponentChildren
}

/** The form of one verb: its fields and the button that names what is done. */
export function VerbForm({ form, verb, kind = 'primary', button, more, upload = false, children }: VerbFormProps) {
  const { lang } = form
  const word = button ?? t(lang, keyOf('verb', verb))
  return (
    <Form frame={form.frame} action={form.action} formKey={form.formKey} id={form.id} label={word} upload={upload}>
      {children}
      <div class="govuk-button-group">
        <Button kind={kind}>{word}</Button>
        {more}
      </div>
    </Form>
  )
}

/** Where someone lives, part by part. */
export function AddressFields({ form: { lang, id }, fields }: { readonly form: Pick<FormProps, 'lang' | 'id'>; readonly fields: Fields }) {
  return (
    <Fieldset lang={lang} legend={t(lang, 'form.address')} size="field" id={`${id}-address`}>
      <TextInput {...fields.of('applicant.address.line', t(lang, 'form.address_line'))} value={fields.value('applicant.address.line')} maxlength={300} />
      <div class="tg-row">
        <TextInput {...fields.of('applicant.address.rt', t(lang, 'form.rt'), { optional: true })} value={fields.value('applicant.address.rt')} width={5} inputmode="numeric" />
        <TextInput {...fields.of('applicant.address.rw', t(lang, 'form.rw'), { optional: true })} value={fields.value('applicant.address.rw')} width={5} inputmode="numeric" />
      </div>
      <TextInput {...fields.of('applicant.address.kelurahan', t(lang, 'form.kelurahan'), { optional: true })} value={fields.value('applicant.address.kelurahan')} />
    </Fieldset>
  )
}

/** When something that is typed in now reached the office, by post or at the counter: the citizen's time is kept by that (S4, S7). */
export function ArrivedAt({ fields, name, lang }: { readonly fields: Fields; readonly name: string; readonly lang: Language }) {
  return (
    <DateTimeInput
      {...fields.of(name, t(lang, 'form.arrived_at'), { optional: true, hint: t(lang, 'form.arrived_at_hint') })} date={fields.value(`${name}_date`)} time={fields.value(`${name}_time`)}
    />
  )
}

/** A verb that asks for nothing but a text: a reason, a note. */
export function TextForm({ form, verb, name, label, hint, optional, max, rows = 3, kind = 'secondary' }: {
  readonly form: FormProps
  readonly verb: VerbName
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly max: number
  readonly rows?: number
  readonly kind?: ButtonKind
}) {
  const fields = fieldsOf(form)
  return (
    <VerbForm form={form} verb={verb} kind={kind}>
      <Textarea {...fields.of(name, label, { ...(hint ? { hint } : {}), ...(optional ? { optional } : {}) })} value={fields.value(name)} rows={rows} max={max} />
    </VerbForm>
  )
}
