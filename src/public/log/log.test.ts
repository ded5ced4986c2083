import { createHash, createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { addPaperCheck } from '../../api/v1/papers.ts'
import { issuedPaper } from '../../complaint/store/papers.ts'
import { growRegisterLog, logKey } from '../../procedure/transparency.ts'
import { askWitness, watch } from '../../procedure/witness.ts'
import { addCheckPages } from '../check/check.tsx'
import { addLogRoutes, readTilePath } from './log.ts'

const office = await testHouse({ doors: [addLogRoutes, addCheckPages, (app, house) => { addPaperCheck(app, house) }] })
const neighbour = await testHouse({ doors: [addLogRoutes], env: { PUBLIC_URL: 'http://127.0.0.1:3001', TANGGAP_SECRET: 'another secret for tests, certainly long enough' } })
const { house, app, lodge, bring } = office
const { pool, officeId } = house.workplace

/** What somebody outside needs to check a log, written from the texts of RFC 6962 and C2SP alone. */
const sha256 = (...parts: Buffer[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
function rootOf(hashes: Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0] ?? Buffer.alloc(0)
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return sha256(Buffer.of(1), rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)))
}
async function outsider() {
  const note = (await app.inject('/log/checkpoint')).body
  const [body = '', signatures = ''] = note.split('\n\n')
  const [origin = '', size = '', root = ''] = body.split('\n')
  const [, name, , key = ''] = /^(.+)\+([0-9a-f]{8})\+(.+)\n$/u.exec((await app.inject('/log/key')).body) ?? []
  const publicKey = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64').subarray(1)]), format: 'der', type: 'spki' })
  const signature = Buffer.from(new RegExp(`^\u2014 ${name} (\\S+)$`, 'mu').exec(signatures)?.[1] ?? '', 'base64')
  const signed = verify(null, Buffer.from(`${body}\n`), publicKey, signature.subarray(4))
  const hashes: Buffer[] = []
  for (let at = 0; at < Number(size); at += 256) {
    const width = Math.min(256, Number(size) - at)
    const suffix = `${String(at / 256).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`
    const entries = (await app.inject(`/log/tile/entries/${suffix}`)).rawPayload
    const tile = (await app.inject(`/log/tile/0/${suffix}`)).rawPayload
    for (let i = 0; i < width; i++) {
      const entry = entries.subarray(i * 35 + 2, i * 35 + 35)
      expect(entries.readUInt16BE(i * 35)).toBe(33)
      const hash = sha256(Buffer.of(0), entry)
      expect(tile.subarray(i * 32, i * 32 + 32).equals(hash)).toBe(true)
      hashes.push(hash)
    }
  }
  return { origin, size: Number(size), signed, whole: rootOf(hashes).toString('base64') === root, note }
}

test('anyone outside reads the whole log, and its root is what the office signed', async () => {
  expect((await app.inject('/log/checkpoint')).statusCode).toBe(404)
  const { id } = await lodge()
  await bring(id, 'archived')
  await growRegisterLog(house)
  const first = await outsider()
  expect(first).toMatchObject({ origin: '127.0.0.1:3000/log/kecamatan-wonoasih', signed: true, whole: true })
  for (let i = 0; i < 270; i++) await lodge()
  await growRegisterLog(house)
  const second = await outsider()
  expect(second).toMatchObject({ origin: first.origin, signed: true, whole: true, size: first.size + 270 })
  expect(await growRegisterLog(house)).toMatchObject({ size: second.size })
  const full = await app.inject('/log/tile/0/000')
  expect([full.headers['cache-control'], full.rawPayload.length]).toEqual(['public, max-age=31536000, immutable', 8192])
  for (const path of ['0/001.p/256', '0/999', '9/000', '0/../key', 'entries/000.p/0', '0/x001/000', '99/000']) expect((await app.inject(`/log/tile/${path}`)).statusCode, path).toBe(404)
  expect(readTilePath('0/x001/234.p/17')).toEqual({ level: 0, index: 1234, width: 17 })
}, 60_000)

test('no leaf holds anything about a person: only kinds and digests', async () => {
  const { rows } = await pool.query<{ n: number }>('select max(length(digest))::int as n from log_leaf')
  expect(rows[0]?.n).toBe(32)
  const columns = await pool.query<{ name: string }>(`select column_name as name from information_schema.columns where table_name = 'log_leaf' order by ordinal_position`)
  expect(columns.rows.map(({ name }) => name)).toEqual(['office_id', 'index', 'kind', 'complaint_id', 'seq', 'paper_id', 'digest'])
})

test('whoever holds a receipt sees that it and its complaint are in the register, takes the proof away, and is told when something was changed', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  await house.receiptOf(id)
  const paper = await issuedPaper(pool, officeId, id, 'receipt')
  const at = `/periksa/${paper?.code}`
  expect((await app.inject(at)).body).toContain('sedang dicatat dalam log')
  expect((await app.inject(`${at}/bukti.txt`)).statusCode).toBe(404)
  await growRegisterLog(house)
  const page = await app.inject(at)
  expect(await htmlFaults(page.body)).toEqual([])
  expect(page.body).toMatch(/Baris [\d.]+ dari [\d.]+ dalam log register/u)
  expect(page.body).toContain('semuanya utuh dan tercatat dalam log')
  expect(page.body).not.toContain('Siti')
  const proof = (await app.inject(`${at}/bukti.txt`)).body
  const [head = '', checkpoint = '', signature = ''] = proof.split('\n\n')
  const [version, index = '', ...hashes] = head.split('\n')
  expect(version).toBe('c2sp.org/tlog-proof@v1')
  // Up to the root, as RFC 6962 says.
  let [node, last, hash] = [Number(index.replace('index ', '')), Number(checkpoint.split('\n')[1]) - 1, sha256(Buffer.of(0), Buffer.of(2), Buffer.from(paper?.sha256 ?? '', 'hex'))]
  for (const sibling of hashes.map((text) => Buffer.from(text, 'base64'))) {
    const right = node % 2 === 1 || node === last
    hash = right ? sha256(Buffer.of(1), sibling, hash) : sha256(Buffer.of(1), hash, sibling)
    if (right) while (node % 2 === 0 && node !== 0) [node, last] = [node >> 1, last >> 1]
    ;[node, last] = [node >> 1, last >> 1]
  }
  expect(hash.toString('base64')).toBe(checkpoint.split('\n')[2])
  expect(signature).toMatch(/^\u2014 /u)
  const api = (await app.inject(`/api/v1/papers/${paper?.code}`)).json()
  expect(api).toMatchObject({ sha256: paper?.sha256, log: { state: 'proven', complaint: { intact: true } } })
  expect(JSON.stringify(api)).not.toContain(id)
})

test('a witness signs what follows from what it saw, once, and nothing else', async () => {
  await neighbour.app.listen({ host: '127.0.0.1', port: 0 })
  const address = neighbour.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}/log/witness`
  const [ours, theirs] = [(await logKey(house)).verifier, (await logKey(neighbour.house)).verifier]
  expect(await askWitness(house, url, theirs)).toMatchObject({ ok: false, reason: '404 unknown log' })
  expect(await watch(neighbour.house, 'nonsense')).toBe(false)
  expect(await watch(neighbour.house, ours)).toBe(true)
  expect(await askWitness(house, url, theirs)).toMatchObject({ ok: true })
  await lodge()
  await growRegisterLog(house)
  expect(await askWitness(house, url, theirs)).toMatchObject({ ok: true })
  expect((await app.inject('/log/checkpoint')).body).toContain(`\u2014 ${theirs.split('+')[0]} `)
  // The same again: already seen, and still one that follows from itself.
  expect(await askWitness(house, url, theirs)).toMatchObject({ ok: true })
  const post = (payload: string) => neighbour.app.inject({ method: 'POST', url: '/log/witness/add-checkpoint', headers: { 'content-type': 'text/plain' }, payload })
  const { note } = await outsider()
  const size = Number(note.split('\n')[1])
  expect((await post('')).statusCode).toBe(400)
  expect((await post(`old 3\n\n${note}`)).statusCode).toBe(409)
  expect((await post(`old ${size}\n\n${note.replace(`\n${size}\n`, `\n${size + 1}\n`)}`)).statusCode).toBe(403)
  // Another history under our own key: signed by us, and yet no continuation of what the witness saw.
  const key = await logKey(house)
  const forged = `${key.name}\n${size + 5}\n${Buffer.alloc(32, 1).toString('base64')}\n`
  expect((await post(`old ${size}\n${Buffer.alloc(32).toString('base64')}\n\n${forged}\n${key.sign(forged)}`)).statusCode).toBe(422)
})
