import type pg from 'pg'
import { openTogether } from '../../src/complaint/store/open-together.ts'
import type { House } from '../../src/procedure/house.ts'

/** What a statement on a killed program's connection ends with. */
export class Killed extends Error {}

/**
 * The same house in a program that is killed before its statement number `statements`: no statement after it reaches the database, not even
 * an end of the transaction in hand, and its connections are closed. `survived()`: it had come to its end before.
 */
export function mortal(house: House, statements: number): { house: House; survived(): boolean } {
  let left = statements
  let alive = true
  const spend = () => {
    if (left <= 0) alive = false
    left -= 1
    if (!alive) throw new Killed('killed')
  }
  const clientOf = (client: pg.PoolClient): pg.PoolClient => new Proxy(client, {
    get(target, property) {
      if (property === 'query') {
        return async (...given: Parameters<pg.PoolClient['query']>) => {
          spend()
          return target.query(...given)
        }
      }
      if (property === 'release') return (broken?: Error | boolean) => target.release(alive ? broken : true)
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const pool = new Proxy(house.pool, {
    get(target, property) {
      if (property === 'connect') {
        return async () => {
          if (!alive) throw new Killed('killed')
          return clientOf(await target.connect())
        }
      }
      if (property === 'query') {
        return async (...given: Parameters<pg.Pool['query']>) => {
          spend()
          return target.query(...given)
        }
      }
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { house: { ...house, pool, workplace: { ...house.workplace, pool, open: openTogether(pool) } }, survived: () => alive }
}
