import { latestCheckpoint, proveConsistency } from '../complaint/store/transparency/log.ts'
import { emptyRoot, extendsTree } from '../complaint/store/transparency/merkle.ts'
import { checkpointText, cosignedAt, openCheckpoint, readVerifier } from '../complaint/store/transparency/note.ts'
import { findWatched, keepCosignature, moveWatched, watchLog } from '../complaint/store/transparency/witnesses.ts'
import { logKey } from './transparency.ts'
import type { LogHouse } from './transparency.ts'

type WitnessHouse = Omit<LogHouse, 'log'>

/** A reply as C2SP tlog-witness words it: status and text. */
export interface WitnessReply { status: 200 | 400 | 403 | 404 | 409 | 422; text: string }

/** A proof has at most as many hashes as a tree of a million million leaves is high, twice. */
const mostHashes = 90

/** Watches over another office's log from now on. `verifier`: its key as it publishes it. @returns false when it is no key */
export async function watch({ workplace: { pool, officeId } }: WitnessHouse, verifier: string): Promise<boolean> {
  const read = readVerifier(verifier)
  if (!read) return false
  await watchLog(pool, officeId, read.name, verifier.trim())
  return true
}

/** Another office shows its new checkpoint: it is signed only if it begins with the one that was signed before, and then never another of the same size. */
export async function addCheckpoint(house: WitnessHouse, body: string): Promise<WitnessReply> {
  const { workplace: { pool, officeId, now } } = house
  const at = body.indexOf('\n\n')
  const [first = '', ...hashes] = body.slice(0, Math.max(at, 0)).split('\n')
  const [, old] = /^old (0|[1-9]\d{0,14})$/u.exec(first) ?? []
  const note = body.slice(at + 2)
  if (at < 0 || old === undefined || hashes.length > mostHashes) return { status: 400, text: 'malformed request\n' }
  const watched = await findWatched(pool, officeId, note.split('\n', 1)[0] ?? '')
  if (!watched) return { status: 404, text: 'unknown log\n' }
  const verifier = readVerifier(watched.verifier)
  const next = verifier && openCheckpoint(note, verifier)
  if (!next || next.origin !== watched.origin) return { status: 403, text: 'not signed by this log\n' }
  if (Number(old) !== watched.size) return { status: 409, text: `${watched.size}\n` }
  if (next.size < watched.size) return { status: 400, text: 'a log does not shrink\n' }
  const proof = hashes.map((hash) => Buffer.from(hash, 'base64'))
  if (!extendsTree({ size: watched.size, root: watched.root ?? emptyRoot }, next, proof)) return { status: 422, text: 'the proof does not hold\n' }
  // Two checkpoints at the same moment: the second finds that the first has moved it on.
  if (!(await moveWatched(pool, officeId, watched, next, now()))) return { status: 409, text: `${(await findWatched(pool, officeId, next.origin))?.size ?? 0}\n` }
  return { status: 200, text: (await logKey(house)).cosign(checkpointText(next), now()) }
}

export type Asked = { ok: true; size: number; at: Temporal.Instant } | { ok: false; reason: string }

/** Shows our newest checkpoint to a witness and keeps its signature. `url`: what stands before `/add-checkpoint`; `witness`: its key. */
export async function askWitness(house: WitnessHouse, url: string, witness: string): Promise<Asked> {
  const { workplace: { pool, officeId } } = house
  const verifier = readVerifier(witness)
  const latest = await latestCheckpoint(pool, officeId)
  if (!verifier || !latest) return { ok: false, reason: verifier ? 'no checkpoint yet' : 'not a key' }
  const text = latest.note.slice(0, latest.note.indexOf('\n\n') + 1)
  let old = 0
  // Where the witness stood last is known to it alone: it says so, and is asked once more.
  for (let attempt = 0; attempt < 2; attempt++) {
    const proof = await proveConsistency({ pool, officeId }, old, latest.size)
    const reply = await fetch(`${url.replace(/\/$/u, '')}/add-checkpoint`, {
      method: 'POST', headers: { 'content-type': 'text/plain' }, body: [`old ${old}`, ...proof.map((hash) => hash.toString('base64')), '', latest.note].join('\n'), signal: AbortSignal.timeout(30_000), redirect: 'error',
    })
    const answer = (await reply.text()).slice(0, 10_000)
    if (reply.status === 409 && /^\d{1,15}\n?$/u.test(answer) && Number(answer) <= latest.size) {
      old = Number(answer)
      continue
    }
    const line = reply.status === 200 ? answer.split('\n').map((one) => `${one}\n`).find((one) => cosignedAt(text, one, verifier)) : undefined
    const at = line === undefined ? null : cosignedAt(text, line, verifier)
    if (line === undefined || !at) return { ok: false, reason: `${reply.status} ${answer.trim().slice(0, 200)}` }
    await keepCosignature(pool, officeId, { size: latest.size, witness: verifier.name, line, at })
    return { ok: true, size: latest.size, at }
  }
  return { ok: false, reason: 'the witness has seen a longer log' }
}
