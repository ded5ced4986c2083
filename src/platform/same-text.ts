import { timingSafeEqual } from 'node:crypto'

/** Whether two texts are the same, without telling by its time how much was right: for PINs, signatures and tokens. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
