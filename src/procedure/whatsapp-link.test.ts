import { expect, test } from 'vitest'
import { whatsappLink } from './whatsapp-link.ts'

test('a telephone number as it is written becomes a link with a text; what is none becomes nothing', () => {
  expect(whatsappLink('0812-3456-7890', 'Kode 7KQ3M & "ini"')).toBe('https://wa.me/6281234567890?text=Kode%207KQ3M%20%26%20%22ini%22')
  expect(whatsappLink('+62 812 3456 7890', '')).toBe('https://wa.me/6281234567890?text=')
  for (const none of [undefined, '', 'tidak punya', '123', 'javascript:alert(1)']) expect(whatsappLink(none, 'x')).toBeNull()
})
