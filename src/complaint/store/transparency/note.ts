import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** Signed notes and checkpoints as C2SP describes them (signed-note, tlog-checkpoint, tlog-cosignature), so that others' tools read them. */

/** What is said of a log: `origin` names it, `root` is the hash over its first `size` leaves. */
export interface Checkpoint { origin: string; size: number; root: Buffer }

export interface NoteKey {
  name: string
  /** As others are told it: `<name>+<key id>+<key>`. */
  verifier: string
  sign(text: string): string
  /** Says that a checkpoint was seen, and when: a cosignature's line. */
  cosign(text: string, at: Temporal.Instant): string
}
export interface Verifier { name: string; signature: { id: Buffer; key: KeyObject }; cosignature: { id: Buffer; key: KeyObject } }

const ed25519 = 0x01
const cosignatureEd25519 = 0x04
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')
const dash = '\u2014'

/** The key of a log, from 32 secret bytes. */
export function noteKey(name: string, seed: Buffer): NoteKey {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const line = (kind: number, signature: Buffer) => `${dash} ${name} ${Buffer.concat([keyId(name, kind, raw), signature]).toString('base64')}\n`
  return {
    name,
    verifier: `${name}+${keyId(name, ed25519, raw).toString('hex')}+${Buffer.concat([Buffer.of(ed25519), raw]).toString('base64')}`,
    sign: (text) => line(ed25519, sign(null, Buffer.from(text), key)),
    cosign(text, at) {
      const seconds = Math.floor(at.epochMilliseconds / 1000)
      const stamp = Buffer.alloc(8)
      stamp.writeBigUInt64BE(BigInt(seconds))
      return line(cosignatureEd25519, Buffer.concat([stamp, sign(null, Buffer.from(cosigned(text, seconds)), key)]))
    },
  }
}

/** Reads `<name>+<key id>+<key>`; null when it is none. */
export function readVerifier(text: string): Verifier | null {
  const [, name = '', id = '', key = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text.trim()) ?? []
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== 33 || bytes[0] !== ed25519) return null
  const raw = bytes.subarray(1)
  if (keyId(name, ed25519, raw).toString('hex') !== id) return null
  const publicKey = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' })
  return { name, signature: { id: keyId(name, ed25519, raw), key: publicKey }, cosignature: { id: keyId(name, cosignatureEd25519, raw), key: publicKey } }
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** The checkpoint of a note that this verifier signed; null when it is not so. */
export function openCheckpoint(note: string, { name, signature }: Verifier): Checkpoint | null {
  const at = note.indexOf('\n\n')
  if (at < 0) return null
  const text = note.slice(0, at + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  if (!/^(?:0|[1-9]\d{0,14})$/u.test(size) || Buffer.from(root, 'base64').length !== 32) return null
  const signed = signaturesOf(note.slice(at + 2)).some((line) => line.name === name && line.id.equals(signature.id) && verify(null, Buffer.from(text), signature.key, line.rest))
  return signed ? { origin, size: Number(size), root: Buffer.from(root, 'base64') } : null
}

/** When a witness says that it saw this checkpoint; null when the line is not its signature. */
export function cosignedAt(text: string, line: string, { name, cosignature }: Verifier): Temporal.Instant | null {
  const [found] = signaturesOf(line)
  if (found?.name !== name || !found.id.equals(cosignature.id) || found.rest.length !== 72) return null
  const seconds = Number(found.rest.readBigUInt64BE(0))
  return verify(null, Buffer.from(cosigned(text, seconds)), cosignature.key, found.rest.subarray(8)) ? Temporal.Instant.fromEpochMilliseconds(seconds * 1000) : null
}

function cosigned(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`
}

function signaturesOf(lines: string): { name: string; id: Buffer; rest: Buffer }[] {
  return lines.split('\n').flatMap((line) => {
    const [, name = '', base64 = ''] = new RegExp(`^${dash} (\\S+) ([A-Za-z0-9+/]+=*)$`, 'u').exec(line) ?? []
    const bytes = Buffer.from(base64, 'base64')
    return bytes.length > 4 ? [{ name, id: bytes.subarray(0, 4), rest: bytes.subarray(4) }] : []
  })
}

function keyId(name: string, kind: number, raw: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(kind)).update(raw).digest().subarray(0, 4)
}
