import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { webm } from '../../../test/support/webm.ts'
import { cleanName, keepUpload, unclaimedUploads } from './uploads.ts'

const { house } = await testHouse()
const { workplace, files } = house
const { standard } = await workplace.standards.inForce('2026-11-23')

async function keep(fileName: string, content: string | Buffer) {
  const stored = await files.put(Buffer.from(content), 1_000_000)
  if (!stored.ok) throw new Error('the store refused')
  const kept = await keepUpload({ pool: house.pool, files, officeId: workplace.officeId, standard }, { fileName, kept: stored.file }, workplace.newId(workplace.now()), workplace.now())
  return { kept, isStored: await files.has(stored.file.sha256) }
}
const hex = (text: string, padding = 64) => Buffer.concat([Buffer.from(text.replaceAll(' ', ''), 'hex'), Buffer.alloc(padding)])
const box = (brand: string) => Buffer.concat([hex('00000018', 0), Buffer.from(`ftyp${brand}`), hex('00000000', 0), Buffer.from(`${brand}isom`), Buffer.alloc(64)])
const png = (width: number, height: number) => {
  const head = hex('89504e470d0a1a0a 0000000d 49484452 00000000 00000000 0806000000 00000000 00000000 49444154')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

test.each([
  ['image/jpeg', hex('ffd8ffe000104a46494600010100000100010000 ffc0001108 0100 0100 03')],
  ['image/png', png(4_000, 3_000)],
  ['image/webp', Buffer.concat([Buffer.from('RIFF\x40\0\0\0WEBPVP8 '), Buffer.alloc(64)])],
  ['image/heic', box('heic')],
  ['application/pdf', '%PDF-1.4\n%%EOF'],
  ['audio/mpeg', Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\x00'), hex('fffb9064', 512)])],
  ['audio/mp4', box('M4A ')],
  ['audio/ogg', Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(22), Buffer.from('OpusHead'), Buffer.alloc(64)])],
  ['audio/amr', Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)])],
  ['audio/wav', Buffer.concat([Buffer.from('RIFF\x40\0\0\0WAVEfmt '), Buffer.alloc(64)])],
  ['audio/webm', webm([2])],
  ['message/rfc822', 'Received: from a by b\r\nFrom: siti@contoh.test\r\nSubject: Lampu\r\n\r\nPadam.'],
])('%s is known by its content, whatever its name', async (mediaType, content) => {
  const { kept, isStored } = await keep('apa saja.bin', content)
  expect(kept).toMatchObject({ ok: true, upload: { mediaType, name: 'apa saja.bin' } })
  expect(isStored).toBe(true)
  if (kept.ok) expect(await unclaimedUploads(house.pool, workplace.officeId, [kept.upload.id])).toEqual([kept.upload])
})

test.each([
  ['empty', 'kosong.pdf', ''],
  ['wrong-type', 'foto.jpg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['wrong-type', 'surat.pdf', '<!doctype html><script>alert(1)</script>'],
  ['wrong-type', 'surat.eml', 'Ini bukan surel, hanya catatan.'],
  ['wrong-type', 'arsip.pdf', hex('504b0304')],
  ['wrong-type', 'program.jpg', hex('4d5a9000')],
  ['wrong-type', 'film.webm', webm([2, 1])],
  ['too-many-pixels', 'bom.png', png(60_000, 60_000)],
])('%s: %s is refused and not kept', async (refusal, name, content) => {
  expect(await keep(name, content)).toEqual({ kept: { ok: false, refusal }, isStored: false })
})

test.each([
  ['../../etc/passwd', 'passwd'], ['C:\\foto\\lampu.jpg', 'lampu.jpg'], ['\u202Egpj.exe', 'gpj.exe'], ['a\u0000\u0007b.pdf', 'ab.pdf'], ['', 'berkas'], ['..', 'berkas'], ['  lampu   jalan .jpg ', 'lampu jalan .jpg'],
  [`${'x'.repeat(400)}.jpeg`, `${'x'.repeat(145)}.jpeg`],
])('a file name can be shown and saved anywhere: %j', (given, clean) => {
  expect(cleanName(given)).toBe(clean)
})
