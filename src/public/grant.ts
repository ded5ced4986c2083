import type { FastifyReply, FastifyRequest } from 'fastify'
import { clearGuardedCookie, guardedCookie, setGuardedCookie } from '../platform/http/cookies.ts'
import { sameText } from '../platform/same-text.ts'
import type { Secret } from '../platform/secret.ts'

/**
 * `view`: whoever showed a code with its PIN, or has just lodged, may look at that complaint on this device.
 * `pin`: whoever has just lodged sees the PIN; one who came by the PIN knows it.
 */
export type Grant = 'view' | 'pin'
/** Seconds. */
export const grantSeconds = { view: 2 * 3600, pin: 1800 } as const satisfies Record<Grant, number>
export const grantCookies = { view: 'lacak', pin: 'lacak_pin' } as const satisfies Record<Grant, string>
/** Complaints that one browser has open at once. */
const most = 5

interface Stub { id: string; until: number; signature: string }

/** Gives this browser the view of one complaint. The cookie is signed; the PIN is in no address and in no cookie. */
export function grant(kind: Grant, request: FastifyRequest, reply: FastifyReply, secret: Secret, complaintId: string, now: Temporal.Instant): void {
  const until = Math.floor(now.epochMilliseconds / 1000) + grantSeconds[kind]
  const others = stubsOf(kind, request, secret, now).filter((stub) => stub.id !== complaintId).slice(1 - most)
  const stubs = [...others, { id: complaintId, until, signature: sign(kind, secret, complaintId, until) }]
  setGuardedCookie(reply, grantCookies[kind], stubs.map((stub) => `${stub.id}.${stub.until}.${stub.signature}`).join('~'), { maxAge: grantSeconds[kind] })
}

/** Whether this browser was given it, for this complaint. */
export function isGranted(kind: Grant, request: FastifyRequest, secret: Secret, complaintId: string, now: Temporal.Instant): boolean {
  return stubsOf(kind, request, secret, now).some((stub) => stub.id === complaintId)
}

/** Takes everything back from this browser: it may be shared. */
export function clearGrants(reply: FastifyReply): void {
  for (const name of Object.values(grantCookies)) clearGuardedCookie(reply, name)
}

function stubsOf(kind: Grant, request: FastifyRequest, secret: Secret, now: Temporal.Instant): Stub[] {
  return (guardedCookie(request, grantCookies[kind]) ?? '').split('~').slice(0, most).flatMap((text) => {
    const [id = '', until = '', signature = ''] = text.split('.')
    if (!/^\d{1,12}$/u.test(until) || Number(until) * 1000 <= now.epochMilliseconds) return []
    return sameText(signature, sign(kind, secret, id, Number(until))) ? [{ id, until: Number(until), signature }] : []
  })
}

function sign(kind: Grant, secret: Secret, complaintId: string, until: number): string {
  return secret.hmac(kind === 'view' ? 'tracking-grant' : 'pin-grant', `${complaintId}.${until}`).toString('base64url')
}
