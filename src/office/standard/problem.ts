/** One fault of a standard's files. `file` as it was opened, `line` from 1; `remedy` says in Indonesian what to write instead. */
export interface Problem {
  file: string
  line: number
  message: string
  remedy: string
}

/** A fault found in the content, before it is placed in its file. `path` leads to the entry: `['clocks', 2, 'limit']`. */
export interface Fault {
  path: PropertyKey[]
  message: string
  remedy: string
}

/** A standard that may not be served: thrown by `loadStandard` with every fault of every file. */
export class StandardInvalid extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(`service standard: ${problems.map((p) => `${p.file}:${p.line} ${p.message}`).join('; ')}`)
    this.name = 'StandardInvalid'
    this.problems = problems
  }
}

/** A path as an officer reads it, lists counted from 1: `office.areas[2].code` is in the second area. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part + 1}]` : `${i === 0 ? '' : '.'}${String(part)}`)).join('')
}
