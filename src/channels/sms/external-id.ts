import { createHash } from 'node:crypto'

/** The same SMS has the same id, however often its gateway delivers it: made of what the network says of it, so that it tells nobody who wrote what. */
export function externalIdOf(...facts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}
