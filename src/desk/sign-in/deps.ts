import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { VNode } from 'preact'
import type { Passwords } from '../../office/people/passwords.ts'
import type { SignIn } from '../../office/people/sign-in.ts'
import type { OfficeTables } from '../../office/tables.ts'
import type { Now } from '../../platform/time.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { renderPage } from '../../ui/render.ts'
import type { DemoSignIn } from './demo-accounts.tsx'

/** What the sign-in pages need. `frameOf`: language, office, person, menu and token of the page for this request. */
export type SignInPagesDeps = {
  db: Kysely<OfficeTables>
  officeId: number
  zone: string
  now: Now
  signIn: SignIn
  passwords: Passwords
  frameOf: (request: FastifyRequest) => PageFrame | Promise<PageFrame>
  /** The accounts of a demo, shown on the sign-in page; absent in service. */
  demo?: DemoSignIn | null
}

export function sendPage(reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(renderPage(page))
}
