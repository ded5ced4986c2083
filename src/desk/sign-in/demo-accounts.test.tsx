import { expect, test } from 'vitest'
import { renderPage } from '../../ui/render.ts'
import { sampleFrame } from '../../ui/testing/sample-frame.ts'
import { SignInPage } from './sign-in-page.tsx'

const demo = { password: 'kata-sandi-peragaan', accounts: [{ role: 'camat', name: 'Ahmad', title: 'Camat', email: 'camat@demo.example' }] } as const

test('a demo offers its accounts on the sign-in page, service never does', () => {
  const shown = renderPage(<SignInPage frame={sampleFrame} email="" next="/meja" errors={[]} demo={demo} />)
  expect(shown).toContain('camat@demo.example')
  expect(shown).toContain('value="kata-sandi-peragaan"')
  const service = renderPage(<SignInPage frame={sampleFrame} email="" next="/meja" errors={[]} />)
  expect(service).not.toContain('peragaan"')
  expect(service).not.toContain('demo-accounts')
})
