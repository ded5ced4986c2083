import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { buttonSize, buttonSvg } from './button-svg.ts'
import { addEmbedPages } from './embed.tsx'

const { app } = await testHouse({ doors: [addEmbedPages], env: { PUBLIC_URL: 'https://pengaduan.contoh.go.id' } })

test('the web master finds lines to copy, with the office\'s address, alternative text and no script', async () => {
  for (const [lang, words] of [['id', 'Sampaikan pengaduan kepada Kecamatan Wonoasih'], ['en', 'Send a complaint to Kecamatan Wonoasih']] as const) {
    const page = (await app.inject({ url: '/tombol', cookies: { bahasa: lang } })).body
    expect(await htmlFaults(page)).toEqual([])
    const lines = [...page.matchAll(/<code[^>]*>([^<]*)</gu)].map((match) => (match[1] ?? '').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    expect(lines).toHaveLength(3)
    for (const line of lines) {
      expect(line).toMatch(/^<a href="https:\/\/pengaduan\.contoh\.go\.id\/adukan">.*<\/a>$/u)
      expect(line).toContain(words)
      expect(line).not.toContain('script')
    }
    const pictures = lines.flatMap((line) => /src="https:\/\/pengaduan\.contoh\.go\.id([^"]+)"/u.exec(line)?.[1] ?? [])
    expect(pictures).toHaveLength(2)
    for (const url of pictures) expect((await app.inject({ url })).body).toContain(lang === 'en' ? 'Send a complaint' : 'Sampaikan pengaduan')
  }
  expect(await htmlFaults((await app.inject({ url: '/tombol/poster' })).body)).toEqual([])
})

test('other websites may show the button, and keep it for a month; nothing else of ours', async () => {
  const button = await app.inject({ url: '/tombol/adukan.svg' })
  expect(button.headers).toMatchObject({ 'content-type': 'image/svg+xml; charset=utf-8', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=2592000' })
  for (const url of ['/tombol', '/tombol/poster', '/tombol/qr.svg']) expect((await app.inject({ url })).headers['cross-origin-resource-policy']).toBe('same-origin')
})

const tags = (svg: string) => svg.split('<').length

test('any name fits into the button, and stays text', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }), (office) => {
    const svg = buttonSvg('solid', { title: 'Sampaikan pengaduan', office })
    for (const [, x, length] of svg.matchAll(/<text x="([\d.]+)".*?textLength="([\d.]+)"/gu)) {
      if (Number(x) + Number(length) > buttonSize.width) return false
    }
    return !svg.includes('<script') && tags(svg) === tags(buttonSvg('solid', { title: 'a', office: 'b' }))
  }))
  expect(buttonSvg('outline', { title: 'a', office: '<script>"&' })).toContain('&#60;script&#62;&#34;&#38;')
})
