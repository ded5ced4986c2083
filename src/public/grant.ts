import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { guardedCookie, setGuardedCookie } from '../platform/http/cookies.ts'
import type { Secret } from '../platform/secret.ts'

/** Whoever showed a code with its PIN, or has just lodged, may look at that complaint for this long on this device. */
const grantSeconds = 2 * 3600
const cookie = 'lacak'

/** Gives this browser the view of one complaint. The cookie is signed; the PIN is in no address and in no cookie. */
export function grantView(reply: FastifyReply, secret: Secret, complaintId: string, now: Temporal.Instant): void {
  const until = Math.floor(now.epochMilliseconds / 1000) + grantSeconds
  setGuardedCookie(reply, cookie, `${complaintId}.${until}.${sign(secret, complaintId, until)}`, { maxAge: grantSeconds })
}

/** Whether this browser may look at the complaint. */
export function mayView(request: FastifyRequest, secret: Secret, complaintId: string, now: Temporal.Instant): boolean {
  const [id, until, signature] = (guardedCookie(request, cookie) ?? '').split('.')
  if (id !== complaintId || !until || !signature || !/^\d{1,12}$/u.test(until)) return false
  return Number(until) * 1000 > now.epochMilliseconds && sameText(signature, sign(secret, complaintId, Number(until)))
}

/** Compares without telling by its time how much was right. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function sign(secret: Secret, complaintId: string, until: number): string {
  return secret.hmac('tracking-grant', `${complaintId}.${until}`).toString('base64url')
}
