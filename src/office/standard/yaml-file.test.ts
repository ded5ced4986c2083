import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardFaults } from './rules.ts'
import { standardSchema } from './schema.ts'
import { readYaml } from './yaml-file.ts'

const source = readFileSync('standards/kecamatan-wonoasih/standard.yaml', 'utf8')
const lines = source.split('\n')
const read = (text: string) => readYaml('standard.yaml', text, standardSchema, standardFaults)

function expectHelp(text: string): void {
  const result = read(text)
  if (result.ok) return
  expect(result.problems.length).toBeGreaterThan(0)
  for (const problem of result.problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1)
    expect(problem.line).toBeLessThanOrEqual(text.split('\n').length)
    expect(problem.message).not.toBe('')
    expect(problem.remedy).not.toBe('')
    // Nothing that only a programmer reads, and nothing in English out of the schema.
    expect(problem.message + problem.remedy).not.toMatch(/undefined|\[object|Invalid|expected|Unrecognized/)
  }
}

const line = fc.nat(lines.length - 1)
const slip = fc.oneof(
  line.map((n) => lines.toSpliced(n, 1).join('\n')),
  line.map((n) => lines.toSpliced(n, 0, lines[n] ?? '').join('\n')),
  fc.tuple(line, fc.constantFrom('  ', '\t', '- ', '# ', '"', '&a ', '*a ', ': ')).map(([n, sign]) => lines.with(n, sign + (lines[n] ?? '')).join('\n')),
  fc.tuple(fc.nat(source.length), fc.integer({ min: 1, max: 30 })).map(([at, n]) => source.slice(0, at) + source.slice(at + n)),
  fc.tuple(fc.nat(source.length), fc.string({ unit: 'binary', maxLength: 8 })).map(([at, text]) => source.slice(0, at) + text + source.slice(at)),
  fc.tuple(line, fc.constantFrom('null', '[]', '{}', '12', 'true', '""', '0x1F', '~')).map(([n, value]) => lines.with(n, (lines[n] ?? '').replace(/:.*$/, `: ${value}`)).join('\n')),
)

test('any slip of the pen gives help, never a crash', () => {
  fc.assert(fc.property(slip, expectHelp), { numRuns: 300 })
})

test.each(['', '\n', 'null', '[]', '42', '"text"', '&a [*a]', 'steps: &a [*a]', 'a: 1\n---\nb: 2', '\u0000', '%YAML 9.9\n---\n'])('a file that holds %j is refused with help', (text) => {
  expect(read(text).ok).toBe(false)
  expectHelp(text)
})
