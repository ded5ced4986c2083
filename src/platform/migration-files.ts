import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One numbered migration, as it stands in its folder. */
export interface MigrationFile {
  number: number
  name: string
  sql: string
  /** Of the file's bytes: an applied migration may not be edited. */
  sha256: string
  /** True if a program that does not know this migration must not use the database (first line `--! breaking`). */
  breaking: boolean
}

/**
 * Reads a folder of `NNNN-name.sql` files, in the order of their numbers. Other files are left aside.
 * @throws Error when two files bear the same number, or a `.sql` file bears none
 */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const files = await Promise.all(names.map(async (name) => {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (!number) throw new Error(`a migration is named NNNN-name.sql: ${join(folder, name)}`)
    const bytes = await readFile(join(folder, name))
    const sql = bytes.toString('utf8')
    return {
      number: Number(number),
      name,
      sql,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      breaking: /^--!\s*breaking\s*(\r?\n|$)/.test(sql),
    }
  }))
  for (const [index, file] of files.entries()) {
    if (files[index - 1]?.number === file.number) throw new Error(`two migrations bear the number ${file.number}: ${files[index - 1]?.name}, ${file.name}`)
  }
  return files
}
