import { z } from 'zod'

// Text as people type, paste and send it. What cannot be stored or would break a line is taken out, everything else is kept.
const unstorable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/gu

/** Text made safe to store: whole characters, no control characters, one kind of line end, no blanks at the ends. */
export function cleanText(value: string): string {
  return value.toWellFormed().normalize('NFC').replace(/\r\n?/gu, '\n').replace(unstorable, '').trim()
}

/** A required text of one or more lines, at most `max` characters. */
export function text(max: number) {
  return z.string().max(max).transform(cleanText).pipe(z.string().min(1))
}

/** A text that may be left out; blank counts as left out. */
export function optionalText(max: number) {
  return z.string().max(max).transform((value) => cleanText(value) || undefined).optional()
}

/** One line: line breaks become blanks. */
export function line(max: number) {
  return z.string().max(max).transform((value) => cleanText(value).replace(/\s+/gu, ' ')).pipe(z.string().min(1))
}

export function optionalLine(max: number) {
  return z.string().max(max).transform((value) => cleanText(value).replace(/\s+/gu, ' ') || undefined).optional()
}

/** Years that the calendar and the database both know; ISO texts sort as they follow each other. */
const inReach = (text: string) => text >= '1900' && text < '2900'
/** A day of the calendar, `2026-11-24`. */
export const day = z.iso.date().refine(inReach)
/** A moment with its offset, `2026-11-24T10:00:00+07:00`. */
export const moment = z.iso.datetime({ offset: true }).refine(inReach)
export const optionalMoment = z.union([z.literal('').transform(() => undefined), moment]).optional()
export const optionalDay = z.union([z.literal('').transform(() => undefined), day]).optional()
/** A yes or no: JSON booleans, and the values that a ticked or unticked box sends. */
export const flag = z.union([z.boolean(), z.enum(['yes', 'no', 'on', 'true', 'false', '']).transform((value) => ['yes', 'on', 'true'].includes(value))])
/** A whole number, also as the text that a form sends. */
export function whole(min: number, max: number) {
  return z.union([z.int(), z.string().trim().regex(/^\d{1,9}$/).transform(Number)]).pipe(z.int().min(min).max(max))
}
export function optionalWhole(min: number, max: number) {
  return z.union([z.literal('').transform(() => undefined), whole(min, max)]).optional()
}
/** A list, also as the single value or the absence that a group of boxes sends. */
export function list<T extends z.ZodType>(item: T, max: number) {
  return z.union([z.array(item).max(max), z.literal('').transform(() => []), item.transform((one) => [one])]).default([])
}
/** An empty choice counts as none made. */
export function optionalChoice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.union([z.literal('').transform(() => undefined), z.enum(values)]).optional()
}

/** One thing that is wrong with an input: where (dotted path), what (message key `input.<key>`), and its figures. */
export interface InputProblem { path: string; key: InputKey; params?: Record<string, string | number> }
export const inputKeys = ['required', 'too_long', 'too_small', 'too_big', 'date', 'moment', 'choice', 'type', 'too_many', 'unknown_field', 'wrong'] as const
export type InputKey = (typeof inputKeys)[number]

/** A Zod error → problems in the order of the fields, one for each place. */
export function problemsOf(error: z.ZodError): InputProblem[] {
  const problems = new Map<string, InputProblem>()
  for (const issue of error.issues.flatMap(deepest)) {
    const path = issue.path.join('.')
    if (!problems.has(path)) problems.set(path, { path, ...explain(issue) })
  }
  return [...problems.values()]
}

type Issue = z.core.$ZodIssue

/** Of a union that failed, the branch that came furthest says best what is wrong. */
function deepest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const branch = issue.errors.reduce((best, candidate) => (score(candidate) > score(best) ? candidate : best))
  return branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(deepest)
}

function score(issues: readonly Issue[]): number {
  return issues.some((issue) => issue.code === 'invalid_type' || issue.code === 'invalid_value') ? 0 : 1
}

function explain(issue: Issue): Omit<InputProblem, 'path'> {
  switch (issue.code) {
    case 'invalid_type': return issue.input === undefined ? { key: 'required' } : { key: 'type' }
    case 'too_big':
      if (issue.origin === 'string') return { key: 'too_long', params: { max: Number(issue.maximum) } }
      if (issue.origin === 'array') return { key: 'too_many', params: { max: Number(issue.maximum) } }
      return { key: 'too_big', params: { max: Number(issue.maximum) } }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return { key: 'required' }
      return { key: 'too_small', params: { min: Number(issue.minimum) } }
    case 'invalid_format': return { key: issue.format === 'date' ? 'date' : issue.format === 'datetime' ? 'moment' : 'wrong' }
    case 'invalid_value': return { key: issue.input === undefined || issue.input === '' ? 'required' : 'choice' }
    case 'unrecognized_keys': return { key: 'unknown_field', params: { names: issue.keys.join(', ') } }
    default: return { key: 'wrong' }
  }
}
