import { hash, verify } from '@node-rs/argon2'
import { createQueue } from './queue.ts'

/** OWASP's second setting of Argon2id: 19 MiB, two passes, about 10 ms on our cores. (The package's default algorithm is Argon2id.) */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Passwords longer than this are refused before hashing. */
export const maxPasswordLength = 1024

export type Passwords = {
  /** The hash to keep, in PHC format. */
  hash(password: string): Promise<string>
  /**
   * Whether the password is the one of this hash. Without a hash (unknown e-mail address, no password set) a dummy is
   * checked all the same and the answer is no: the time taken does not tell which addresses have an account.
   * @param urgent a device that signed in before goes ahead of strangers in the queue
   * @returns 'busy' when too many are waiting already
   */
  verify(hash: string | null, password: string, urgent: boolean): Promise<boolean | 'busy'>
}

/**
 * Password hashing with a bound on what it may take: `atOnce` hashes run, `waiting` queue, the rest are turned away, so
 * that a storm of sign-ins cannot take the processor from everyone's complaints.
 * One at once is 100 sign-ins a second; 100 waiting is a wait of a second.
 */
export function createPasswords(options: { atOnce?: number; waiting?: number } = {}): Passwords {
  const queue = createQueue({ atOnce: options.atOnce ?? 1, waiting: options.waiting ?? 100 })
  const dummy = hash('tidak ada kata sandi seperti ini', cost)
  return {
    hash: (password) => hash(normal(password), cost),
    async verify(stored, password, urgent) {
      const against = stored ?? (await dummy)
      const matches = await queue(() => verify(against, normal(password)), urgent)
      return matches === 'full' ? 'busy' : matches && stored !== null
    },
  }
}

/** The same password typed on another keyboard is the same text (NIST SP 800-63B). */
function normal(password: string): string {
  return password.normalize('NFKC')
}
