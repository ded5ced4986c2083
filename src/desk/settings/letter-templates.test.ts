import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { builtInTemplate } from '../../papers/docx/built-in.ts'
import { openDocx, pack } from '../../papers/docx/open-docx.ts'
import { addSettingsPages } from './settings.tsx'

const { app, signIn } = await testHouse({ doors: [addSettingsPages] })
const base = '/meja/pengaturan/naskah'

async function officer(role: 'sekcam' | 'auditor' = 'sekcam') {
  const cookie = await signIn(role)
  const get = (url: string) => app.inject({ url, headers: { cookie } })
  const csrf = async () => /name="_csrf" value="([^"]+)"/u.exec((await get(`${base}/memo`)).body)?.[1] ?? ''
  return {
    get,
    async use(kind: string, version: string, after: string) {
      return app.inject({ method: 'POST', url: `${base}/${kind}/pakai`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: await csrf(), version, after }).toString() })
    },
    async upload(kind: string, content: Uint8Array, name = 'templat.docx') {
      const body = new FormData()
      body.set('_csrf', await csrf())
      body.set('templat', new Blob([Uint8Array.from(content)]), name)
      const request = new Request('http://127.0.0.1/', { method: 'POST', body })
      return app.inject({ method: 'POST', url: `${base}/${kind}`, headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) })
    },
  }
}

function changed(change: (xml: string) => string): Uint8Array {
  const template = builtInTemplate('memo', 'A4')
  const parts = new Map(template.parts)
  parts.set('word/document.xml', Buffer.from(change(Buffer.from(parts.get('word/document.xml') ?? []).toString())))
  return pack({ parts })
}

test('a template of the office is brought, seen with invented values, put into force, and taken back; both keep their place in the list', async () => {
  const { get, upload, use } = await officer()
  const list = await get(base)
  expect(await htmlFaults(list.body)).toEqual([])
  const original = await get(`${base}/memo/bawaan/templat.docx`)
  expect((await openDocx(original.rawPayload)).ok).toBe(true)
  const added = await upload('memo', changed((xml) => xml.replace('NOTA DINAS', 'NOTA DINAS KANTOR')))
  expect(added.body).toContain('Versi 1 tersimpan')
  expect(await htmlFaults(added.body)).toEqual([])
  const sample = await get(`${base}/memo/1/contoh`)
  expect(sample.statusCode).toBe(200)
  expect(String(sample.headers['content-type'])).toMatch(/pdf|wordprocessingml/u)
  expect((await use('memo', '1', '0')).statusCode).toBe(200)
  expect((await get(base)).body).toContain('versi 1')
  // Who saw the page before that is told, and changes nothing.
  expect((await use('memo', 'bawaan', '0')).statusCode).toBe(409)
  expect((await use('memo', 'bawaan', '1')).statusCode).toBe(200)
  expect((await get(base)).body).not.toContain('versi 1')
})

test('what is wrong with a template is said by its name, all of it at once; nothing is kept', async () => {
  const { upload, get } = await officer()
  const faulty = await upload('minutes', changed((xml) => xml.replace('{nomor}', '{nomer}')))
  expect(faulty.statusCode).toBe(422)
  expect(faulty.body).toContain('nomer')
  expect(faulty.body).toContain('nomor')
  expect(await htmlFaults(faulty.body)).toEqual([])
  for (const [content, words] of [[Buffer.from('bukan'), 'bukan DOCX'], [Buffer.alloc(0), 'kosong'], [Buffer.alloc(6 * 1024 * 1024), 'terlalu besar']] as const) {
    const bad = await upload('minutes', content)
    expect([bad.statusCode, bad.body.includes(words)], words).toEqual([422, true])
  }
  expect((await get(`${base}/minutes/1/templat.docx`)).statusCode).toBe(404)
  expect((await get(`${base}/tidak-ada`)).statusCode).toBe(404)
  expect((await (await officer('auditor')).upload('memo', Buffer.from('x'))).statusCode).toBe(403)
})
