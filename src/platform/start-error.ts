/**
 * The program cannot start, for a reason that its operator can mend. `main.ts` prints the message as it stands, without
 * a stack, and exits. Indonesian first, English below.
 */
export class StartError extends Error {
  override name = 'StartError'
  constructor(indonesian: string, english: string) {
    super(`${indonesian}\n${english}`)
  }
}
