/**
 * Lets mails be read at the same time but handed over in the order in which they stand in the mailbox: one sender's mails strictly one after
 * the other, those of different senders at the same time, and none before all earlier ones have been read. When one fails, no later one is
 * handed over: it will be tried again, in its place.
 */
export function inOrder() {
  let lastRead: Promise<void> = Promise.resolve()
  const lastOfSender = new Map<string | null, Promise<void>>()
  return {
    /** Takes the next place in the line. Call it in the order of the mailbox; then `hand` it over, or `skip` it, or `fail`. */
    enter() {
      const before = lastRead
      const read = Promise.withResolvers<void>()
      lastRead = read.promise
      heard(read.promise)
      return {
        async hand(sender: string | null, take: () => Promise<void>): Promise<void> {
          try {
            await before
          } catch (error) {
            read.reject(error)
            throw error
          }
          const previous = lastOfSender.get(sender) ?? Promise.resolve()
          const taking = previous.then(take)
          heard(taking)
          lastOfSender.set(sender, taking)
          read.resolve()
          await taking
        },
        /** This mail is left out; the line goes on. */
        skip() { read.resolve(before) },
        /** This mail could not be kept; nothing after it is. */
        fail(error: unknown) { read.reject(error) },
      }
    },
  }
}

/** Whoever waits in line behind a failure is told of it; the failure itself is thrown to its own caller. Nobody behind it is no crash. */
function heard(promise: Promise<void>): void {
  promise.catch(() => {})
}

/** At most so many at once: `run` waits for a free place, then starts the work and returns. Failures come out of `check`. */
export function atMost(limit: number) {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  return {
    async run(work: () => Promise<void>): Promise<void> {
      while (running.size >= limit) await Promise.race(running)
      const one: Promise<void> = work().catch((error: unknown) => { failures.push(error) }).finally(() => running.delete(one))
      running.add(one)
    },
    /** Whether something failed: no use in starting more. */
    failed: () => failures.length > 0,
    /** Waits for what was started. */
    finish: async (): Promise<void> => { await Promise.all(running) },
    /** @throws the first failure */
    check(): void { if (failures.length > 0) throw failures[0] },
  }
}
