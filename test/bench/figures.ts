/** The value below which a share (0 … 1) of the values lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** To this many decimals, for people and for JSON alike. */
export const rounded = (value: number, decimals = 1): number => Number(value.toFixed(decimals))

/** One line of the table. `target` as words; `met` null where nothing was promised. */
export interface Row { name: string; value: string; target?: string; met?: boolean }

export function printTable(rows: readonly Row[]): void {
  const width = Math.max(...rows.map((row) => row.name.length))
  for (const { name, value, target, met } of rows) {
    const verdict = target === undefined ? '' : `   (target ${target}: ${met ? 'reached' : 'MISSED'})`
    process.stdout.write(`${name.padEnd(width)}  ${value}${verdict}\n`)
  }
}
