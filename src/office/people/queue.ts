type Queue = <T>(work: () => Promise<T>, urgent?: boolean) => Promise<T | 'full'>

/**
 * Runs at most `atOnce` pieces of work, keeps at most `waiting` more of each kind in line, turns further ones away.
 * Urgent work has a line of its own that is served first, so that no crowd in the other can keep it out.
 */
export function createQueue({ atOnce, waiting }: { atOnce: number; waiting: number }): Queue {
  let running = 0
  const urgentLine: (() => void)[] = []
  const line: (() => void)[] = []
  return async (work, urgent = false) => {
    if (running >= atOnce) {
      const own = urgent ? urgentLine : line
      if (own.length >= waiting) return 'full'
      await new Promise<void>((go) => own.push(go))
    } else running++
    try {
      return await work()
    } finally {
      const next = urgentLine.shift() ?? line.shift()
      if (next === undefined) running--
      else next() // the place passes on
    }
  }
}
