import { readFile } from 'node:fs/promises'
import { median, rounded } from './figures.ts'
import { familyOf } from './machine.ts'

/** Kernel ticks are hundredths of a second on every Linux. */
const ticks = 100

/** Seconds of processor that a process and its descendants have used, ended ones that it waited for included. */
export async function cpuSeconds(pid: number, except: readonly number[] = []): Promise<number> {
  let sum = 0
  for (const member of await familyOf(pid, except)) {
    const stat = await readFile(`/proc/${member}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    for (const field of fields.slice(11, member === pid ? 15 : 13)) sum += Number(field)
  }
  return sum / ticks
}

/** Milliseconds of processor per thing done: the figure that neighbours on the same machine disturb least. */
export interface CpuCost { app: number; database: number }

/** Does the work and says what each of its things cost the office's two halves. */
export async function costOf<T extends { doneInAll: number }>(
  office: { child: { pid?: number | undefined }; databasePid(): Promise<number | null> }, work: () => Promise<T>,
): Promise<T & { cost: CpuCost }> {
  const app = office.child.pid
  const database = await office.databasePid()
  if (app === undefined || database === null) throw new Error('the office is gone')
  const read = async () => [await cpuSeconds(app, [database]), await cpuSeconds(database)] as const
  const before = await read()
  const result = await work()
  const after = await read()
  return { ...result, cost: { app: ((after[0] - before[0]) * 1_000) / result.doneInAll, database: ((after[1] - before[1]) * 1_000) / result.doneInAll } }
}

export const inWords = ({ app, database }: CpuCost): string => `app ${rounded(app, 2)} ms, database ${rounded(database, 2)} ms`
export const medianCost = (costs: readonly CpuCost[]): CpuCost => (
  { app: rounded(median(costs.map((cost) => cost.app)), 2), database: rounded(median(costs.map((cost) => cost.database)), 2) })
