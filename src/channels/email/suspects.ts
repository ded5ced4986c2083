/** How often the connection must break over one mail alone before the mail is to blame. With the waits between: after half a minute. */
const mostBreaks = 5

/**
 * Mails over which the connection broke, of one folder, remembered while the program runs: some mail servers hang up over a mail that they cannot
 * read themselves (a damaged file), and would do so for ever. Those that were asked for together are asked for one by one from then on, so that
 * one of them does not hold up the others; a mail over which alone it broke again and again cannot be had.
 */
export function newSuspects() {
  const breaks = new Map<number, number>()
  let life: bigint | null = null
  return {
    /** What is in the folder now; whatever else was remembered is forgotten, all of it when the folder was made anew. */
    present(uids: ReadonlySet<number>, validity: bigint | null): void {
      if (life !== validity) breaks.clear()
      life = validity
      for (const uid of breaks.keys()) if (!uids.has(uid)) breaks.delete(uid)
    },
    /** The connection broke while these were asked for. */
    blame(uids: readonly number[]): void {
      const [only] = uids
      if (uids.length === 1 && only !== undefined) breaks.set(only, (breaks.get(only) ?? 0) + 1)
      else for (const uid of uids) breaks.set(uid, breaks.get(uid) ?? 0)
    },
    cannotBeHad: (uid: number): boolean => (breaks.get(uid) ?? 0) >= mostBreaks,
    /** Parts in which mails are asked for, in their order: neighbours together, at most so many, suspects alone. */
    parts(uids: readonly number[], most: number): number[][] {
      const found: number[][] = []
      let open = false
      for (const uid of uids) {
        const last = found.at(-1)
        if (open && last && last.length < most && !breaks.has(uid)) last.push(uid)
        else found.push([uid])
        open = !breaks.has(uid)
      }
      return found
    },
  }
}

export type Suspects = ReturnType<typeof newSuspects>
