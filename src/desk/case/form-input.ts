import { createHash } from 'node:crypto'
import { CSRF_FIELD, FORM_KEY_FIELD } from '../../ui/frame.ts'
import type { FormOf } from '../../procedure/forms.ts'

/**
 * What a form sent → what the verb takes: moments joined from date and time in the office's zone, dates as ISO, lists from lines.
 * What cannot be read stays as it was typed, and the verb's schema says so.
 */
export function inputOf({ dates = [], moments = [], lines = [] }: FormOf, body: unknown, zone: string): Record<string, unknown> {
  const input: Record<string, unknown> = { ...recordOf(body) }
  delete input[CSRF_FIELD]
  delete input[FORM_KEY_FIELD]
  for (const name of dates) readDate(input, name.split('.'))
  for (const name of moments) {
    const moment = momentOf(textOf(input[`${name}_date`]), textOf(input[`${name}_time`]), zone)
    delete input[`${name}_date`]
    delete input[`${name}_time`]
    input[name] = moment
  }
  for (const name of lines) if (typeof input[name] === 'string') input[name] = input[name].split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return input
}

function readDate(form: Record<string, unknown>, [name = '', ...rest]: readonly string[]): void {
  if (!Object.hasOwn(form, name)) return
  if (rest.length === 0) form[name] = isoDate(textOf(form[name]))
  else {
    const inner = { ...recordOf(form[name]) }
    readDate(inner, rest)
    form[name] = inner
  }
}

/** A form body as an object; anything else is an empty form. */
export function recordOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

/**
 * The idempotency key of a form: who, which button, the form's own key, and what was typed. The same form sent twice is one command;
 * the same page sent again with another text is a new one.
 */
export function commandKey(personId: string, noun: string, body: unknown): string {
  const { [CSRF_FIELD]: _csrf, [FORM_KEY_FIELD]: key, ...typed } = recordOf(body)
  const digest = createHash('sha256').update(JSON.stringify(typed)).digest('hex').slice(0, 24)
  return `desk:${personId}:${noun}:${textOf(key).slice(0, 64)}:${digest}`
}

/** `24/11/2026` → `2026-11-24`; anything else as it is. */
export function isoDate(typed: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(typed) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
}

function momentOf(date: string, time: string, zone: string): string {
  if (date === '' && time === '') return ''
  const clock = /^(\d{1,2})[.:](\d{2})$/u.exec(time)
  const local = `${isoDate(date)}T${clock ? `${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}` : time || '?'}`
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toString({ timeZoneName: 'never' })
  } catch (error) {
    if (error instanceof RangeError) return local // not a moment: the schema refuses it at this field
    throw error
  }
}
