import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '../database.ts'
import { methodsAt } from './access.ts'
import type { RouteEntry } from './access.ts'
import { applySecurityHeaders } from './headers.ts'
import { isMachinePath } from './machine-path.ts'
import { HttpProblem, problemOf } from './problem.ts'
import type { Problem } from './problem.ts'

/** How a door shows a problem: a page, a problem+json, or (sign-in) another address. */
export type ProblemAnswer = { html: string } | { json: object } | { redirect: string }

/** Given by main: the door that the address belongs to renders the problem in the caller's language. */
export type OnProblem = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => ProblemAnswer | Promise<ProblemAnswer>

/** Turns everything that is not an answer into one: thrown problems, framework errors, bugs, unknown addresses. */
export function addProblems(app: FastifyInstance, onProblem: OnProblem, table: readonly RouteEntry[]): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, onProblem))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    const allow = methodsAt(table, path.length > 1 ? path.replace(/\/+$/, '') : path)
    const known = allow.length > 0 && !allow.includes(request.method)
    return sendProblem(known ? new HttpProblem('method-not-allowed', { allow }) : new HttpProblem('not-found'), request, reply, onProblem)
  })
}

/** For errors raised before any route or hook (malformed addresses): the same answer, with the security headers. */
export function frameworkError(onProblem: OnProblem, options: { https: boolean }) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    applySecurityHeaders(request, reply, options)
    void sendProblem(error, request, reply, onProblem)
  }
}

async function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, onProblem: OnProblem): Promise<FastifyReply> {
  const away = isDatabaseAway(error)
  const problem = problemOf(away ? new HttpProblem('unavailable', { retryAfter: 5 }) : error, request.id)
  if (problem.code === 'internal' || away) logBug(error, request)
  reply.code(problem.status)
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter))
  if (problem.allow !== undefined) reply.header('allow', problem.allow.join(', '))
  if (problem.status === 401 && isMachinePath(request.url)) reply.header('www-authenticate', 'Bearer')
  let answer: ProblemAnswer
  try {
    answer = await onProblem(problem, request, reply)
  } catch (second) {
    // The page about the error failed too: log both, show the bare id.
    logBug(second, request)
    answer = isMachinePath(request.url) ? { json: bare(problem) } : { html: `<!DOCTYPE html><title>${problem.status}</title><p>${problem.status} ${problem.requestId}` }
  }
  if ('redirect' in answer) return reply.redirect(answer.redirect, 303)
  if ('html' in answer) return reply.type('text/html; charset=utf-8').send(answer.html)
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(answer.json))
}

function bare(problem: Problem): object {
  return { type: 'about:blank', title: problem.code, status: problem.status, instance: problem.requestId }
}

/** The log's own serializer leaves out what an error of the database quotes. */
function logBug(error: unknown, request: FastifyRequest): void {
  request.log.error({ err: error, route: request.routeOptions.url, method: request.method }, 'request failed')
}
