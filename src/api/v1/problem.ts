import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../complaint/refusal.ts'
import { languageOf } from '../../platform/http/language.ts'
import type { Problem } from '../../platform/http/problem.ts'
import type { InputProblem } from '../../procedure/input.ts'
import type { Refused } from '../../procedure/perform.ts'
import { detailOf, refusalText, inputText, titleOf } from './problem-texts.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** One thing that is wrong with what was sent: where (RFC 6901 pointer into the body or the query), why, and a code that does not change. */
export interface ApiError { pointer: string; detail: string; code: string }

/** RFC 9457. `type` resolves to a short page about this kind of problem. */
export interface ApiProblem { type: string; title: string; status: number; detail: string; instance?: string; errors?: ApiError[] }

export const problemsPath = '/api/v1/problems'
export const problemType = 'application/problem+json; charset=utf-8'

/** A problem of the web server (malformed, not signed in, too large, unknown address ...) as the API shows it; for main's `onProblem`. */
export function apiProblem(problem: Problem, request: FastifyRequest): ApiProblem {
  const lang = languageOf(request)
  return {
    type: `${problemsPath}/${problem.code}`, title: titleOf(lang, problem.code), status: problem.status,
    detail: detailOf(lang, problem.code), instance: `urn:tanggap:request:${problem.requestId}`,
  }
}

/** What the office's rules refused. `asInput`: every refusal is about what was sent (opening a complaint), not about a state that may change. */
export function refusedProblem({ refusal, problems = [] }: Refused, lang: Language, asInput = false): ApiProblem {
  const { key } = refusal
  const status = statusOf(refusal, asInput)
  const errors = key === 'invalid_input' ? problems.flatMap((problem) => inputErrors(problem, lang)) : fieldError(refusal, lang)
  const detail = key === 'invalid_input' ? detailOf(lang, key) : refusalText(lang, refusal)
  return { type: `${problemsPath}/${key}`, title: titleOf(lang, key), status, detail, ...(errors.length > 0 ? { errors } : {}) }
}

/** One place of the input is wrong in a way that only the API knows. */
export function inputProblem(lang: Language, errors: ApiError[]): ApiProblem {
  return { type: `${problemsPath}/invalid_input`, title: titleOf(lang, 'invalid_input'), status: 422, detail: detailOf(lang, 'invalid_input'), errors }
}

export function sendProblem(reply: FastifyReply, problem: ApiProblem): FastifyReply {
  return reply.code(problem.status).type(problemType).send(JSON.stringify(problem))
}

function statusOf({ key }: Refusal, asInput: boolean): number {
  switch (key) {
    case 'not_found': return 404
    case 'not_yours': return 403
    case 'invalid_input':
    case 'key_reused': return 422
    default: return asInput ? 422 : 409
  }
}

function fieldError(refusal: Refusal, lang: Language): ApiError[] {
  return refusal.field ? [{ pointer: pointerOf(refusal.field), detail: refusalText(lang, refusal), code: refusal.key }] : []
}

/** Names beyond these are not repeated back: whoever sends ten thousand unknown fields learns of the first ones. */
const mostNames = 20
const longestName = 100

function inputErrors({ path, key, params }: InputProblem, lang: Language): ApiError[] {
  const at = pointerOf(path)
  if (key !== 'unknown_field') return [{ pointer: at, detail: inputText(lang, key, params), code: key }]
  const names = String(params?.['names'] ?? '').split(', ').slice(0, mostNames).map((name) => name.slice(0, longestName).toWellFormed())
  return names.map((name) => ({ pointer: `${at}/${escapePart(name)}`, detail: inputText(lang, key, { names: name }), code: key }))
}

/** Dotted path of a field → JSON pointer; the empty path is the whole document. */
export function pointerOf(path: string): string {
  return path === '' ? '' : path.split('.').map((part) => `/${escapePart(part.slice(0, longestName).toWellFormed())}`).join('')
}

function escapePart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}
