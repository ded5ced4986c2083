import { brotliCompressSync, gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, testHouse } from '../../../test/support/house.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { fieldsOf, filled, visitor } from '../../../test/support/visitor.ts'
import type { Sent } from '../../../test/support/visitor.ts'
import { addTrackPages } from '../track/track.tsx'
import { addLodgePages } from './lodge.tsx'

const { app, house } = await testHouse({ doors: [addLodgePages, addTrackPages] })

const words = { 'applicant.name': 'Siti Aminah', 'applicant.address.line': 'Jl. Mawar 3', narrative: 'Lampu jalan padam.\n\nSudah seminggu.' }
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pdf = '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'

async function newForm() {
  const someone = visitor(app)
  const page = await someone.get('/adukan')
  return { someone, page, send: (values: Record<string, string>, files: readonly Sent[] = []) => someone.post('/adukan', filled(fieldsOf(page.html, '/adukan'), values), files) }
}
const count = async () => Number((await house.pool.query('select count(*) as n from complaint')).rows[0].n)
const codeOf = (location: string) => /^\/lacak\/([0-9A-Z-]{11})\?baru=1$/u.exec(location)?.[1] ?? ''

test('the form tells beforehand what it costs, how long it takes, what may be attached, and whom to call at once', async () => {
  const { page } = await newForm()
  expect(page.status).toBe(200)
  for (const told of ['Tidak dipungut biaya', 'paling lambat 1 hari kerja', '10 berkas', '10 MB', '30 MB', 'tel:112', 'Kedung Asem', 'Lampu jalan mati sudah seminggu', 'WhatsApp (isi jawaban melewati server di luar negeri)']) expect(page.html).toContain(told)
  expect(page.html).not.toMatch(/NIK<|name="[^"]*nik/iu)
  expect(await htmlFaults(page.html)).toEqual([])
})

test('a first visit weighs at most 30 kB: page, style and all scripts, compressed', async () => {
  const { page } = await newForm()
  const assets = [...page.html.matchAll(/\/assets\/(\w+\.[0-9a-f]+\.(?:css|js))"/gu)].map((match) => match[1] ?? '')
  expect(assets).toHaveLength(4)
  const bytes = assets.map((name) => brotliCompressSync(readFileSync(join(root, 'dist', 'assets', name))).length)
  expect([...bytes, gzipSync(page.html).length].reduce((sum, size) => sum + size)).toBeLessThan(30_000)
})

test('three answers are enough: code and PIN are shown to this browser alone, and no address holds the PIN', async () => {
  const { someone, send } = await newForm()
  const sent = await send(words)
  expect(sent.status).toBe(303)
  const page = await someone.get(sent.location)
  const { rows } = await house.pool.query('select id from complaint where tracking_code = $1', [codeOf(sent.location)])
  const pin = house.workplace.pinOf(rows[0].id)
  expect(page.html).toContain(`>${codeOf(sent.location)}<`)
  expect(page.html).toContain(`>${pin}<`)
  expect(await htmlFaults(page.html)).toEqual([])
  expect(`${sent.location} ${[...someone.cookies.values()].join(' ')}`).not.toContain(pin)
  expect((await visitor(app).get(sent.location)).location).toBe(`/lacak?kode=${codeOf(sent.location)}`)
})

test('who used the English page is written to in English', async () => {
  const { someone, send } = await newForm()
  await someone.get('/bahasa/en?kembali=/adukan')
  for (const [sent, language] of [[await send({ ...words, narrative: 'The lamp is out.' }), 'en'], [await (await newForm()).send(words), undefined]] as const) {
    const { rows } = await house.pool.query('select id from complaint where tracking_code = $1', [codeOf(sent.location)])
    expect(fold((await readHistory(house.pool, house.workplace.officeId, rows[0].id))?.events ?? []).record.language).toBe(language)
  }
})

test('the same form sent again, at once or later, is one complaint', async () => {
  const before = await count()
  const { send } = await newForm()
  const files = [{ name: 'foto.png', content: png }]
  const [one, two] = await Promise.all([send(words, files), send(words, files)])
  const later = await send(words, files)
  expect([two.location, later.location]).toEqual([one.location, one.location])
  expect(await count()).toBe(before + 1)
})

test('a form that was received, sent again with other words, is not swallowed: it is asked for, and may become a complaint of its own', async () => {
  const { someone, send } = await newForm()
  const first = await send(words)
  const other = await send({ ...words, narrative: 'Hal yang lain.' })
  expect(other.status).toBe(409)
  expect(other.html).toContain(`/lacak/${codeOf(first.location)}`)
  const again = await someone.post('/adukan', fieldsOf(other.html, '/adukan'), [])
  expect(again.status).toBe(303)
  expect(codeOf(again.location)).not.toBe(codeOf(first.location))
  // Another browser with the same key learns nothing of it.
  const stranger = await visitor(app).post('/adukan', filled(fieldsOf(other.html, '/adukan'), { narrative: 'Tebakan.' }), [])
  expect(stranger.status).toBe(409)
  expect(stranger.html).not.toContain(codeOf(again.location))
})

describe('errors', () => {
  const typed = {
    'applicant.name': '', 'applicant.address.line': 'Jl. "Mawar" <3>', 'applicant.address.rt': '02', 'applicant.address.rw': '05', 'applicant.address.kelurahan': 'Lain & jauh',
    'applicant.phone': '12', 'applicant.email': 'bukan surel', narrative: '\n  Baris satu\nBaris dua </textarea>', answerBy: 'sms', category: 'PJU', 'incident.where': 'Pasar', 'incident.when': 'Kemarin',
    about: 'Lampu', desiredResolution: 'Diperbaiki', confidential: 'yes', 'principal.name': '', 'principal.address': 'Jl. Melati', 'principal.relation': 'Ibu',
  }

  test('come all at once, each leading to its field; nothing that was typed is lost, files included', async () => {
    const { someone, send } = await newForm()
    const failed = await send(typed, [{ name: 'foto.png', content: png }, { name: 'virus.exe', content: 'MZ' }])
    expect(failed.status).toBe(422)
    expect(await htmlFaults(failed.html)).toEqual([])
    expect(failed.html).toContain('<title>Kesalahan:')
    for (const field of ['applicant-name', 'applicant-phone', 'applicant-email', 'principal-name', 'attachments']) {
      expect(failed.html).toContain(`href="#adukan-${field}"`)
      expect(failed.html).toContain(`id="adukan-${field}"`)
    }
    const kept = fieldsOf(failed.html, '/adukan')
    expect(Object.fromEntries(kept)).toMatchObject(typed)
    const mended = { 'applicant.name': 'Siti', 'applicant.phone': '0812 3456 7890', 'applicant.email': '', 'principal.name': 'Ibu Rohmah' }
    const sent = await someone.post('/adukan', filled(kept, mended), [{ name: 'surat.pdf', content: pdf }])
    expect(sent.status).toBe(303)
    const { rows } = await house.pool.query('select name from file join complaint c on c.id = complaint_id where tracking_code = $1 order by name', [codeOf(sent.location)])
    expect(rows).toEqual([{ name: 'foto.png' }, { name: 'surat.pdf' }])
  })

  test.each([
    ['nothing at all', {}, ['narrative', 'applicant-name', 'applicant-address-line']],
    ['blanks only', { ...words, narrative: ' \n ' }, ['narrative']],
    ['too long a story', { ...words, narrative: 'x'.repeat(20_001) }, ['narrative']],
    ['too long a name', { ...words, 'applicant.name': 'x'.repeat(201) }, ['applicant-name']],
    ['an unknown category', { ...words, category: 'TIDAK-ADA' }, ['category']],
    ['an unknown answer channel', { ...words, answerBy: 'merpati' }, ['answerBy']],
    ['an answer by mail without an address', { ...words, answerBy: 'email' }, ['applicant-email']],
  ])('%s', async (_what, values, fields) => {
    const before = await count()
    const failed = await (await newForm()).send(values)
    expect(failed.status).toBe(422)
    const summary = failed.html.split('govuk-error-summary__list')[1]?.split('</ul>')[0] ?? ''
    expect([...summary.matchAll(/href="#adukan-([^"]+)"/gu)].map((match) => match[1])).toEqual(fields)
    expect(Object.fromEntries(fieldsOf(failed.html, '/adukan')).narrative).toBe('narrative' in values ? values.narrative : '')
    expect(await count()).toBe(before)
  })

  test('of files, each by its name', async () => {
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(100_000, 16)
    bomb.writeUInt32BE(100_000, 20)
    const refused: Sent[] = [
      { name: 'kosong.pdf', content: '' }, { name: 'foto.jpg', content: '<svg onload="alert(1)">' }, { name: 'bom.png', content: bomb },
      { name: 'besar.pdf', content: Buffer.concat([Buffer.from(pdf), Buffer.alloc(10_485_760)]) },
    ]
    const failed = await (await newForm()).send(words, [...refused, ...Array.from({ length: 11 }, (_, i) => ({ name: `${i}.pdf`, content: `${pdf}${i}` }))])
    expect(failed.status).toBe(422)
    for (const { name } of [...refused, { name: '10.pdf' }]) expect(failed.html).toContain(`#adukan-attachments">${name}:`)
    expect(fieldsOf(failed.html, '/adukan').filter(([name]) => name === 'attachments_kept')).toHaveLength(10)
  })

  test('a kept file can be left out again, and a made-up token brings no file', async () => {
    const { someone, send } = await newForm()
    const failed = await send({ narrative: 'x' }, [{ name: 'a.pdf', content: pdf }, { name: 'b.pdf', content: `${pdf}b` }])
    const kept = fieldsOf(failed.html, '/adukan')
    const tokens = kept.filter(([name]) => name === 'attachments_kept').map(([, token]) => token)
    const forged = `${(tokens[0] ?? '').split('.')[0]}.${'A'.repeat(43)}`
    const sent = await someone.post('/adukan', [...filled(kept, words).filter(([, value]) => value !== tokens[0]), ['attachments_kept', forged], ['attachments_kept', tokens[0] ?? ''], ['attachments_remove', tokens[0] ?? '']], [])
    const { rows } = await house.pool.query('select name from file join complaint c on c.id = complaint_id where tracking_code = $1', [codeOf(sent.location)])
    expect(rows).toEqual([{ name: 'b.pdf' }])
  })
})

test('what is written is shown as it was written: markup is text, 20,000 letters of every alphabet come back whole', async () => {
  const { someone, send } = await newForm()
  const script = '<script>alert("x")</script> \u202Eterbalik 😀 \'; drop table complaint; --'
  const narrative = `${script}\n${'ꦏꦼ字é😀 '.repeat(2_700)}`.slice(0, 20_000).trim().toWellFormed()
  const sent = await send({ ...words, narrative, 'applicant.name': script })
  expect(sent.status).toBe(303)
  const page = await someone.get(sent.location.replace('?baru=1', ''))
  expect(page.html.includes('<script>alert')).toBe(false)
  expect(page.html.includes('&lt;script>alert(&quot;x&quot;)')).toBe(true)
  const { rows } = await house.pool.query('select id from complaint where tracking_code = $1', [codeOf(sent.location)])
  const history = await readHistory(house.pool, house.workplace.officeId, rows[0].id)
  expect(fold(history?.events ?? []).statement.narrative === narrative.normalize('NFC')).toBe(true)
})

test('violence at home is secret whatever was ticked, and the number to call stands before all else', async () => {
  const { someone, send } = await newForm()
  const sent = await send({ ...words, category: 'KDRT' })
  const page = await someone.get(sent.location)
  expect(page.html).toContain('Identitas Anda dirahasiakan')
  expect(page.html.indexOf('polisi 110')).toBeLessThan(page.html.indexOf('<h1'))
  const { rows } = await house.pool.query('select identity_secret from complaint where tracking_code = $1', [codeOf(sent.location)])
  expect(rows).toEqual([{ identity_secret: true }])
})

test('in English too', async () => {
  const someone = visitor(app)
  someone.cookies.set('bahasa', 'en')
  const page = await someone.get('/adukan')
  expect(page.html).toContain('within 1 working day')
  expect(await htmlFaults(page.html)).toEqual([])
})
