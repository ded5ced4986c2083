import type { ImapFlow } from 'imapflow'
import type { StoredFile } from '../../platform/files.ts'
import { atMost, inOrder } from './in-order.ts'
import { isHouseAway } from '../house-away.ts'
import { largestMail, readOriginal, storeOriginal } from './keep.ts'
import type { Importing } from './keep.ts'
import { tellOfLeft } from './left-behind.ts'
import type { LeftMail } from './left-behind.ts'
import type { Suspects } from './suspects.ts'

/** Mails up to this size travel together and pass through memory; larger ones are streamed one by one. */
const smallMail = 1024 * 1024
/** Together in one request: so many mails, so many bytes. What is in hand stays small, and little is fetched twice after a crash. */
const together = { mails: 100, bytes: 16 * 1024 * 1024 }
/** Read and kept at the same time. */
const atOnce = 8
/** How many mails of a folder are looked at in one go. */
const listed = 1_000

export interface Folder { path: string; processed: string; failed: string }
/** How many mails of a pass were kept, had been kept before, and could not be kept. */
export interface Imported { kept: number; known: number; failed: number }

interface Listed { uid: number; size: number; receivedAt: Temporal.Instant }
type Fate = 'kept' | 'known' | 'gone' | LeftMail

/**
 * Works through an opened folder: each mail, in the order of the mailbox, is stored, read, handed over, and only then moved to the folder of
 * processed mail. Whatever stands in the folder has not been processed, so nothing is remembered between runs: a mail that was
 * handed over but not moved comes again and is known. A mail that cannot be kept, for a reason of its own, is told to the office (left-behind.ts) and
 * moved to the folder of failed mail.
 */
export function openMailbox(client: ImapFlow, folder: Folder, importing: Importing, suspects: Suspects, signal: AbortSignal) {
  const { log, account, now } = importing
  /** Settled, but not moved: known ones, which another program may be about to move, and those that the server would not move. Not fetched again; the next pass moves what is still there. */
  const unmoved = new Map<number, string>()
  const validity = validityOf(client)

  async function pass(): Promise<Imported> {
    const done: Imported = { kept: 0, known: 0, failed: 0 }
    const present = await uidsOf(client)
    suspects.present(new Set(present), validity)
    await moveAgain(new Set(present))
    for (const part of suspects.parts(present.filter((uid) => !unmoved.has(uid)), listed)) {
      if (signal.aborted) break
      const [only] = part
      if (only !== undefined && suspects.cannotBeHad(only)) {
        log.error({ account, uid: only }, 'the mail server cannot show a mail; moved to the folder of failed mail')
        await settle(new Map([[only, { uid: only, size: null, receivedAt: now(), why: 'unreadable', original: null }]]), done)
        continue
      }
      for (const run of runs(await blaming(part, () => list(client, part, now())))) {
        if (signal.aborted) break
        await importRun(run, done)
      }
    }
    return done
  }

  /** Remembers which mails were asked for when the mail server refused or the connection broke. */
  async function blaming<T>(uids: readonly number[], ask: () => Promise<T>, settled?: ReadonlyMap<number, Fate>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      if (!signal.aborted && (!client.usable || isRefusal(error))) suspects.blame(uids.filter((uid) => !settled?.has(uid)))
      throw error
    }
  }

  async function importRun(run: readonly Listed[], done: Imported): Promise<void> {
    const fates = new Map<number, Fate>()
    try {
      const [first] = run
      if (first && first.size > largestMail) {
        log.error({ account, uid: first.uid, size: first.size }, 'a mail is larger than anything that is kept; moved to the folder of failed mail')
        fates.set(first.uid, { ...first, why: 'too-large', original: null })
      } else if (first && first.size > smallMail) fates.set(first.uid, await blaming([first.uid], () => importLarge(client, first, importing)))
      else await blaming(run.map(({ uid }) => uid), () => importSmall(client, run, importing, fates), fates)
    } finally {
      // Also after a failure: what was kept before it is done with.
      if (client.usable) await settle(fates, done)
    }
  }

  async function settle(fates: ReadonlyMap<number, Fate>, done: Imported): Promise<void> {
    const of = (wanted: Fate) => [...fates].flatMap(([uid, fate]) => (fate === wanted ? [uid] : []))
    done.kept += of('kept').length
    done.known += of('known').length
    await move(of('kept'), folder.processed)
    for (const uid of of('known')) unmoved.set(uid, folder.processed)
    for (const fate of fates.values()) {
      // Told before it is moved: a mail in that folder that nobody knows of is lost.
      if (typeof fate === 'string' || !(await blaming([fate.uid], () => tellOfLeft(client, folder.failed, importing, fate)))) continue
      done.failed += 1
      await move([fate.uid], folder.failed)
    }
  }

  async function move(uids: number[], destination: string): Promise<void> {
    if (uids.length === 0) return
    // Uids of another life of the folder would be other mails.
    if (validityOf(client) !== validity) throw new Error('the folder was made anew while its mails were in hand')
    if (await moveMails(client, uids, destination)) return
    await client.mailboxCreate(destination).catch((error: unknown) => log.debug({ err: error, account }, 'the folder was there already'))
    if (await moveMails(client, uids, destination)) return
    log.warn({ account, uids: uids.length }, 'the mail server does not let mails be moved; they are kept here and stay in their folder')
    for (const uid of uids) unmoved.set(uid, destination)
  }

  async function moveAgain(present: ReadonlySet<number>): Promise<void> {
    const again = Map.groupBy([...unmoved].filter(([uid]) => present.has(uid)), ([, destination]) => destination)
    unmoved.clear()
    for (const [destination, mails] of again) await move(mails.map(([uid]) => uid), destination)
  }

  return { pass }
}

function validityOf(client: ImapFlow): bigint | null {
  return client.mailbox ? client.mailbox.uidValidity : null
}

/** Nothing is deleted: a server that can neither MOVE nor expunge single mails gets a copy and a mark, and marked mails are passed over. */
function canMove(client: ImapFlow): boolean {
  return client.capabilities.has('MOVE') || client.capabilities.has('UIDPLUS')
}

/** Mails that another program has moved meanwhile are no failure. */
async function moveMails(client: ImapFlow, uids: number[], destination: string): Promise<boolean> {
  if (canMove(client)) return Boolean(await client.messageMove(uids, destination, { uid: true }))
  return Boolean(await client.messageCopy(uids, destination, { uid: true })) && client.messageFlagsAdd(uids, ['\\Deleted'], { uid: true })
}

/** The mail server answered that it will not. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'responseStatus' in error && (error.responseStatus === 'NO' || error.responseStatus === 'BAD')
}

async function uidsOf(client: ImapFlow): Promise<number[]> {
  const found = await client.search(canMove(client) ? { all: true } : { deleted: false }, { uid: true })
  if (!found) throw new Error('the mail server does not list the folder')
  return found.toSorted((a, b) => a - b)
}

async function list(client: ImapFlow, uids: number[], now: Temporal.Instant): Promise<Listed[]> {
  const found: Listed[] = []
  for await (const { uid, size, internalDate } of client.fetch(uids, { uid: true, size: true, internalDate: true }, { uid: true })) {
    found.push({ uid, size: size ?? 0, receivedAt: arrival(internalDate, now) })
  }
  return found.sort((a, b) => a.uid - b.uid)
}

/**
 * When the mail reached the mailbox, as its server says; never in the future. IMAP knows whole seconds: the end of the second counts, so that an
 * answer does not come before the mail of ours that it answers.
 */
export function arrival(internalDate: Date | string | undefined, now: Temporal.Instant): Temporal.Instant {
  const milliseconds = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime() + 999
  return Number.isNaN(milliseconds) || milliseconds > now.epochMilliseconds ? now : Temporal.Instant.fromEpochMilliseconds(milliseconds)
}

/** Neighbours that travel together; a large mail alone. */
export function runs(mails: readonly Listed[]): Listed[][] {
  const found: Listed[][] = []
  let run: Listed[] = []
  let bytes = 0
  for (const mail of mails) {
    if (run.length > 0 && (mail.size > smallMail || run.length >= together.mails || bytes + mail.size > together.bytes)) {
      found.push(run)
      run = []
      bytes = 0
    }
    run.push(mail)
    bytes += mail.size
    if (mail.size > smallMail) {
      found.push(run)
      run = []
      bytes = 0
    }
  }
  return run.length > 0 ? [...found, run] : found
}

async function importSmall(client: ImapFlow, run: readonly Listed[], importing: Importing, fates: Map<number, Fate>): Promise<void> {
  const times = new Map(run.map(({ uid, receivedAt }) => [uid, receivedAt]))
  const work = atMost(atOnce)
  const line = inOrder()
  try {
    for await (const { uid, source } of client.fetch(run.map(({ uid }) => uid), { uid: true, source: true }, { uid: true })) {
      const receivedAt = times.get(uid)
      if (!source || !receivedAt) continue
      const place = line.enter()
      await work.run(async () => {
        fates.set(uid, await keepSmall(client, importing, { uid, size: source.length, source, receivedAt }, place))
      })
      if (work.failed()) break
    }
  } finally {
    await work.finish() // what is in hand is finished, whatever became of the connection
  }
  work.check()
}

type Place = ReturnType<ReturnType<typeof inOrder>['enter']>

async function keepSmall(client: ImapFlow, importing: Importing, mail: Listed & { source: Uint8Array }, place: Place): Promise<Fate> {
  const { uid, size, receivedAt } = mail
  let original: StoredFile | null = null
  const left = (): LeftMail => ({ uid, size, receivedAt, why: 'unreadable', original })
  try {
    const message = await thrice(client, importing, uid, async () => readOriginal(importing, (original = await stored(importing, mail.source)), mail))
    if (message === 'failed') {
      place.skip()
      return left()
    }
    let taken: 'kept' | 'known' | 'failed' = 'failed'
    await place.hand(message.sender, async () => { taken = await thrice(client, importing, uid, () => importing.post.take(message)) })
    return taken === 'failed' ? left() : taken
  } catch (error) {
    place.fail(error)
    throw error
  }
}

/** A large mail goes from the connection to the disk piece by piece. */
async function importLarge(client: ImapFlow, { uid, size, receivedAt }: Listed, importing: Importing): Promise<Fate> {
  let original: StoredFile | null = null
  const taken = await thrice(client, importing, uid, async () => {
    const { content } = await client.download(String(uid), undefined, { uid: true, chunkSize: 512 * 1024 })
    if (!content) return 'gone' // moved by another program
    original = await stored(importing, content)
    return importing.post.take(await readOriginal(importing, original, { receivedAt }))
  })
  return taken === 'failed' ? { uid, size, receivedAt, why: 'unreadable', original } : taken
}

async function stored(importing: Importing, content: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredFile> {
  const original = await storeOriginal(importing, content)
  if (!original) throw new RangeError('the mail is larger than its server said')
  return original
}

/** After three attempts it is this mail that cannot be kept. @throws when the database, the disk or the mail server is away: then it is not this mail */
async function thrice<T>(client: ImapFlow, { log, account }: Importing, uid: number, work: () => Promise<T>): Promise<T | 'failed'> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (isHouseAway(error) || !client.usable) throw error
      if (attempt < 3) continue
      log.error({ err: error, account, uid }, 'a mail cannot be kept; moved to the folder of failed mail')
      return 'failed'
    }
  }
}
