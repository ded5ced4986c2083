import { readFile } from 'node:fs/promises'

/** A file that anyone may read, such as a certificate. @throws the system's error when it cannot be read */
export function readTextFile(path: string): Promise<string> {
  return readFile(path, 'utf8')
}
