import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from './folder.ts'

/** The standard of another office: the same promises under another name. @returns its folder */
export async function neighbourStandard(): Promise<string> {
  const folder = await temporaryFolder('standard')
  await cp(join(import.meta.dirname, '..', '..', 'standards', 'kecamatan-wonoasih'), folder, { recursive: true })
  const file = join(folder, 'standard.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^ {2}slug: .*$/mu, '  slug: kecamatan-tetangga'))
  return folder
}
