import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jobs } from '../../src/procedure/jobs.ts'
import { jobHandlers } from '../../src/job-handlers.ts'
import { dictionaries, isMessageKey } from '../../src/ui/messages/messages.ts'
import { inputKeys } from '../../src/procedure/input.ts'
import { refusalKeys } from '../../src/complaint/refusal.ts'
import { verbNames } from '../../src/complaint/transitions.ts'
import { root, testHouse } from '../support/house.ts'

const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
  .map((entry) => ({ path: join(entry.parentPath, entry.name).slice(root.length + 1), text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))
const program = sources.filter(({ path }) => !/\.(?:test|example)\.tsx?$/u.test(path) && !/sample|examples\.ts/u.test(path))

test('every room has its line in ARCHITECTURE.md', () => {
  const map = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `src/${entry.name}/`)
  const steps = readdirSync(join(root, 'src', 'procedure'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `src/procedure/${entry.name}/`)
  for (const folder of [...rooms, ...steps]) expect(map, folder).toContain(`\`${folder}\``)
})

test('no office and no place is named in the code: they are data of the standard', () => {
  const named = program.filter(({ path, text }) => !path.startsWith('src/demo/') && /Wonoasih|Probolinggo|Jrebeng|082380000255/u.test(text.replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gmu, '')))
  expect(named.map(({ path }) => path)).toEqual([])
})

test('every refusal, input problem and verb has its words in both languages', () => {
  const keys = [
    ...refusalKeys.map((key) => `refusal.${key}`), ...inputKeys.map((key) => `input.${key}`), ...verbNames.map((name) => `verb.${name.replaceAll('-', '_')}`),
  ]
  expect(keys.filter((key) => !isMessageKey(key))).toEqual([])
})

test('no message is unused', () => {
  const everything = program.filter(({ path }) => !path.startsWith('src/ui/messages/')).map(({ text }) => text).join('\n')
  const builtAtRunTime = [...everything.matchAll(/`([a-z_]+(?:\.[a-z_]+)*[._])\$\{/gu)].map((match) => match[1] ?? '')
  builtAtRunTime.push(...[...everything.matchAll(/keyOf\('([a-z_.]+)',/gu)].map((match) => `${match[1]}.`))
  const unused = Object.keys(dictionaries.id).filter((key) => !everything.includes(`'${key}'`) && !everything.includes(`"${key}"`) && !builtAtRunTime.some((prefix) => key.startsWith(prefix)))
  expect(unused).toEqual([])
})

test('every job has a handler', async () => {
  const { house } = await testHouse()
  expect(Object.keys(jobHandlers(house)).sort()).toEqual(Object.keys(jobs).sort())
})

test('no file needs a scroll map', () => {
  const long = program.filter(({ path, text }) => !path.startsWith('src/ui/messages/') && text.split('\n').length > 300)
  expect(long.map(({ path }) => path)).toEqual([])
})

test('only the configuration reads the environment', () => {
  const readers = program.filter(({ text }) => /process\.env/u.test(text)).map(({ path }) => path)
  expect(readers).toEqual(['src/platform/config.ts'])
})

test('every library has its line in docs/dependencies.md, and an install script only where it was approved', () => {
  const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string>; optionalDependencies: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const text = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8')
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })
  expect(names.filter((name) => !text.includes(name))).toEqual([])
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })) expect(version).toMatch(/^\d+\.\d+\.\d+/u)
})

test('docs/asvs.md counts what it says, and names only files that are there', () => {
  const text = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8')
  const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| (met|does not apply|not met) \| (.+?) \| (.*?) ?\|$/gmu)].map(([, id = '', level = '', state = '', where = '', shown = '']) => ({ id, level, state, where, shown }))
  expect(new Set(rows.map(({ id }) => id)).size).toBe(253)
  for (const level of ['1', '2']) {
    const count = (state?: string) => rows.filter((row) => row.level === level && (state === undefined || row.state === state)).length
    expect(text).toContain(`| ${level} | ${count()} | ${count('met')} | ${count('does not apply')} | ${count('not met')} |`)
  }
  expect(rows.filter(({ state, shown }) => state === 'met' && shown === '').map(({ id }) => id)).toEqual([])
  const named = [...new Set([...text.matchAll(/`((?:src|test|docs|standards)\/[\w./-]+)`/gu)].map(([, path = '']) => path))]
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
