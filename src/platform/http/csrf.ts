import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** Name of the hidden field, and of the header that scripts use instead. */
export const csrfField = '_csrf'
export const csrfHeader = 'x-csrf-token'

const tokenBytes = 32

/** A new session's secret, base64url of 256 random bits. */
export function newCsrfToken(): string {
  return randomBytes(tokenBytes).toString('base64url')
}

/**
 * The value to put in the hidden field `_csrf` of a form on this page; empty when nobody is signed in.
 * The secret is masked with fresh random bits each time, so that the length of compressed pages tells nothing about it (BREACH).
 */
export function csrfTokenOf(request: FastifyRequest): string {
  const token = request.identity?.csrfToken
  return token === undefined ? '' : maskToken(token)
}

/** base64url of (mask, secret XOR mask). */
export function maskToken(token: string): string {
  const secret = Buffer.from(token, 'base64url')
  const mask = randomBytes(secret.length)
  return Buffer.concat([mask, xor(secret, mask)]).toString('base64url')
}

/** Whether a text from a form or header, masked or plain, is the session's secret. */
export function tokenMatches(given: unknown, token: string): boolean {
  if (typeof given !== 'string' || given.length > 4 * tokenBytes) return false
  const secret = Buffer.from(token, 'base64url')
  if (secret.length < tokenBytes / 2) return false
  const bytes = Buffer.from(given, 'base64url')
  const plain =
    bytes.length === 2 * secret.length
      ? xor(bytes.subarray(secret.length), bytes.subarray(0, secret.length))
      : bytes
  return plain.length === secret.length && timingSafeEqual(plain, secret)
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)))
}
