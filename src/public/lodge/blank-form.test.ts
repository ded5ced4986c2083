import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import type { Papers } from '../../papers/papers.ts'
import { addBlankForm } from './blank-form.ts'
import { addLodgePages } from './lodge.tsx'

let made = 0
const { app } = await testHouse({ doors: [addLodgePages, (server, house) => {
  const counted: Papers = { ...house.papers, render: (...wish) => { made += 1; return house.papers.render(...wish) } }
  addBlankForm(server, { ...house, papers: counted })
}] })

test('the blank form is linked from the page for lodging, in both languages; it is made once, however many fetch it', async () => {
  for (const [lang, words] of [['id', 'Unduh formulir kosong'], ['en', 'Download the blank form']] as const) {
    const page = await app.inject({ url: '/adukan', cookies: { bahasa: lang } })
    expect(page.body).toMatch(new RegExp(`href="/adukan/formulir.pdf"[^<]*${words}`, 'u'))
  }
  const fetched = await Promise.all(Array.from({ length: 3 }, () => app.inject({ url: '/adukan/formulir.pdf' })))
  expect(fetched.map(({ statusCode, headers }) => [statusCode, headers['content-type']])).toEqual(Array.from({ length: 3 }, () => [200, 'application/pdf']))
  expect(new Set(fetched.map(({ rawPayload }) => rawPayload.toString('base64'))).size).toBe(1)
  expect(made).toBe(1)
})
