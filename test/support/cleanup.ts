import { afterAll } from 'vitest'

const tasks: (() => Promise<unknown> | void)[] = []

/**
 * Does this after the last test of the file, last come first done. May be called anywhere: at the top, in a hook, in a
 * test (where vitest itself would accept an `afterAll` and never run it).
 */
export function afterFile(task: () => Promise<unknown> | void): void {
  tasks.push(task)
}

// This file is among vitest's setup files, so this is a hook of every test file.
afterAll(async () => {
  const failures: unknown[] = []
  for (const task of tasks.splice(0).reverse()) {
    try {
      await task()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'cleaning up after the tests failed')
})
