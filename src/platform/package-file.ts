import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/** The bytes of a file within an installed package, by the address that its `exports` give: `package/file`. */
export function packageFile(address: string): ArrayBuffer {
  const bytes = readFileSync(require.resolve(address))
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  return copy
}

/** Where a folder of an installed package lies. */
export function packageFolder(name: string, folder: string): string {
  const found = require.resolve.paths(name)?.map((place) => join(place, name, folder)).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`the package ${name} lacks ${folder}: run "npm ci"`)
  return found
}
