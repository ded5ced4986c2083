import { expect, test } from 'vitest'
import { formatProblems } from './check.ts'

test('a problem is printed as its place, what is wrong, and what to write', () => {
  const problem = { file: 'standards/x/standard.yaml', line: 12, message: 'office.phone belum diisi', remedy: 'Tambahkan isian ini.' }
  expect(formatProblems([problem, { ...problem, line: 40 }])).toBe(
    'standards/x/standard.yaml:12 office.phone belum diisi\n  → Tambahkan isian ini.\n'
    + 'standards/x/standard.yaml:40 office.phone belum diisi\n  → Tambahkan isian ini.\n',
  )
  expect(formatProblems([])).toBe('')
})
