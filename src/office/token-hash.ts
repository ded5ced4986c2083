import { createHash } from 'node:crypto'

/**
 * What is kept of a secret of 256 random bits (session, link, token): SHA-256, so that a copy of the database opens
 * nothing. A slow hash is for secrets that people choose; these cannot be guessed.
 */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
