import type { FastifyReply, FastifyRequest } from 'fastify'
import { loadStandard } from '../../office/standard/load.ts'
import { signInPath } from '../../office/sign-in-path.ts'
import { languageOf } from '../../platform/http/language.ts'
import type { Problem } from '../../platform/http/problem.ts'
import type { ProblemAnswer } from '../../platform/http/problems.ts'
import type { House } from '../../procedure/house.ts'
import { renderPage } from '../../ui/render.ts'
import { BarePage, ProblemPage } from './problem-page.tsx'

/** Who to call, for when nothing else works; read from the standard's files once, since the database may be what is broken. */
type Office = { name: string; phone: string }
const offices = new WeakMap<object, Promise<Office | null>>()

/**
 * What a person sees when something went wrong: what happened, what was kept, what to do next. Never fails itself.
 * Without the frame of a page (the database does not answer) it says 503 and whom to call.
 */
export async function problemPage(house: Pick<House, 'frame' | 'log' | 'config'>, problem: Problem, request: FastifyRequest, reply: FastifyReply): Promise<ProblemAnswer> {
  if (problem.code === 'sign-in-required') return { redirect: signInPath(request.method === 'GET' ? request.url : '/meja') }
  try {
    return { html: renderPage(<ProblemPage frame={await house.frame(request)} problem={problem} />) }
  } catch (error) {
    house.log.error({ err: error }, 'the page about a problem could not be framed')
    const shown = problem.code === 'internal' ? { ...problem, code: 'unavailable' as const } : problem
    if (shown !== problem) reply.code(503).header('retry-after', '60')
    return { html: renderPage(<BarePage lang={languageOf(request)} problem={shown} office={await officeOf(house)} />) }
  }
}

function officeOf(house: Pick<House, 'log' | 'config'>): Promise<Office | null> {
  const known = offices.get(house)
  if (known) return known
  const read = loadStandard(house.config.standardFolder).then(({ standard }) => ({ name: standard.office.name, phone: standard.office.phone }), (error: unknown) => {
    house.log.error({ err: error }, 'the standard could not be read for the page about a problem')
    return null
  })
  offices.set(house, read)
  return read
}
