/** What a form can hold: text, repeated names as lists, dotted names as nested objects. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue }
export type FormObject = { [name: string]: FormValue }

const limits = { pairs: 2000, depth: 6, nameLength: 200 }

/** Names that JavaScript gives a meaning of its own; no form of ours uses them. */
const forbiddenNames = new Set(['__proto__', 'prototype', 'constructor'])

/**
 * The fields of a submitted form as an object. `applicant.address.line=Jl. Jeruk` becomes
 * `{ applicant: { address: { line: 'Jl. Jeruk' } } }`; a repeated name becomes a list in order of appearance;
 * names counted from 0 (`instructions.0.to`, `instructions.1.to`) become a list of objects.
 * Null characters are dropped (no text of ours may hold one: PostgreSQL refuses it), line ends become `\n`.
 * A field that contradicts an earlier one (`a=1&a.b=2`), or whose name is absurd, is ignored: it never comes from our forms.
 * More than 2000 fields are not read. Never throws.
 */
export function formToObject(body: string | Iterable<readonly [string, string]>): FormObject {
  const pairs = typeof body === 'string' ? new URLSearchParams(body) : body
  const form: FormObject = {}
  let count = 0
  for (const [name, value] of pairs) {
    if (++count > limits.pairs) break
    setField(form, name, cleanText(value))
  }
  return listsFromCounts(form)
}

/** A checkbox group: nothing, one text or a list, always as a list of texts. */
export function asList(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Text as it may be stored: no null characters, no halves of surrogate pairs, line ends as `\n`. */
export function cleanText(text: string): string {
  const plain = text.includes('\0') ? text.replaceAll('\0', '') : text
  return (plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain).toWellFormed()
}

function setField(form: FormObject, name: string, value: string): void {
  if (name.length === 0 || name.length > limits.nameLength) return
  const path = name.endsWith('[]') ? name.slice(0, -2).split('.') : name.split('.')
  if (path.length > limits.depth || path.some((part) => part === '' || forbiddenNames.has(part))) return
  const last = path.pop()
  if (last === undefined) return
  let holder = form
  for (const part of path) {
    const next = Object.hasOwn(holder, part) ? holder[part] : undefined
    if (next === undefined) holder = holder[part] = {}
    else if (isObject(next)) holder = next
    else return
  }
  const before = Object.hasOwn(holder, last) ? holder[last] : undefined
  if (before === undefined) holder[last] = value
  else if (typeof before === 'string') holder[last] = [before, value]
  else if (Array.isArray(before)) before.push(value)
}

function listsFromCounts(form: FormObject): FormObject {
  for (const [name, value] of Object.entries(form)) {
    if (!isObject(value)) continue
    const inner = listsFromCounts(value)
    const keys = Object.keys(inner)
    if (keys.length > 0 && keys.every((key, i) => key === String(i))) form[name] = Object.values(inner)
  }
  return form
}

function isObject(value: FormValue | undefined): value is FormObject {
  return typeof value === 'object' && !Array.isArray(value)
}
