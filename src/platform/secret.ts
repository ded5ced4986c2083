import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from './sync-folder.ts'

/** The installation's secret, seen only through keys derived from it: a key for one purpose says nothing about another. */
export interface Secret {
  /** A key of 32 bytes for one purpose. */
  key(purpose: string): Buffer
  /** HMAC-SHA-256 of the text with the purpose's key: 32 bytes. */
  hmac(purpose: string, text: string): Buffer
}

/**
 * Opens the installation's secret: the given one, else the file `secret` (0600) of the data folder, made at the first start.
 * @throws Error when the file is there but holds too little to be a secret
 */
export async function openSecret(dataFolder: string, given: string | null): Promise<Secret> {
  return secretFrom(given ?? (await readOrMake(dataFolder)))
}

function secretFrom(text: string): Secret {
  const keys = new Map<string, Buffer>()
  const key = (purpose: string): Buffer => {
    const known = keys.get(purpose)
    if (known) return known
    const made = Buffer.from(hkdfSync('sha256', text, 'tanggap', purpose, 32))
    keys.set(purpose, made)
    return made
  }
  return { key, hmac: (purpose, content) => createHmac('sha256', key(purpose)).update(content).digest() }
}

async function readOrMake(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'secret')
  const present = await readIfThere(file)
  if (present !== null) return checked(file, present)
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  // Under its name only when complete and on the disk; whoever comes second takes what the first one made.
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
  await syncFolder(dataFolder)
  return checked(file, await readFile(file, 'utf8'))
}

async function checked(file: string, content: string): Promise<string> {
  if (content.trim().length < 32) throw new Error(`the secret in ${file} is too short: restore it from a backup`)
  await chmod(file, 0o600) // a copy from a backup may have lost it
  return content.trim()
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}
