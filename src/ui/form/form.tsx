import type { ComponentChildren } from 'preact'
import { CSRF_FIELD, FORM_KEY_FIELD } from '../frame.ts'
import type { PageFrame } from '../frame.ts'

export type FormProps = {
  readonly frame: Pick<PageFrame, 'csrf'>
  readonly action: string
  readonly method?: 'post' | 'get'
  /** Needed when the form holds a file. */
  readonly upload?: boolean
  /** One-time key: the same form sent twice is one command. */
  readonly formKey?: string
  readonly id?: string
  readonly label?: string
  /** What a script of the page must know. */
  readonly data?: Readonly<Record<`data-${string}`, string>>
  readonly children: ComponentChildren
}

/** A form with its hidden token and one-time key. The server checks, so the browser's own bubbles are off. */
export function Form({ frame, action, method = 'post', upload = false, formKey, id, label, data, children }: FormProps) {
  return (
    <form
      action={action}
      method={method}
      enctype={upload ? 'multipart/form-data' : undefined}
      id={id}
      aria-label={label}
      novalidate={method === 'post'}
      data-once={method === 'post' ? '' : undefined}
      {...data}
    >
      {method === 'post' && frame.csrf !== undefined ? <input type="hidden" name={CSRF_FIELD} value={frame.csrf} /> : null}
      {formKey === undefined ? null : <input type="hidden" name={FORM_KEY_FIELD} value={formKey} />}
      {children}
    </form>
  )
}
