import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrSvg } from './qr.ts'

test('draws exactly the dark modules of the code', () => {
  const content = 'https://pengaduan.sukamaju.example/lacak/KSM-7H4K-92QD-X'
  const { size, data } = encode(content, { ecc: 'M', border: 4 })
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of qrSvg(content).matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let dark = 0; dark < Number(width); dark++) (drawn[Number(y)] ?? [])[Number(x) + dark] = true
  expect(drawn).toEqual(data)
  expect(drawn.slice(0, 4).flat()).not.toContain(true)
})
